namespace PickleGen;

public ref partial struct PickleWriter
{
    /// <summary>EMPTY_LIST; in protocol 0 MARK LIST.</summary>
    internal void WriteEmptyList() => WriteEmpty(PickleOpcode.EmptyList, PickleOpcode.List);

    /// <summary>EMPTY_DICT; in protocol 0 MARK DICT.</summary>
    internal void WriteEmptyDict() => WriteEmpty(PickleOpcode.EmptyDict, PickleOpcode.Dict);

    /// <summary>EMPTY_TUPLE; in protocol 0 MARK TUPLE.</summary>
    internal void WriteEmptyTuple() => WriteEmpty(PickleOpcode.EmptyTuple, PickleOpcode.Tuple);

    /// <summary>Whether a tuple of so many items is written without MARK: TUPLE1 to TUPLE3 from protocol 2 on.</summary>
    internal readonly bool HasTupleOpcode(int length) => length is >= 1 and <= 3 && Protocol >= FirstProtoOpcode;

    /// <summary>TUPLE1, TUPLE2, TUPLE3 where <see cref="HasTupleOpcode"/>, else TUPLE.</summary>
    internal void WriteTuple(int length) => WriteOpcode(HasTupleOpcode(length) ? (PickleOpcode)((byte)PickleOpcode.Tuple1 + length - 1) : PickleOpcode.Tuple);

    private void WriteEmpty(PickleOpcode binary, PickleOpcode text)
    {
        if (IsBinary)
        {
            WriteOpcode(binary);
            return;
        }
        WriteOpcode(PickleOpcode.Mark);
        WriteOpcode(text);
    }
}
