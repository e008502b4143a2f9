namespace PickleGen;

/// <summary>One opcode, as <c>pickletools.OpcodeInfo</c> describes it.</summary>
/// <param name="Opcode">The opcode.</param>
/// <param name="Name">pickletools' name, <c>SHORT_BINUNICODE</c>.</param>
/// <param name="Argument">What follows it in the pickle.</param>
/// <param name="StackBefore">What it takes from the stack, the top last, in pickletools' words: <c>list mark stackslice</c>.</param>
/// <param name="StackAfter">What it leaves on the stack, the top last.</param>
/// <param name="Protocol">The protocol that introduced it.</param>
/// <param name="Doc">One line about it.</param>
internal sealed record OpcodeInfo(
    PickleOpcode Opcode, string Name, OpcodeArgument Argument, string StackBefore, string StackAfter, int Protocol, string Doc)
{
    /// <summary>The word for a mark on the stack.</summary>
    public const string Mark = "mark";

    /// <summary>What it takes from the stack, item by item.</summary>
    public string[] Before { get; } = StackBefore.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What it leaves on the stack, item by item.</summary>
    public string[] After { get; } = StackAfter.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Items that it takes from below the topmost mark; or altogether, where it takes no mark.</summary>
    public int TakenBelowMark => TakesMark ? Array.IndexOf(Before, Mark) : Before.Length;

    /// <summary>Whether it takes everything down to the topmost mark.</summary>
    public bool TakesMark => Before.Contains(Mark);
}

/// <summary>How an argument lies in the pickle: pickletools' <c>ArgumentDescriptor</c>s, in their order of appearance.</summary>
internal enum OpcodeArgument
{
    None,
    UInt1,
    UInt2,
    Int4,
    UInt4,
    UInt8,
    QuotedLine,
    Line,
    LinePair,
    String1,
    String4,
    Bytes1,
    Bytes4,
    Bytes8,
    ByteArray8,
    UnicodeLine,
    Unicode1,
    Unicode4,
    Unicode8,
    DecimalLineShort,
    DecimalLineLong,
    FloatLine,
    Float8,
    Long1,
    Long4,
}

/// <summary>pickletools' own words for arguments.</summary>
internal static class OpcodeArgumentWords
{
    private static readonly string[] s_words =
    [
        "None", "uint1", "uint2", "int4", "uint4", "uint8", "stringnl", "stringnl_noescape", "stringnl_noescape_pair", "string1", "string4",
        "bytes1", "bytes4", "bytes8", "bytearray8", "unicodestringnl", "unicodestring1", "unicodestring4", "unicodestring8",
        "decimalnl_short", "decimalnl_long", "floatnl", "float8", "long1", "long4",
    ];

    public static string Word(this OpcodeArgument argument) => s_words[(int)argument];
}
