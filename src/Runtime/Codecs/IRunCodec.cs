namespace PickleGen.Codecs;

/// <summary>What a codec of a collection writes around the elements, and for one of them: enough to write them all, or a part at a time.</summary>
/// <typeparam name="TCollection">The collection.</typeparam>
/// <typeparam name="T">An element; of a dictionary, a key and a value.</typeparam>
internal interface IRunCodec<TCollection, T>
{
    /// <summary>Whether elements are keys and values.</summary>
    static virtual bool IsMapping => false;

    /// <summary>The elements in the order in which they are written; null: there is no collection.</summary>
    static abstract IEnumerable<T>? ItemsOf(TCollection value);

    /// <summary>Writes what comes before the first element, MARK included. False: that was all.</summary>
    /// <param name="writer">The pickle.</param>
    /// <param name="pickler">Knows what was saved before.</param>
    /// <param name="value">The collection, which is not null.</param>
    /// <param name="count">How many elements there are; -1: that is not known.</param>
    static abstract bool Start(ref PickleWriter writer, Pickler pickler, TCollection value, int count);

    /// <summary>Writes one element, with the opcode that adds it where the protocol has none for many.</summary>
    static abstract void SaveItem(ref PickleWriter writer, Pickler pickler, T item);

    /// <summary>Adds the elements since MARK to the collection, and opens another run.</summary>
    static virtual void NextRun(ref PickleWriter writer) => writer.WriteNextRun(PickleOpcode.Appends);

    /// <summary>Writes what comes behind the last element.</summary>
    static abstract void End(ref PickleWriter writer, Pickler pickler, TCollection value);
}

/// <summary>A codec whose values can leave while they are written, a part at a time, where they are a pickle's root.</summary>
/// <typeparam name="T">The values.</typeparam>
internal interface IInParts<T>
{
    /// <summary>Writes one value in parts.</summary>
    RootParts<T> Parts();
}
