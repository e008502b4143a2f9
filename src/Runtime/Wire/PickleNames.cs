using System.ComponentModel;

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

    /// <summary>The bytes that such an opcode takes.</summary>
    internal int GetSize { get; }
}
