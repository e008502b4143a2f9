using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PickleGen;

/// <summary>Where a dump has memoized a run of names: how to write BINGET (or LONG_BINGET) of each of them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PickleNames
{
    internal PickleNames(int firstIndex, int count)
    {
        bool isShort = firstIndex + count <= byte.MaxValue + 1;
        GetFirst = (byte)(isShort ? PickleOpcode.BinGet : PickleOpcode.LongBinGet) | (ulong)(uint)firstIndex << 8;
        GetSize = isShort ? 2 : 5;
    }

    /// <summary>The opcode that gets the first name, its index behind it: the next name's is 256 more.</summary>
    internal ulong GetFirst { get; }

    /// <summary>Whether <paramref name="p"/> points to the opcode that gets a name; behind it must be as many bytes as that takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsAt(ref byte p, int name)
    {
        ulong get = GetFirst + ((ulong)(uint)name << 8);
        if (GetSize == 2) return Unsafe.ReadUnaligned<ushort>(ref p) == LittleEndian((ushort)get);
        return p == (byte)get && Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref p, 1)) == LittleEndian((uint)(get >> 8));
    }

    private static ushort LittleEndian(ushort value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);

    private static uint LittleEndian(uint value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);

    /// <summary>The bytes that such an opcode takes; 0: there are no names.</summary>
    internal int GetSize { get; }
}
