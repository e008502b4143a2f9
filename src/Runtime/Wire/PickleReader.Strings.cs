using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

/// <content>Bytes and lines, each read after its opcode.</content>
public ref partial struct PickleReader
{
    /// <summary>The next <paramref name="count"/> bytes, in place.</summary>
    /// <exception cref="UnpicklingException">The input ends before.</exception>
    internal ReadOnlySpan<byte> ReadBytes(int count)
    {
        if ((uint)count > (uint)(_end - _position)) throw Truncated((uint)count);
        var bytes = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _start, _position), count);
        _position += count;
        return bytes;
    }

    /// <summary>The bytes up to the next newline, which is taken and not returned.</summary>
    /// <exception cref="UnpicklingException">There is no newline.</exception>
    internal ReadOnlySpan<byte> ReadLine()
    {
        var rest = Remaining;
        int length = rest.IndexOf((byte)'\n');
        if (length < 0) throw new UnpicklingException("The pickle is truncated: a line of text has no end.");
        _position += length + 1;
        return rest[..length];
    }
}
