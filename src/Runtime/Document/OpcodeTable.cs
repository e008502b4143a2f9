using static PickleGen.OpcodeArgument;

namespace PickleGen;

/// <summary>What pickletools knows of every opcode, in pickletools' order. Agrees with Python's own table by a test.</summary>
internal static class OpcodeTable
{
    /// <summary>The 68 opcodes.</summary>
    public static IReadOnlyList<OpcodeInfo> All { get; } =
    [
        new(PickleOpcode.Int, "INT", DecimalLineShort, "", "int_or_bool", 0, "Push an integer or bool."),
        new(PickleOpcode.BinInt, "BININT", Int4, "", "int", 1, "Push a four-byte signed integer."),
        new(PickleOpcode.BinInt1, "BININT1", UInt1, "", "int", 1, "Push a one-byte unsigned integer."),
        new(PickleOpcode.BinInt2, "BININT2", UInt2, "", "int", 1, "Push a two-byte unsigned integer."),
        new(PickleOpcode.Long, "LONG", DecimalLineLong, "", "int", 0, "Push a long integer."),
        new(PickleOpcode.Long1, "LONG1", Long1, "", "int", 2, "Long integer using one-byte length."),
        new(PickleOpcode.Long4, "LONG4", Long4, "", "int", 2, "Long integer using found-byte length."),
        new(PickleOpcode.String, "STRING", QuotedLine, "", "bytes_or_str", 0, "Push a Python string object."),
        new(PickleOpcode.BinString, "BINSTRING", String4, "", "bytes_or_str", 1, "Push a Python string object."),
        new(PickleOpcode.ShortBinString, "SHORT_BINSTRING", String1, "", "bytes_or_str", 1, "Push a Python string object."),
        new(PickleOpcode.BinBytes, "BINBYTES", Bytes4, "", "bytes", 3, "Push a Python bytes object."),
        new(PickleOpcode.ShortBinBytes, "SHORT_BINBYTES", Bytes1, "", "bytes", 3, "Push a Python bytes object."),
        new(PickleOpcode.BinBytes8, "BINBYTES8", Bytes8, "", "bytes", 4, "Push a Python bytes object."),
        new(PickleOpcode.ByteArray8, "BYTEARRAY8", ByteArray8, "", "bytearray", 5, "Push a Python bytearray object."),
        new(PickleOpcode.NextBuffer, "NEXT_BUFFER", OpcodeArgument.None, "", "buffer", 5, "Push an out-of-band buffer object."),
        new(PickleOpcode.ReadOnlyBuffer, "READONLY_BUFFER", OpcodeArgument.None, "buffer", "buffer", 5,
            "Make an out-of-band buffer object read-only."),
        new(PickleOpcode.None, "NONE", OpcodeArgument.None, "", "None", 0, "Push None on the stack."),
        new(PickleOpcode.NewTrue, "NEWTRUE", OpcodeArgument.None, "", "bool", 2, "Push True onto the stack."),
        new(PickleOpcode.NewFalse, "NEWFALSE", OpcodeArgument.None, "", "bool", 2, "Push False onto the stack."),
        new(PickleOpcode.Unicode, "UNICODE", UnicodeLine, "", "str", 0, "Push a Python Unicode string object."),
        new(PickleOpcode.ShortBinUnicode, "SHORT_BINUNICODE", Unicode1, "", "str", 4, "Push a Python Unicode string object."),
        new(PickleOpcode.BinUnicode, "BINUNICODE", Unicode4, "", "str", 1, "Push a Python Unicode string object."),
        new(PickleOpcode.BinUnicode8, "BINUNICODE8", Unicode8, "", "str", 4, "Push a Python Unicode string object."),
        new(PickleOpcode.Float, "FLOAT", FloatLine, "", "float", 0, "Newline-terminated decimal float literal."),
        new(PickleOpcode.BinFloat, "BINFLOAT", Float8, "", "float", 1, "Float stored in binary form, with 8 bytes of data."),
        new(PickleOpcode.EmptyList, "EMPTY_LIST", OpcodeArgument.None, "", "list", 1, "Push an empty list."),
        new(PickleOpcode.Append, "APPEND", OpcodeArgument.None, "list any", "list", 0, "Append an object to a list."),
        new(PickleOpcode.Appends, "APPENDS", OpcodeArgument.None, "list mark stackslice", "list", 1,
            "Extend a list by a slice of stack objects."),
        new(PickleOpcode.List, "LIST", OpcodeArgument.None, "mark stackslice", "list", 0,
            "Build a list out of the topmost stack slice, after markobject."),
        new(PickleOpcode.EmptyTuple, "EMPTY_TUPLE", OpcodeArgument.None, "", "tuple", 1, "Push an empty tuple."),
        new(PickleOpcode.Tuple, "TUPLE", OpcodeArgument.None, "mark stackslice", "tuple", 0,
            "Build a tuple out of the topmost stack slice, after markobject."),
        new(PickleOpcode.Tuple1, "TUPLE1", OpcodeArgument.None, "any", "tuple", 2,
            "Build a one-tuple out of the topmost item on the stack."),
        new(PickleOpcode.Tuple2, "TUPLE2", OpcodeArgument.None, "any any", "tuple", 2,
            "Build a two-tuple out of the top two items on the stack."),
        new(PickleOpcode.Tuple3, "TUPLE3", OpcodeArgument.None, "any any any", "tuple", 2,
            "Build a three-tuple out of the top three items on the stack."),
        new(PickleOpcode.EmptyDict, "EMPTY_DICT", OpcodeArgument.None, "", "dict", 1, "Push an empty dict."),
        new(PickleOpcode.Dict, "DICT", OpcodeArgument.None, "mark stackslice", "dict", 0,
            "Build a dict out of the topmost stack slice, after markobject."),
        new(PickleOpcode.SetItem, "SETITEM", OpcodeArgument.None, "dict any any", "dict", 0, "Add a key+value pair to an existing dict."),
        new(PickleOpcode.SetItems, "SETITEMS", OpcodeArgument.None, "dict mark stackslice", "dict", 1,
            "Add an arbitrary number of key+value pairs to an existing dict."),
        new(PickleOpcode.EmptySet, "EMPTY_SET", OpcodeArgument.None, "", "set", 4, "Push an empty set."),
        new(PickleOpcode.AddItems, "ADDITEMS", OpcodeArgument.None, "set mark stackslice", "set", 4,
            "Add an arbitrary number of items to an existing set."),
        new(PickleOpcode.FrozenSet, "FROZENSET", OpcodeArgument.None, "mark stackslice", "frozenset", 4,
            "Build a frozenset out of the topmost slice, after markobject."),
        new(PickleOpcode.Pop, "POP", OpcodeArgument.None, "any", "", 0, "Discard the top stack item, shrinking the stack by one item."),
        new(PickleOpcode.Dup, "DUP", OpcodeArgument.None, "any", "any any", 0,
            "Push the top stack item onto the stack again, duplicating it."),
        new(PickleOpcode.Mark, "MARK", OpcodeArgument.None, "", "mark", 0, "Push markobject onto the stack."),
        new(PickleOpcode.PopMark, "POP_MARK", OpcodeArgument.None, "mark stackslice", "", 1,
            "Pop all the stack objects at and above the topmost markobject."),
        new(PickleOpcode.Get, "GET", DecimalLineShort, "", "any", 0, "Read an object from the memo and push it on the stack."),
        new(PickleOpcode.BinGet, "BINGET", UInt1, "", "any", 1, "Read an object from the memo and push it on the stack."),
        new(PickleOpcode.LongBinGet, "LONG_BINGET", UInt4, "", "any", 1, "Read an object from the memo and push it on the stack."),
        new(PickleOpcode.Put, "PUT", DecimalLineShort, "", "", 0, "Store the stack top into the memo.  The stack is not popped."),
        new(PickleOpcode.BinPut, "BINPUT", UInt1, "", "", 1, "Store the stack top into the memo.  The stack is not popped."),
        new(PickleOpcode.LongBinPut, "LONG_BINPUT", UInt4, "", "", 1, "Store the stack top into the memo.  The stack is not popped."),
        new(PickleOpcode.Memoize, "MEMOIZE", OpcodeArgument.None, "any", "any", 4,
            "Store the stack top into the memo.  The stack is not popped."),
        new(PickleOpcode.Ext1, "EXT1", UInt1, "", "any", 2, "Extension code."),
        new(PickleOpcode.Ext2, "EXT2", UInt2, "", "any", 2, "Extension code."),
        new(PickleOpcode.Ext4, "EXT4", Int4, "", "any", 2, "Extension code."),
        new(PickleOpcode.Global, "GLOBAL", LinePair, "", "any", 0, "Push a global object (module.attr) on the stack."),
        new(PickleOpcode.StackGlobal, "STACK_GLOBAL", OpcodeArgument.None, "str str", "any", 4,
            "Push a global object (module.attr) on the stack."),
        new(PickleOpcode.Reduce, "REDUCE", OpcodeArgument.None, "any any", "any", 0,
            "Push an object built from a callable and an argument tuple."),
        new(PickleOpcode.Build, "BUILD", OpcodeArgument.None, "any any", "any", 0,
            "Finish building an object, via __setstate__ or dict update."),
        new(PickleOpcode.Inst, "INST", LinePair, "mark stackslice", "any", 0, "Build a class instance."),
        new(PickleOpcode.Obj, "OBJ", OpcodeArgument.None, "mark any stackslice", "any", 1, "Build a class instance."),
        new(PickleOpcode.NewObj, "NEWOBJ", OpcodeArgument.None, "any any", "any", 2, "Build an object instance."),
        new(PickleOpcode.NewObjEx, "NEWOBJ_EX", OpcodeArgument.None, "any any any", "any", 4, "Build an object instance."),
        new(PickleOpcode.Proto, "PROTO", UInt1, "", "", 2, "Protocol version indicator."),
        new(PickleOpcode.Stop, "STOP", OpcodeArgument.None, "any", "", 0, "Stop the unpickling machine."),
        new(PickleOpcode.Frame, "FRAME", UInt8, "", "", 4, "Indicate the beginning of a new frame."),
        new(PickleOpcode.PersId, "PERSID", Line, "", "any", 0, "Push an object identified by a persistent ID."),
        new(PickleOpcode.BinPersId, "BINPERSID", OpcodeArgument.None, "any", "any", 1, "Push an object identified by a persistent ID."),
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
