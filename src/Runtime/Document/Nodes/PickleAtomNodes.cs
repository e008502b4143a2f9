using System.Numerics;

namespace PickleGen;

/// <summary>None.</summary>
public sealed class PickleNoneNode : PickleNode
{
    private PickleNoneNode()
    {
    }

    internal static PickleNoneNode Instance { get; } = new();
}

/// <summary>True or False.</summary>
public sealed class PickleBoolNode : PickleNode
{
    private PickleBoolNode(bool value) => Value = value;

    /// <summary>The value.</summary>
    public bool Value { get; }

    internal static PickleBoolNode True { get; } = new(true);

    internal static PickleBoolNode False { get; } = new(false);
}

/// <summary>An int.</summary>
public sealed class PickleIntNode : PickleNode
{
    internal PickleIntNode(BigInteger value) => Value = value;

    /// <summary>The value.</summary>
    public BigInteger Value { get; }
}

/// <summary>A float.</summary>
public sealed class PickleFloatNode : PickleNode
{
    internal PickleFloatNode(double value) => Value = value;

    /// <summary>The value.</summary>
    public double Value { get; }
}

/// <summary>A str; also a Python 2 str that was read as text.</summary>
public sealed class PickleStrNode : PickleNode
{
    private string? _value;

    internal PickleStrNode(ReadOnlyMemory<byte> utf8) => Utf8 = utf8;

    /// <summary>
    /// UTF-8, a lone surrogate encoded like any other code point (Python's <c>surrogatepass</c>). Exact where <see cref="Value"/> cannot be:
    /// two halves of a pair that Python keeps apart are one character in UTF-16.
    /// </summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>The text.</summary>
    public string Value => _value ??= SurrogatePassUtf8.TryGetString(Utf8.Span, out string text, out _) ? text : "";
}

/// <summary>A bytes object; also a Python 2 str that was read as bytes.</summary>
public sealed class PickleBytesNode : PickleNode
{
    internal PickleBytesNode(ReadOnlyMemory<byte> value) => Value = value;

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Value { get; }
}

/// <summary>A bytearray.</summary>
public sealed class PickleByteArrayNode : PickleNode
{
    internal PickleByteArrayNode(ReadOnlyMemory<byte> value) => Value = value;

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Value { get; }
}
