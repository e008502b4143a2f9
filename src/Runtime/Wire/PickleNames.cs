using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PickleGen;

/// <summary>Where a dump has memoized a run of names: how to write BINGET (or LONG_BINGET) of each of them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PickleNames
{
    /// <summary>Where in <see cref="Get"/> the size stands.</summary>
    internal const int SizeShift = 56;

    /// <summary>The size of BINGET.</summary>
    internal const int NearSize = 1 + sizeof(byte);

    /// <summary>The size of LONG_BINGET.</summary>
    internal const int FarSize = 1 + sizeof(uint);

    // In one word, so that it is copied as one: the opcode, the first index behind it, and in the last byte the size of both.
    private readonly ulong _bits;

    internal PickleNames(int firstIndex, int count)
    {
        bool isShort = firstIndex + count <= byte.MaxValue + 1;
        ulong size = isShort ? NearSize : (ulong)FarSize;
        _bits = (byte)(isShort ? PickleOpcode.BinGet : PickleOpcode.LongBinGet) | (ulong)(uint)firstIndex << 8 | size << SizeShift;
    }

    private PickleNames(ulong bits) => _bits = bits;

    /// <summary>Names that another pickler has put wherever it wanted, each where BINGET finds it: a <see cref="ForeignMembers"/> knows where.</summary>
    internal static PickleNames Learned { get; } = new((ulong)NearSize << SizeShift);

    /// <summary>Whether there are no names.</summary>
    public bool IsNone => _bits == 0;

    /// <summary>Whether BINGET reaches all of them.</summary>
    public bool AreNear => GetSize == NearSize;

    /// <summary>The bytes that such an opcode takes; 0: there are no names.</summary>
    internal int GetSize => (int)(_bits >> SizeShift);

    /// <summary>The opcode that gets a name and its index behind it, the lowest byte first; what is above them means nothing.</summary>
    internal ulong Get(int name) => _bits + ((ulong)(uint)name << 8);

    /// <summary>The memo's index of the first name.</summary>
    internal int First => (int)(uint)(_bits >> 8);

    /// <summary>Whether <paramref name="p"/> points to the opcode that gets a name; behind it must be as many bytes as that takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsAt(ref byte p, int name)
    {
        ulong get = Get(name);
        if (AreNear) return Unsafe.ReadUnaligned<ushort>(ref p) == LittleEndian((ushort)get);
        return p == (byte)get && Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref p, 1)) == LittleEndian((uint)(get >> 8));
    }

    private static ushort LittleEndian(ushort value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);

    private static uint LittleEndian(uint value) => BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
}
