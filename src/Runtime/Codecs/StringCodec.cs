namespace PickleGen.Codecs;

/// <summary>A Python <c>str</c>. Not memoized: a string has no identity.</summary>
public readonly struct StringCodec : IPickleCodec<string?>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, string? value)
    {
        if (writer.Protocol >= 4) writer.Commit(ref PickleOps.String(ref writer.Reserve(PickleOps.SizeOf(value)), value));
        else if (value is null) writer.WriteNone();
        else writer.WriteString(value);
    }

    /// <inheritdoc/>
    public static string? Load(ref PickleReader reader, Unpickler unpickler)
    {
        int start = reader.Position;
        if (reader.TryReadText(out var utf8))
        {
            string text = unpickler.LoadText(utf8, start);
            unpickler.TakePuts(ref reader, text);
            return text;
        }
        if (reader.TryTake(PickleOpcode.None)) return null;
        if (unpickler.TryReadReference(ref reader, out object? value)) return FromObject(value, unpickler);
        return FromObject(unpickler.TakeForward(ref reader), unpickler);
    }

    /// <inheritdoc/>
    public static string? FromObject(object? value, Unpickler unpickler) => value is null or string ? (string?)value : throw Unpickler.WrongType(typeof(string), value);
}
