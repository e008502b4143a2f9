using System.Runtime.CompilerServices;

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
    public static string? Load(ref PickleReader reader, Unpickler unpickler) => LoadFor(typeof(string), ref reader, unpickler);

    /// <inheritdoc/>
    public static string? FromObject(object? value, Unpickler unpickler) => For(typeof(string), value);

    /// <summary>The text of which a value of a type is made.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static string? LoadFor(Type wanted, ref PickleReader reader, Unpickler unpickler)
    {
        int start = reader.Position;
        if (reader.TryReadText(out var utf8))
        {
            string text = unpickler.LoadText(utf8, start);
            unpickler.TakePuts(ref reader, text);
            return text;
        }
        if (reader.TryTake(PickleOpcode.None)) return null;
        if (unpickler.TryReadReference(ref reader, out object? value)) return For(wanted, value);
        if (reader.NextOpcode != (int)PickleOpcode.Frame) return For(wanted, unpickler.TakeForward(ref reader));
        Unpickler.TakeFrames(ref reader);
        return LoadFor(wanted, ref reader, unpickler);
    }

    /// <summary>The same of what the unpickler built.</summary>
    internal static string? For(Type wanted, object? value) => value is null or string ? (string?)value : throw Unpickler.WrongType(wanted, value);
}
