using System.Runtime.CompilerServices;

namespace PickleGen;

public ref partial struct PickleWriter
{
    /// <summary>Memoizes the top of the stack: MEMOIZE, else BINPUT, LONG_BINPUT or PUT. <paramref name="index"/> is the memo's count (pickle.py <c>Pickler.memoize</c>).</summary>
    internal void WriteMemoize(int index)
    {
        if (Protocol >= PickleProtocol.Framed) WriteOpcode(PickleOpcode.Memoize);
        else WriteMemoOpcode(PickleOpcode.Put, PickleOpcode.BinPut, PickleOpcode.LongBinPut, index);
    }

    /// <summary>Pushes what was memoized: BINGET, LONG_BINGET or GET.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteGet(int index)
    {
        if (IsBinary && index <= byte.MaxValue) WriteOpcode(PickleOpcode.BinGet, (byte)index);
        else WriteMemoOpcode(PickleOpcode.Get, PickleOpcode.BinGet, PickleOpcode.LongBinGet, index);
    }

    private void WriteMemoOpcode(PickleOpcode text, PickleOpcode one, PickleOpcode four, int index)
    {
        if (!IsBinary) WriteTextArgument(text, index);
        else if (index <= byte.MaxValue) WriteOpcode(one, (byte)index);
        else WriteOpcode(four, (uint)index);
    }
}
