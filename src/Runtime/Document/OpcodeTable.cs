using static PickleGen.OpcodeArgument;

namespace PickleGen;

/// <summary>What pickletools knows of every opcode, in pickletools' order: names, arguments and stack agree with Python's own table by a test.
/// The descriptions are ours.</summary>
internal static class OpcodeTable
{
    /// <summary>The 68 opcodes.</summary>
    public static IReadOnlyList<OpcodeInfo> All { get; } =
    [
        new(PickleOpcode.Int, "INT", DecimalLineShort, "", "int_or_bool", 0, "An int as decimal text; 00 and 01 are False and True."),
        new(PickleOpcode.BinInt, "BININT", Int4, "", "int", 1, "An int of four bytes, signed."),
        new(PickleOpcode.BinInt1, "BININT1", UInt1, "", "int", 1, "An int of one byte, 0 to 255."),
        new(PickleOpcode.BinInt2, "BININT2", UInt2, "", "int", 1, "An int of two bytes, 0 to 65535."),
        new(PickleOpcode.Long, "LONG", DecimalLineLong, "", "int", 0, "An int as decimal text, with an L behind it."),
        new(PickleOpcode.Long1, "LONG1", Long1, "", "int", 2, "An int in two's complement; one byte says of how many bytes."),
        new(PickleOpcode.Long4, "LONG4", Long4, "", "int", 2, "An int in two's complement; four bytes say of how many bytes."),
        new(PickleOpcode.String, "STRING", QuotedLine, "", "bytes_or_str", 0, "Python 2's str as a quoted line with escapes."),
        new(PickleOpcode.BinString, "BINSTRING", String4, "", "bytes_or_str", 1, "Python 2's str; four bytes say how long."),
        new(PickleOpcode.ShortBinString, "SHORT_BINSTRING", String1, "", "bytes_or_str", 1, "Python 2's str; one byte says how long."),
        new(PickleOpcode.BinBytes, "BINBYTES", Bytes4, "", "bytes", 3, "A bytes; four bytes say how long."),
        new(PickleOpcode.ShortBinBytes, "SHORT_BINBYTES", Bytes1, "", "bytes", 3, "A bytes; one byte says how long."),
        new(PickleOpcode.BinBytes8, "BINBYTES8", Bytes8, "", "bytes", 4, "A bytes; eight bytes say how long."),
        new(PickleOpcode.ByteArray8, "BYTEARRAY8", ByteArray8, "", "bytearray", 5, "A bytearray; eight bytes say how long."),
        new(PickleOpcode.NextBuffer, "NEXT_BUFFER", OpcodeArgument.None, "", "buffer", 5, "The next of the buffers beside the pickle."),
        new(PickleOpcode.ReadOnlyBuffer, "READONLY_BUFFER", OpcodeArgument.None, "buffer", "buffer", 5, "The buffer on top, made read-only."),
        new(PickleOpcode.None, "NONE", OpcodeArgument.None, "", "None", 0, "None."),
        new(PickleOpcode.NewTrue, "NEWTRUE", OpcodeArgument.None, "", "bool", 2, "True."),
        new(PickleOpcode.NewFalse, "NEWFALSE", OpcodeArgument.None, "", "bool", 2, "False."),
        new(PickleOpcode.Unicode, "UNICODE", UnicodeLine, "", "str", 0, "A str as a line with escapes."),
        new(PickleOpcode.ShortBinUnicode, "SHORT_BINUNICODE", Unicode1, "", "str", 4, "A str in UTF-8; one byte says how long."),
        new(PickleOpcode.BinUnicode, "BINUNICODE", Unicode4, "", "str", 1, "A str in UTF-8; four bytes say how long."),
        new(PickleOpcode.BinUnicode8, "BINUNICODE8", Unicode8, "", "str", 4, "A str in UTF-8; eight bytes say how long."),
        new(PickleOpcode.Float, "FLOAT", FloatLine, "", "float", 0, "A float as decimal text."),
        new(PickleOpcode.BinFloat, "BINFLOAT", Float8, "", "float", 1, "A float of eight bytes, the highest first."),
        new(PickleOpcode.EmptyList, "EMPTY_LIST", OpcodeArgument.None, "", "list", 1, "A new list."),
        new(PickleOpcode.Append, "APPEND", OpcodeArgument.None, "list any", "list", 0, "The item on top goes into the list below it."),
        new(PickleOpcode.Appends, "APPENDS", OpcodeArgument.None, "list mark stackslice", "list", 1, "What lies above the mark goes into the list below it."),
        new(PickleOpcode.List, "LIST", OpcodeArgument.None, "mark stackslice", "list", 0, "What lies above the mark becomes a list."),
        new(PickleOpcode.EmptyTuple, "EMPTY_TUPLE", OpcodeArgument.None, "", "tuple", 1, "The tuple of nothing."),
        new(PickleOpcode.Tuple, "TUPLE", OpcodeArgument.None, "mark stackslice", "tuple", 0, "What lies above the mark becomes a tuple."),
        new(PickleOpcode.Tuple1, "TUPLE1", OpcodeArgument.None, "any", "tuple", 2, "The item on top becomes a tuple of one."),
        new(PickleOpcode.Tuple2, "TUPLE2", OpcodeArgument.None, "any any", "tuple", 2, "The two items on top become a tuple."),
        new(PickleOpcode.Tuple3, "TUPLE3", OpcodeArgument.None, "any any any", "tuple", 2, "The three items on top become a tuple."),
        new(PickleOpcode.EmptyDict, "EMPTY_DICT", OpcodeArgument.None, "", "dict", 1, "A new dict."),
        new(PickleOpcode.Dict, "DICT", OpcodeArgument.None, "mark stackslice", "dict", 0, "Keys and values above the mark become a dict."),
        new(PickleOpcode.SetItem, "SETITEM", OpcodeArgument.None, "dict any any", "dict", 0, "The key and the value on top go into the dict below them."),
        new(PickleOpcode.SetItems, "SETITEMS", OpcodeArgument.None, "dict mark stackslice", "dict", 1, "Keys and values above the mark go into the dict below it."),
        new(PickleOpcode.EmptySet, "EMPTY_SET", OpcodeArgument.None, "", "set", 4, "A new set."),
        new(PickleOpcode.AddItems, "ADDITEMS", OpcodeArgument.None, "set mark stackslice", "set", 4, "What lies above the mark goes into the set below it."),
        new(PickleOpcode.FrozenSet, "FROZENSET", OpcodeArgument.None, "mark stackslice", "frozenset", 4, "What lies above the mark becomes a frozenset."),
        new(PickleOpcode.Pop, "POP", OpcodeArgument.None, "any", "", 0, "The item on top goes."),
        new(PickleOpcode.Dup, "DUP", OpcodeArgument.None, "any", "any any", 0, "The item on top once more."),
        new(PickleOpcode.Mark, "MARK", OpcodeArgument.None, "", "mark", 0, "A mark, to which a later opcode goes down."),
        new(PickleOpcode.PopMark, "POP_MARK", OpcodeArgument.None, "mark stackslice", "", 1, "The topmost mark goes, with what lies above it."),
        new(PickleOpcode.Get, "GET", DecimalLineShort, "", "any", 0, "A memo entry; its number is decimal text."),
        new(PickleOpcode.BinGet, "BINGET", UInt1, "", "any", 1, "A memo entry; its number is one byte."),
        new(PickleOpcode.LongBinGet, "LONG_BINGET", UInt4, "", "any", 1, "A memo entry; its number is four bytes."),
        new(PickleOpcode.Put, "PUT", DecimalLineShort, "", "", 0, "The item on top becomes the memo entry of a number in decimal text."),
        new(PickleOpcode.BinPut, "BINPUT", UInt1, "", "", 1, "The item on top becomes the memo entry of a number of one byte."),
        new(PickleOpcode.LongBinPut, "LONG_BINPUT", UInt4, "", "", 1, "The item on top becomes the memo entry of a number of four bytes."),
        new(PickleOpcode.Memoize, "MEMOIZE", OpcodeArgument.None, "any", "any", 4, "The item on top becomes the next memo entry."),
        new(PickleOpcode.Ext1, "EXT1", UInt1, "", "any", 2, "The name registered for a code of one byte."),
        new(PickleOpcode.Ext2, "EXT2", UInt2, "", "any", 2, "The name registered for a code of two bytes."),
        new(PickleOpcode.Ext4, "EXT4", Int4, "", "any", 2, "The name registered for a code of four bytes."),
        new(PickleOpcode.Global, "GLOBAL", LinePair, "", "any", 0, "What two lines name: a module and a name in it."),
        new(PickleOpcode.StackGlobal, "STACK_GLOBAL", OpcodeArgument.None, "str str", "any", 4, "What the two texts on top name: a module and a name in it."),
        new(PickleOpcode.Reduce, "REDUCE", OpcodeArgument.None, "any any", "any", 0, "The result of a call: the callable lies below the tuple of its arguments."),
        new(PickleOpcode.Build, "BUILD", OpcodeArgument.None, "any any", "any", 0, "The state on top goes into the object below it."),
        new(PickleOpcode.Inst, "INST", LinePair, "mark stackslice", "any", 0, "An instance of the class that two lines name; arguments above the mark."),
        new(PickleOpcode.Obj, "OBJ", OpcodeArgument.None, "mark any stackslice", "any", 1, "An instance of the class above the mark; arguments above the class."),
        new(PickleOpcode.NewObj, "NEWOBJ", OpcodeArgument.None, "any any", "any", 2, "What the class's __new__ makes of a tuple of arguments."),
        new(PickleOpcode.NewObjEx, "NEWOBJ_EX", OpcodeArgument.None, "any any any", "any", 4, "What the class's __new__ makes of a tuple of arguments and a dict of named ones."),
        new(PickleOpcode.Proto, "PROTO", UInt1, "", "", 2, "The pickle's protocol."),
        new(PickleOpcode.Stop, "STOP", OpcodeArgument.None, "any", "", 0, "The end; the item on top is the pickle's value."),
        new(PickleOpcode.Frame, "FRAME", UInt8, "", "", 4, "Eight bytes say how long the frame is that begins here."),
        new(PickleOpcode.PersId, "PERSID", Line, "", "any", 0, "What the program keeps under the id in this line."),
        new(PickleOpcode.BinPersId, "BINPERSID", OpcodeArgument.None, "any", "any", 1, "What the program keeps under the id on top."),
    ];

    private static readonly OpcodeInfo?[] s_byCode = ByCode();

    /// <summary>The opcode that <paramref name="code"/> stands for; null: none does.</summary>
    public static OpcodeInfo? Find(byte code) => s_byCode[code];

    private static OpcodeInfo?[] ByCode()
    {
        var byCode = new OpcodeInfo?[byte.MaxValue + 1];
        foreach (var info in All) byCode[(byte)info.Opcode] = info;
        return byCode;
    }
}
