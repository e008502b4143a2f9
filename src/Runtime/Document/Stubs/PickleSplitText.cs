namespace PickleGen;

/// <summary>
/// A str in which the two halves of a surrogate pair stand side by side and are two characters to Python. In a <see cref="string"/> they
/// would be one.
/// </summary>
public sealed class PickleSplitText : IEquatable<PickleSplitText>
{
    private readonly byte[] _utf8;

    private PickleSplitText(byte[] utf8) => _utf8 = utf8;

    /// <summary>The text as UTF-8, each half encoded by itself (Python's <c>surrogatepass</c>).</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8;

    /// <inheritdoc/>
    public bool Equals(PickleSplitText? other) => other is not null && _utf8.AsSpan().SequenceEqual(other._utf8);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PickleSplitText);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(_utf8);
        return hash.ToHashCode();
    }

    /// <summary>The text as Python prints it.</summary>
    public override string ToString() => PythonRepr.Str(CodePoints.OfUtf8(_utf8));

    /// <summary>The text, if it has such halves.</summary>
    internal static PickleSplitText? Find(ReadOnlySpan<int> codePoints)
    {
        for (int i = 1; i < codePoints.Length; i++)
        {
            if (codePoints[i] is >= 0xDC00 and <= 0xDFFF && codePoints[i - 1] is >= 0xD800 and <= 0xDBFF) return new(CodePoints.ToUtf8(codePoints));
        }
        return null;
    }
}
