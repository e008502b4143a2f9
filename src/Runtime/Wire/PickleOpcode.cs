namespace PickleGen;

/// <summary>The 68 opcodes, in the order of pickle.py; names are pickletools' in .NET casing.</summary>
public enum PickleOpcode : byte
{
    /// <summary>MARK: push a mark.</summary>
    Mark = (byte)'(',
    /// <summary>STOP: the end; what is on top is the value.</summary>
    Stop = (byte)'.',
    /// <summary>POP: discard the top of the stack, or a mark.</summary>
    Pop = (byte)'0',
    /// <summary>POP_MARK: discard down to the mark.</summary>
    PopMark = (byte)'1',
    /// <summary>DUP: push the top once more.</summary>
    Dup = (byte)'2',
    /// <summary>FLOAT: decimal text.</summary>
    Float = (byte)'F',
    /// <summary>INT: decimal text; <c>00</c> and <c>01</c> are booleans.</summary>
    Int = (byte)'I',
    /// <summary>BININT: four bytes, signed.</summary>
    BinInt = (byte)'J',
    /// <summary>BININT1: one byte.</summary>
    BinInt1 = (byte)'K',
    /// <summary>LONG: decimal text, <c>L</c> behind.</summary>
    Long = (byte)'L',
    /// <summary>BININT2: two bytes.</summary>
    BinInt2 = (byte)'M',
    /// <summary>NONE.</summary>
    None = (byte)'N',
    /// <summary>PERSID: a persistent id as text.</summary>
    PersId = (byte)'P',
    /// <summary>BINPERSID: a persistent id from the stack.</summary>
    BinPersId = (byte)'Q',
    /// <summary>REDUCE: call a callable with a tuple.</summary>
    Reduce = (byte)'R',
    /// <summary>STRING: Python 2's str, quoted text.</summary>
    String = (byte)'S',
    /// <summary>BINSTRING: Python 2's str, length in four bytes.</summary>
    BinString = (byte)'T',
    /// <summary>SHORT_BINSTRING: Python 2's str, length in one byte.</summary>
    ShortBinString = (byte)'U',
    /// <summary>UNICODE: raw-unicode-escape text.</summary>
    Unicode = (byte)'V',
    /// <summary>BINUNICODE: UTF-8, length in four bytes.</summary>
    BinUnicode = (byte)'X',
    /// <summary>APPEND: one item to a list.</summary>
    Append = (byte)'a',
    /// <summary>BUILD: <c>__setstate__</c> or <c>__dict__.update</c>.</summary>
    Build = (byte)'b',
    /// <summary>GLOBAL: module and name as two lines.</summary>
    Global = (byte)'c',
    /// <summary>DICT: from the items down to the mark.</summary>
    Dict = (byte)'d',
    /// <summary>EMPTY_DICT.</summary>
    EmptyDict = (byte)'}',
    /// <summary>APPENDS: the items down to the mark, to a list.</summary>
    Appends = (byte)'e',
    /// <summary>GET: from the memo, index as text.</summary>
    Get = (byte)'g',
    /// <summary>BINGET: from the memo, index in one byte.</summary>
    BinGet = (byte)'h',
    /// <summary>INST: build an instance; module and name as two lines.</summary>
    Inst = (byte)'i',
    /// <summary>LONG_BINGET: from the memo, index in four bytes.</summary>
    LongBinGet = (byte)'j',
    /// <summary>LIST: from the items down to the mark.</summary>
    List = (byte)'l',
    /// <summary>EMPTY_LIST.</summary>
    EmptyList = (byte)']',
    /// <summary>OBJ: build an instance; class and arguments from the stack.</summary>
    Obj = (byte)'o',
    /// <summary>PUT: into the memo, index as text.</summary>
    Put = (byte)'p',
    /// <summary>BINPUT: into the memo, index in one byte.</summary>
    BinPut = (byte)'q',
    /// <summary>LONG_BINPUT: into the memo, index in four bytes.</summary>
    LongBinPut = (byte)'r',
    /// <summary>SETITEM: one key and value into a dict.</summary>
    SetItem = (byte)'s',
    /// <summary>TUPLE: from the items down to the mark.</summary>
    Tuple = (byte)'t',
    /// <summary>EMPTY_TUPLE.</summary>
    EmptyTuple = (byte)')',
    /// <summary>SETITEMS: keys and values down to the mark, into a dict.</summary>
    SetItems = (byte)'u',
    /// <summary>BINFLOAT: eight bytes, big-endian.</summary>
    BinFloat = (byte)'G',
    /// <summary>PROTO: the protocol, one byte.</summary>
    Proto = 0x80,
    /// <summary>NEWOBJ: <c>cls.__new__(cls, *args)</c>.</summary>
    NewObj = 0x81,
    /// <summary>EXT1: a global by copyreg code, one byte.</summary>
    Ext1 = 0x82,
    /// <summary>EXT2: a global by copyreg code, two bytes.</summary>
    Ext2 = 0x83,
    /// <summary>EXT4: a global by copyreg code, four bytes.</summary>
    Ext4 = 0x84,
    /// <summary>TUPLE1: from the top item.</summary>
    Tuple1 = 0x85,
    /// <summary>TUPLE2: from the two top items.</summary>
    Tuple2 = 0x86,
    /// <summary>TUPLE3: from the three top items.</summary>
    Tuple3 = 0x87,
    /// <summary>NEWTRUE.</summary>
    NewTrue = 0x88,
    /// <summary>NEWFALSE.</summary>
    NewFalse = 0x89,
    /// <summary>LONG1: two's complement, length in one byte.</summary>
    Long1 = 0x8a,
    /// <summary>LONG4: two's complement, length in four bytes.</summary>
    Long4 = 0x8b,
    /// <summary>BINBYTES: length in four bytes.</summary>
    BinBytes = (byte)'B',
    /// <summary>SHORT_BINBYTES: length in one byte.</summary>
    ShortBinBytes = (byte)'C',
    /// <summary>SHORT_BINUNICODE: UTF-8, length in one byte.</summary>
    ShortBinUnicode = 0x8c,
    /// <summary>BINUNICODE8: UTF-8, length in eight bytes.</summary>
    BinUnicode8 = 0x8d,
    /// <summary>BINBYTES8: length in eight bytes.</summary>
    BinBytes8 = 0x8e,
    /// <summary>EMPTY_SET.</summary>
    EmptySet = 0x8f,
    /// <summary>ADDITEMS: the items down to the mark, into a set.</summary>
    AddItems = 0x90,
    /// <summary>FROZENSET: from the items down to the mark.</summary>
    FrozenSet = 0x91,
    /// <summary>NEWOBJ_EX: <c>cls.__new__(cls, *args, **kwargs)</c>.</summary>
    NewObjEx = 0x92,
    /// <summary>STACK_GLOBAL: module and name from the stack.</summary>
    StackGlobal = 0x93,
    /// <summary>MEMOIZE: into the memo, at its next index.</summary>
    Memoize = 0x94,
    /// <summary>FRAME: the length of what follows, eight bytes.</summary>
    Frame = 0x95,
    /// <summary>BYTEARRAY8: length in eight bytes.</summary>
    ByteArray8 = 0x96,
    /// <summary>NEXT_BUFFER: an out-of-band buffer.</summary>
    NextBuffer = 0x97,
    /// <summary>READONLY_BUFFER: make the top buffer read-only.</summary>
    ReadOnlyBuffer = 0x98,
}
