namespace PickleGen.Codecs;

/// <summary>The elements so far of an array whose length the pickle does not say.</summary>
/// <typeparam name="T">The elements.</typeparam>
internal sealed class ArrayInTheMaking<T> : List<T>
{
    /// <summary>Whether one of its elements wanted the array.</summary>
    public bool IsWanted { get; private set; }

    /// <summary>Something in its place: the pickle has to be read again.</summary>
    public T[] Want()
    {
        IsWanted = true;
        return [.. this];
    }
}
