using System.Buffers.Binary;
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

    /// <summary>EMPTY_X MEMOIZE, and MARK or not: <paramref name="opcodes"/> has all three, the first of them lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteOpening(uint opcodes, bool isMarked)
    {
        ref byte p = ref Reserve(sizeof(uint));
        Unsafe.WriteUnaligned(ref p, BitConverter.IsLittleEndian ? opcodes : BinaryPrimitives.ReverseEndianness(opcodes));
        Commit(ref Unsafe.Add(ref p, isMarked ? 3 : 2));
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
