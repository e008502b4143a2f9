namespace PickleGen.Closures;

/// <summary>That a callable of module <c>picklegen</c> is there to be called, and is no value by itself either.</summary>
internal sealed class ClosureWord(string name) : IPartOfDelegate
{
    /// <inheritdoc/>
    public UnpicklingException Alone() => new($"The pickle has '{ClosureNames.Module}.{name}' in the place of a value, without a call of it.");
}
