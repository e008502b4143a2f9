namespace PickleGen.Closures;

/// <summary>What a delegate is made of while it is loaded, and is nothing by itself: no program may get hold of it.</summary>
internal interface IPartOfDelegate
{
    /// <summary>The exception for one in the place of a value.</summary>
    UnpicklingException Alone();
}
