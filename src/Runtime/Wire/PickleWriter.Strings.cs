using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

public ref partial struct PickleWriter
{
    /// <summary>
    /// SHORT_BINUNICODE or BINUNICODE, UTF-8 with surrogatepass; in protocol 0 UNICODE, raw-unicode-escape (pickle.py <c>save_str</c>).
    /// Not memoized. BINUNICODE8 never comes up: its text would not fit an array.
    /// </summary>
    /// <exception cref="PicklingException">The text is larger than one buffer can be.</exception>
    public void WriteString(scoped ReadOnlySpan<char> value)
    {
        if (!IsBinary)
        {
            WriteUnicodeText(value);
            return;
        }

        // The length stands before the text, and whether it is long decides where: count first unless any text of so many characters is short.
        int size = value.Length <= byte.MaxValue / 3 ? -1 : CheckedSize(SurrogatePassUtf8.GetByteCount(value));
        if (size >= FrameSizeTarget) LeaveFrame();
        bool isShort = Protocol >= PickleProtocol.Framed && size <= byte.MaxValue;
        int header = isShort ? 2 : 5;
        int room = size < 0 ? 3 * value.Length : size;
        ref byte p = ref Reserve(header + room);
        int written = SurrogatePassUtf8.GetBytes(value, MemoryMarshal.CreateSpan(ref Unsafe.Add(ref p, header), room));
        p = (byte)(isShort ? PickleOpcode.ShortBinUnicode : PickleOpcode.BinUnicode);
        if (isShort) Unsafe.Add(ref p, 1) = (byte)written;
        else BinaryPrimitives.WriteInt32LittleEndian(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref p, 1), 4), written);
        Commit(ref Unsafe.Add(ref p, header + written));
        if (size >= FrameSizeTarget) EnterFrame();
    }

    /// <inheritdoc cref="WriteString(ReadOnlySpan{char})"/>
    public void WriteString(string value)
    {
        if (Protocol >= PickleProtocol.Framed && value.Length < FrameSizeTarget / 3) Commit(ref PickleOps.String(ref Reserve(PickleOps.SizeOf(value)), value));
        else WriteString(value.AsSpan());
    }

    /// <summary>A string, memoized under <paramref name="index"/>.</summary>
    internal void WriteMemoizedString(string value, int index)
    {
        if (Protocol >= PickleProtocol.Framed && value.Length < FrameSizeTarget / 3)
        {
            ref byte end = ref PickleOps.String(ref Reserve(PickleOps.SizeOf(value) + 1), value);
            Commit(ref PickleOps.Opcode(ref end, PickleOpcode.Memoize));
            return;
        }
        WriteString(value.AsSpan());
        WriteMemoize(index);
    }

    /// <summary>
    /// SHORT_BINBYTES or BINBYTES; below protocol 3, which has no bytes, a call of <c>_codecs.encode(text, 'latin1')</c>
    /// (pickle.py <c>save_bytes</c>). Nothing is memoized.
    /// </summary>
    public void WriteBytes(scoped ReadOnlySpan<byte> value)
    {
        if (Protocol >= PickleProtocol.Bytes)
        {
            if (value.Length <= byte.MaxValue) WriteOpcode(PickleOpcode.ShortBinBytes, (byte)value.Length);
            else StartPayload(PickleOpcode.BinBytes, value.Length, sizeof(int));
            WritePayload(value);
            return;
        }

        WriteGlobal("_codecs", "encode");
        WriteOpcode(PickleOpcode.Mark);
        WriteString(System.Text.Encoding.Latin1.GetString(value));
        WriteString("latin1");
        WriteOpcode(PickleOpcode.Tuple);
        WriteOpcode(PickleOpcode.Reduce);
    }

    /// <summary>BYTEARRAY8; below protocol 5 a call of <c>bytearray(bytes)</c> (pickle.py <c>save_bytearray</c>). Nothing is memoized.</summary>
    public void WriteByteArray(scoped ReadOnlySpan<byte> value)
    {
        if (Protocol >= PickleProtocol.Buffers)
        {
            StartPayload(PickleOpcode.ByteArray8, value.Length, sizeof(long));
            WritePayload(value);
            return;
        }

        WriteGlobal("builtins", "bytearray");
        WriteOpcode(PickleOpcode.Mark);
        if (!value.IsEmpty) WriteBytes(value);
        WriteOpcode(PickleOpcode.Tuple);
        WriteOpcode(PickleOpcode.Reduce);
    }

    /// <summary>As <see cref="WriteString(string)"/> does, text that is UTF-8 already, perhaps such as no string can hold (halves of a pair side by side).</summary>
    internal void WriteUtf8(scoped ReadOnlySpan<byte> utf8)
    {
        if (!IsBinary)
        {
            WriteOpcode(PickleOpcode.Unicode);
            WriteRaw([.. RawUnicodeEscape.GetBytes(CodePoints.OfUtf8(utf8)), (byte)'\n']);
            return;
        }
        if (Protocol >= PickleProtocol.Framed && utf8.Length <= byte.MaxValue) WriteOpcode(PickleOpcode.ShortBinUnicode, (byte)utf8.Length);
        else StartPayload(PickleOpcode.BinUnicode, utf8.Length, sizeof(int));
        WritePayload(utf8);
    }

    private void StartPayload(PickleOpcode opcode, int length, int lengthSize)
    {
        if (length >= FrameSizeTarget) LeaveFrame();
        ref byte p = ref Reserve(1 + sizeof(long));
        p = (byte)opcode;
        BinaryPrimitives.WriteInt64LittleEndian(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref p, 1), sizeof(long)), length);
        Commit(ref Unsafe.Add(ref p, 1 + lengthSize));
    }

    private void WritePayload(scoped ReadOnlySpan<byte> value)
    {
        if (!TryHandOver(value)) WriteRaw(value);
        if (value.Length >= FrameSizeTarget) EnterFrame();
    }

    private void WriteUnicodeText(scoped ReadOnlySpan<char> value)
    {
        int size = CheckedSize(RawUnicodeEscape.GetByteCount(value) + 2);
        var room = MemoryMarshal.CreateSpan(ref Reserve(size), size);
        room[0] = (byte)PickleOpcode.Unicode;
        RawUnicodeEscape.GetBytes(value, room[1..^1]);
        room[^1] = (byte)'\n';
        Commit(ref Unsafe.Add(ref MemoryMarshal.GetReference(room), size));
    }

    private static int CheckedSize(long size) =>
        size < Array.MaxLength - sizeof(long) ? (int)size : throw new PicklingException($"A text of {size} bytes is larger than one buffer can be.");
}
