namespace PickleGen.Closures;

/// <summary>The arguments of <c>picklegen.method</c>, comparable, so that a method that was found before is found by its arguments.</summary>
internal sealed class MethodArguments(object?[] arguments) : IEquatable<MethodArguments>
{
    // As MethodIdentity.ToArguments lays them out.
    private const int NameIndex = 1;
    private const int CodeIndex = 2;
    private const int RowIndex = 3;

    private readonly object?[] _arguments = arguments;

    /// <summary>What the arguments say.</summary>
    /// <exception cref="UnpicklingException">They do not make an identity.</exception>
    public MethodIdentity ToIdentity()
    {
        if (_arguments.Length <= CodeIndex || _arguments[0] is not string type || _arguments[NameIndex] is not string name) throw Malformed();
        string? signature = _arguments[CodeIndex] as string;
        CodeMark? code = signature is null ? Mark() : null;
        int head = code is null ? RowIndex : RowIndex + 1;
        string[] typeArguments = new string[_arguments.Length - head];
        for (int i = 0; i < typeArguments.Length; i++) typeArguments[i] = _arguments[head + i] as string ?? throw Malformed();
        return new MethodIdentity(type, name, signature, code, typeArguments);
    }

    /// <inheritdoc/>
    public bool Equals(MethodArguments? other)
    {
        if (other is null || _arguments.Length != other._arguments.Length) return false;
        for (int i = 0; i < _arguments.Length; i++)
        {
            if (!AreEqual(_arguments[i], other._arguments[i])) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is MethodArguments other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // Type and name tell most methods apart; the rest is compared.
        return _arguments.Length > NameIndex && _arguments[0] is string type && _arguments[NameIndex] is string name ? type.GetHashCode() ^ name.GetHashCode() : 0;
    }

    private CodeMark Mark()
    {
        var mark = _arguments.Length > RowIndex && _arguments[CodeIndex] is byte[] bytes && _arguments[RowIndex] is int row ? new CodeMark(bytes, row) : throw Malformed();
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
