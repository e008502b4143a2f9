using System.Runtime.CompilerServices;

namespace PickleGen;

public ref partial struct PickleWriter
{
    /// <summary>EMPTY_TUPLE; in protocol 0 MARK TUPLE.</summary>
    internal void WriteEmptyTuple() => WriteEmpty(PickleOpcode.EmptyTuple, PickleOpcode.Tuple);

    /// <summary>Whether a tuple of so many items is written without MARK: TUPLE1 to TUPLE3 from protocol 2 on.</summary>
    internal readonly bool HasTupleOpcode(int length) => length is >= 1 and <= 3 && Protocol >= PickleProtocol.NewObjects;

    /// <summary>TUPLE1, TUPLE2, TUPLE3 where <see cref="HasTupleOpcode"/>, else TUPLE.</summary>
    internal void WriteTuple(int length) => WriteOpcode(HasTupleOpcode(length) ? (PickleOpcode)((byte)PickleOpcode.Tuple1 + length - 1) : PickleOpcode.Tuple);

    /// <summary>In the place of a tuple that turned out to be in itself: its items, and MARK, are popped (_pickle.c <c>save_tuple</c>).</summary>
    internal void WriteDiscardedTuple(int length)
    {
        if (IsBinary && !HasTupleOpcode(length))
        {
            WriteOpcode(PickleOpcode.PopMark);
            return;
        }
        for (int i = HasTupleOpcode(length) ? 1 : 0; i <= length; i++) WriteOpcode(PickleOpcode.Pop);
    }

    /// <summary>EMPTY_X MEMOIZE.</summary>
    internal void WriteMemoizedEmpty(PickleOpcode empty)
    {
        ref byte p = ref Reserve(2);
        p = (byte)empty;
        Unsafe.Add(ref p, 1) = (byte)PickleOpcode.Memoize;
        Commit(ref Unsafe.Add(ref p, 2));
    }

    /// <summary>An empty collection: EMPTY_X, in protocol 0 MARK and the opcode that takes what stands above it.</summary>
    internal void WriteEmpty(PickleOpcode binary, PickleOpcode text)
    {
        if (IsBinary)
        {
            WriteOpcode(binary);
            return;
        }
        WriteOpcode(PickleOpcode.Mark);
        WriteOpcode(text);
    }

    /// <summary>Adds what stands behind MARK to the collection below it, and opens another run.</summary>
    internal void WriteNextRun(PickleOpcode add)
    {
        if (!IsBinary) return;
        WriteOpcode(add);
        WriteOpcode(PickleOpcode.Mark);
    }
}
