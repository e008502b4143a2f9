using System.Diagnostics.CodeAnalysis;

namespace PickleGen.Closures;

/// <summary>Compares the arguments of <c>picklegen.method</c>, so that a method that was found before is found by its arguments, and reads them.</summary>
/// <remarks>They are laid out as <see cref="MethodIdentity.ToArguments"/> says.</remarks>
internal sealed class MethodArguments : IEqualityComparer<object?[]>
{
    private const int NameIndex = 1;
    private const int CodeIndex = 2;
    private const int RowIndex = 3;

    /// <summary>What the arguments say.</summary>
    /// <exception cref="UnpicklingException">They do not make an identity.</exception>
    public static MethodIdentity ToIdentity(object?[] arguments)
    {
        if (arguments.Length <= CodeIndex || arguments[0] is not string type || arguments[NameIndex] is not string name) throw Malformed();
        string? signature = arguments[CodeIndex] as string;
        CodeMark? code = signature is null ? MarkIn(arguments) : null;
        int head = code is null ? RowIndex : RowIndex + 1;
        string[] typeArguments = new string[arguments.Length - head];
        for (int i = 0; i < typeArguments.Length; i++) typeArguments[i] = arguments[head + i] as string ?? throw Malformed();
        return new MethodIdentity(type, name, signature, code, typeArguments);
    }

    /// <inheritdoc/>
    public bool Equals(object?[]? x, object?[]? y)
    {
        if (x is null || y is null || x.Length != y.Length) return ReferenceEquals(x, y);
        for (int i = 0; i < x.Length; i++)
        {
            if (!AreEqual(x[i], y[i])) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public int GetHashCode([DisallowNull] object?[] obj) =>
        // Type and name tell most methods apart; the rest is compared.
        obj.Length > NameIndex && obj[0] is string type && obj[NameIndex] is string name ? type.GetHashCode() ^ name.GetHashCode() : 0;

    private static CodeMark MarkIn(object?[] arguments)
    {
        var mark = arguments.Length > RowIndex && arguments[CodeIndex] is byte[] bytes && arguments[RowIndex] is int row ? new CodeMark(bytes, row) : throw Malformed();
        return mark.IsWellFormed ? mark : throw Malformed();
    }

    private static bool AreEqual(object? one, object? other)
    {
        if (one is string text) return other is string otherText && text == otherText;
        if (one is byte[] bytes) return other is byte[] otherBytes && bytes.AsSpan().SequenceEqual(otherBytes);
        return Equals(one, other);
    }

    private static UnpicklingException Malformed() => new($"'{ClosureNames.Method}' was called with arguments that it does not take.");
}
