using System.Numerics;
using System.Text;
using System.Text.Unicode;

namespace PickleGen;

internal sealed partial class GraphMachine
{
    private void LoadLong(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Limits.MaxIntegerBytes) throw UnpicklingLimits.Exceeded(Limits.MaxIntegerBytes);
        Push(new PickleIntNode(new BigInteger(bytes)));
    }

    private void PushNumber(object number) => Push(number switch
    {
        bool flag => flag ? PickleBoolNode.True : PickleBoolNode.False,
        int value => new PickleIntNode(value),
        long value => new PickleIntNode(value),
        _ => new PickleIntNode((BigInteger)number),
    });

    private void LoadText(ref PickleReader reader, int length)
    {
        var utf8 = Slice(ref reader, length);
        if (!Utf8.IsValid(utf8.Span) && !SurrogatePassUtf8.TryGetString(utf8.Span, out _, out int bad))
            throw new UnpicklingException($"Text is not UTF-8: byte {bad} of {length} is 0x{utf8.Span[bad]:x2}.");
        Push(new PickleStrNode(utf8));
    }

    private void LoadRawUnicode(ReadOnlySpan<byte> line)
    {
        try
        {
            Push(new PickleStrNode(CodePoints.ToUtf8(PythonText.RawUnicodeUnescape(line))));
        }
        catch (FormatException e)
        {
            throw new UnpicklingException(e.Message, e);
        }
    }

    private void LoadPython2String(ReadOnlyMemory<byte> bytes)
    {
        if (options.StringEncoding == PickleStringEncoding.Bytes)
        {
            Push(new PickleBytesNode(bytes));
            return;
        }
        int beyond = bytes.Span.IndexOfAnyInRange((byte)0x80, byte.MaxValue);
        if (beyond < 0) Push(new PickleStrNode(bytes));
        else if (options.StringEncoding == PickleStringEncoding.Latin1) Push(new PickleStrNode(Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(bytes.Span))));
        else throw new UnpicklingException($"A Python 2 string has the byte 0x{bytes.Span[beyond]:x2}. Set PickleOptions.StringEncoding to Latin1 or Bytes.");
    }

    private void LoadPersistentText(ReadOnlySpan<byte> line)
    {
        if (!Ascii.IsValid(line)) throw new UnpicklingException("A persistent id of protocol 0 is not ASCII.");
        Push(new PicklePersistentIdNode(new PickleStrNode(line.ToArray()), ++_made));
    }

    private PickleStrNode ReadName(ref PickleReader reader)
    {
        byte[] line = Bounded(reader.ReadLine()).ToArray();
        return Utf8.IsValid(line) ? new PickleStrNode(line) : throw new UnpicklingException("A global's name is not UTF-8.");
    }

    private ReadOnlyMemory<byte> Slice(ref PickleReader reader, int length)
    {
        int start = reader.Position;
        Bounded(reader.ReadBytes(length));
        return input.Slice(start, length);
    }

    private ReadOnlySpan<byte> Bounded(ReadOnlySpan<byte> bytes) =>
        bytes.Length <= Limits.MaxStringBytes ? bytes : throw UnpicklingLimits.Exceeded(Limits.MaxStringBytes);
}
