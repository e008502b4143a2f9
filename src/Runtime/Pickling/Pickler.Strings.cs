namespace PickleGen;

/// <content>Text and bytes. CPython has one object for each of the shortest, so those are memoized by value where its pickler's bytes are wanted.</content>
public partial class Pickler
{
    private static readonly string[] s_characters = MakeCharacters();
    private static readonly byte[][] s_singleBytes = MakeSingleBytes();
    private static readonly PickleCallable s_encode = new("_codecs", "encode");
    private static readonly PickleCallable s_bytes = new("builtins", "bytes");
    private static readonly PickleCallable s_byteArray = new("builtins", "bytearray");

    private void SaveString(ref PickleWriter writer, string value)
    {
        if (!IsTracking)
        {
            writer.WriteString(value);
            return;
        }
        if (value.Length <= 1) value = Shared(value);
        if (Memo.TryGetOrAdd(value, out int index)) writer.WriteGet(index);
        else writer.WriteMemoizedString(value, index);
    }

    /// <summary>A text to which nothing refers.</summary>
    internal void SaveUnshared(ref PickleWriter writer, string value)
    {
        if (IsTracking) writer.WriteMemoizedString(value, Memo.AddUnnamed());
        else writer.WriteString(value);
    }

    private bool SaveSplitText(ref PickleWriter writer, PickleSplitText value)
    {
        if (TryWriteGet(ref writer, value)) return true;
        writer.WriteUtf8(value.Utf8.Span);
        Memoize(ref writer, value);
        return true;
    }

    private bool SaveBytes(ref PickleWriter writer, byte[] value)
    {
        value = Shared(value);
        if (TryWriteGet(ref writer, value)) return true;
        if (writer.Protocol >= PickleProtocol.Bytes)
        {
            writer.WriteBytes(value);
            Memoize(ref writer, value);
            return true;
        }
        return OpenReduction(ref writer, value, value.Length == 0
            ? new ReduceValue(s_bytes, [])
            : new ReduceValue(s_encode, [System.Text.Encoding.Latin1.GetString(value), "latin1"]));
    }

    private bool SaveByteArray(ref PickleWriter writer, PickleByteArray value)
    {
        if (TryWriteGet(ref writer, value)) return true;
        if (writer.Protocol >= PickleProtocol.Buffers)
        {
            writer.WriteByteArray(value.AsSpan());
            Memoize(ref writer, value);
            return true;
        }
        // The bytes are an object that nobody else has, so even a single one is not the shared one.
        return OpenReduction(ref writer, value, new ReduceValue(s_byteArray, value.Length == 0 ? [] : [new UnsharedBytes(value.ToArray())]));
    }

    private bool SaveUnsharedBytes(ref PickleWriter writer, UnsharedBytes value)
    {
        if (writer.Protocol < PickleProtocol.Bytes) return OpenReduction(ref writer, value, new ReduceValue(s_encode, [System.Text.Encoding.Latin1.GetString(value.Bytes), "latin1"]));
        writer.WriteBytes(value.Bytes);
        Memoize(ref writer, value);
        return true;
    }

    private static string Shared(string value) => value.Length == 0 ? "" : value[0] <= byte.MaxValue ? s_characters[value[0]] : value;

    // An array of one byte can be changed, so in a typed dump it is an object like longer ones.
    private byte[] Shared(byte[] value) => value.Length switch
    {
        0 => [],
        1 when _isUntyped => s_singleBytes[value[0]],
        _ => value,
    };

    private static string[] MakeCharacters()
    {
        var characters = new string[byte.MaxValue + 1];
        for (int i = 0; i < characters.Length; i++) characters[i] = ((char)i).ToString();
        return characters;
    }

    private static byte[][] MakeSingleBytes()
    {
        var bytes = new byte[byte.MaxValue + 1][];
        for (int i = 0; i < bytes.Length; i++) bytes[i] = [(byte)i];
        return bytes;
    }
}

/// <summary>Bytes that are an object of their own however short they are.</summary>
/// <param name="bytes">The bytes.</param>
internal sealed class UnsharedBytes(byte[] bytes)
{
    public byte[] Bytes { get; } = bytes;
}
