namespace PickleGen.Codecs;

/// <summary>The elements so far of an array whose length the pickle does not say. It is never given out.</summary>
internal abstract class ArrayInTheMaking
{
    private Array? _inItsPlace;

    /// <summary>Whether one of its elements wanted the array.</summary>
    public bool IsWanted => _inItsPlace is not null;

    /// <summary>Something in its place, the same for all: the pickle has to be read again.</summary>
    public Array Want() => _inItsPlace ??= SoFar();

    protected abstract Array SoFar();
}

/// <inheritdoc/>
/// <typeparam name="T">The elements.</typeparam>
internal sealed class ArrayInTheMaking<T> : ArrayInTheMaking
{
    public List<T> Items { get; } = [];

    protected override Array SoFar() => Items.ToArray();
}
