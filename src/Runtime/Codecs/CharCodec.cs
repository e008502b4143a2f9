namespace PickleGen.Codecs;

/// <summary>A Python <c>str</c> of one UTF-16 code unit.</summary>
public readonly struct CharCodec : IPickleCodec<char>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, char value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) StringCodec.Save(ref writer, pickler, value.ToString());
    }

    /// <inheritdoc/>
    public static char Load(ref PickleReader reader, Unpickler unpickler) => FromObject(StringCodec.LoadFor(typeof(char), ref reader, unpickler), unpickler);

    /// <inheritdoc/>
    public static char FromObject(object? value, Unpickler unpickler) => value is string { Length: 1 } text ? text[0] : throw Unpickler.WrongType(typeof(char), value);
}
