namespace PickleGen.Closures;

/// <summary>The arguments of <c>picklegen.method</c>, comparable, so that a method that was found before is found by its arguments.</summary>
internal sealed class MethodArguments(object?[] arguments) : IEquatable<MethodArguments>
{
    private const int BuildIndex = 4;

    private readonly object?[] _arguments = arguments;

    /// <summary>The arguments that say a method's identity.</summary>
    public static object?[] Of(MethodIdentity identity)
    {
        int length = identity.TypeArguments.Count > 0 ? BuildIndex + 1 + identity.TypeArguments.Count : identity.Build is null ? BuildIndex : BuildIndex + 1;
        object?[] arguments = new object?[length];
        arguments[0] = identity.Assembly;
        arguments[1] = identity.Type;
        arguments[2] = identity.Name;
        arguments[3] = identity.Signature;
        if (length > BuildIndex) arguments[BuildIndex] = identity.Build?.ToBytes();
        for (int i = 0; i < identity.TypeArguments.Count; i++) arguments[BuildIndex + 1 + i] = identity.TypeArguments[i];
        return arguments;
    }

    /// <summary>What the arguments say.</summary>
    /// <exception cref="UnpicklingException">They do not make an identity.</exception>
    public MethodIdentity ToIdentity()
    {
        if (_arguments is not [string assembly, string type, string name, string signature, .. var rest]) throw Malformed();
        if (rest is not ([] or [null or byte[], ..])) throw Malformed();
        string[] typeArguments = new string[Math.Max(0, rest.Length - 1)];
        for (int i = 0; i < typeArguments.Length; i++) typeArguments[i] = rest[i + 1] as string ?? throw Malformed();
        return new MethodIdentity(assembly, type, name, signature, rest is [byte[] build, ..] ? BuildMark.Parse(build) : null, typeArguments);
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
        var hash = new HashCode();
        if (_arguments.Length > 2)
        {
            hash.Add(_arguments[1] as string, StringComparer.Ordinal);
            hash.Add(_arguments[2] as string, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    private static bool AreEqual(object? one, object? other) => (one, other) switch
    {
        (string a, string b) => a == b,
        (byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b),
        _ => one is null && other is null,
    };

    private static UnpicklingException Malformed() => new($"'{ClosureNames.Method}' was called with arguments that it does not take.");
}
