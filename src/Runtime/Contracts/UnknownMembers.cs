namespace PickleGen;

/// <summary>What to do with a member that the pickle has and the type lacks.</summary>
public enum UnknownMembers
{
    /// <summary>Leave it out.</summary>
    Ignore,

    /// <summary>Fail, naming it.</summary>
    Error,
}
