using System.Reflection;

namespace PickleGen;

/// <summary>Which delegates may be loaded. Saving needs no policy. Whoever is trusted chooses any method in the listed assemblies.</summary>
public abstract class ClosurePolicy
{
    private protected ClosurePolicy()
    {
    }

    /// <summary>No delegate is loaded.</summary>
    public static ClosurePolicy None { get; } = new NonePolicy();

    /// <summary>Delegates to methods of these assemblies are loaded.</summary>
    public static ClosurePolicy TrustAssemblies(params Assembly[] assemblies) => throw new NotImplementedException();

    /// <summary>The same, for pickles that carry an HMAC-SHA-256 under this key, checked before anything is resolved.</summary>
    public ClosurePolicy SignedWith(ReadOnlyMemory<byte> key) => throw new NotImplementedException();

    private sealed class NonePolicy : ClosurePolicy;
}
