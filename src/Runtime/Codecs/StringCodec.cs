using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>A Python <c>str</c>. Not memoized: a string has no identity.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
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
    public static string? Load(ref PickleReader reader, Unpickler unpickler) => FromObject(LoadObject(ref reader, unpickler), unpickler);

    /// <inheritdoc/>
    public static string? FromObject(object? value, Unpickler unpickler) => value is null or string ? (string?)value : OfBytes(value, unpickler);

    /// <summary>The next value, which is probably a text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static object? LoadObject(ref PickleReader reader, Unpickler unpickler)
    {
        int start = reader.Position;
        if (!reader.TryReadText(out var utf8)) return LoadOther(ref reader, unpickler);
        string text = unpickler.LoadText(utf8, start);
        unpickler.TakePuts(ref reader, text);
        return text;
    }

    // They are read to their end for each reference to them.
    private static string OfBytes(object value, Unpickler unpickler)
    {
        if (Convertibles.TryTo(value, unpickler, out string? own)) return own;
        string text = unpickler.TextOf(value) ?? throw Unpickler.WrongType(typeof(string), value);
        unpickler.ChargeCopy(text.Length);
        return text;
    }

    private static object? LoadOther(ref PickleReader reader, Unpickler unpickler)
    {
        if (reader.TryTake(PickleOpcode.None)) return null;
        if (unpickler.TryReadReference(ref reader, out object? value)) return value;
        if (reader.NextOpcode != (int)PickleOpcode.Frame) return unpickler.TakeForward(ref reader);
        Unpickler.TakeFrames(ref reader);
        return LoadObject(ref reader, unpickler);
    }
}
