using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

/// <content>Numbers, each read after its opcode. Bounds are checked before anything is looked at.</content>
public ref partial struct PickleReader
{
    /// <summary>The next opcode, not taken; -1 at the end of the input.</summary>
    internal readonly int NextOpcode
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _position < _end ? Unsafe.Add(ref _start, _position) : -1;
    }

    /// <summary>The whole input, what was read included.</summary>
    internal readonly ReadOnlySpan<byte> Input => MemoryMarshal.CreateReadOnlySpan(ref _start, _end);

    /// <summary>One byte.</summary>
    /// <exception cref="UnpicklingException">The input ends before.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal byte ReadByte()
    {
        if (_position >= _end) throw Truncated(1);
        return Unsafe.Add(ref _start, _position++);
    }

    /// <summary>Two bytes, little-endian.</summary>
    internal ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(ReadBytes(sizeof(ushort)));

    /// <summary>Four bytes, little-endian, signed.</summary>
    internal int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(ReadBytes(sizeof(int)));

    /// <summary>Four bytes, little-endian.</summary>
    internal uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(ReadBytes(sizeof(uint)));

    /// <summary>Eight bytes, big-endian (BINFLOAT).</summary>
    internal double ReadDouble() => BinaryPrimitives.ReadDoubleBigEndian(ReadBytes(sizeof(double)));

    /// <summary>A length in four bytes, believed only as far as the input reaches.</summary>
    internal int ReadLength32() => CheckLength(ReadUInt32());

    /// <summary>A length in eight bytes, believed only as far as the input reaches.</summary>
    internal int ReadLength64() => CheckLength(BinaryPrimitives.ReadUInt64LittleEndian(ReadBytes(sizeof(ulong))));

    /// <summary>LONG4's length: signed, never negative (_pickle.c <c>load_counted_long</c>).</summary>
    internal int ReadSignedLength32()
    {
        int length = ReadInt32();
        return length >= 0 ? CheckLength((uint)length) : throw new UnpicklingException($"LONG4 declares {length} bytes.");
    }

    /// <summary>FRAME's length: that many bytes must follow (_pickle.c <c>load_frame</c>). Where they are still to come, whoever cut these off sees to that.</summary>
    internal ulong ReadFrame()
    {
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(ReadBytes(sizeof(ulong)));
        if (Beyond != int.MaxValue && length > (ulong)(_end - _position) + (uint)Beyond) throw Truncated(length, Beyond);
        return length;
    }

    private readonly int CheckLength(ulong length) => length <= (uint)(_end - _position) ? (int)length : throw Truncated(length);

    private readonly UnpicklingException Truncated(ulong wanted, int beyond = 0) =>
        new($"The pickle is truncated: {wanted} more bytes should follow here, and {_end - _position + beyond} do.");
}
