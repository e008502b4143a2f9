namespace PickleGen;

/// <summary>What Python 2's 8-bit strings (STRING, BINSTRING, SHORT_BINSTRING) become on load.</summary>
public enum PickleStringEncoding
{
    /// <summary>Text; a byte above 127 is an error. CPython's default.</summary>
    Ascii,

    /// <summary>Text, one character a byte. What old numpy and datetime pickles need.</summary>
    Latin1,

    /// <summary>Bytes; text, which must be UTF-8, where a member, element or key of a type that wants text has one.</summary>
    Bytes,
}
