using System.Reflection;
using PickleGen.Closures;

namespace PickleGen;

/// <summary>Which delegates may be loaded. Saving needs no policy. Whoever is trusted chooses any method in the listed assemblies.</summary>
/// <remarks>Immutable; one instance may serve any number of threads, and keeps what it found: make it once.</remarks>
public abstract class ClosurePolicy
{
    /// <summary>What loads delegates; null: nothing does.</summary>
    internal readonly ClosureLoader? Loader;

    /// <summary>What signs on save; null: nothing does.</summary>
    internal readonly PickleSignature? Signature;

    private protected ClosurePolicy(ClosureLoader? loader, PickleSignature? signature = null)
    {
        Loader = loader;
        Signature = signature;
    }

    /// <summary>No delegate is loaded.</summary>
    public static ClosurePolicy None { get; } = new RefusingPolicy($"{NotAllowed} if the source is trusted, load with PickleOptions.Closures = ClosurePolicy.TrustAssemblies(…)");

    /// <summary>The same for a pickle that carries a signature, by which the program can tell whether the source is trusted.</summary>
    internal static ClosurePolicy NoneForSigned { get; } = new RefusingPolicy(
        $"{NotAllowed} the pickle is signed, so load with PickleOptions.Closures = ClosurePolicy.TrustAssemblies(…).SignedWith(key), with the key of whoever wrote it");

    private const string NotAllowed = "and no ClosurePolicy allows it. Whoever writes a delegate chooses code that runs here:";

    /// <summary>Delegates to methods of these assemblies are loaded, and to pure methods of the framework's (<c>Math.Sqrt</c>, <c>string.Trim</c>).</summary>
    /// <param name="assemblies">Whose methods a pickle may name: any method in them, private ones included.</param>
    /// <exception cref="ArgumentNullException">The list or one of it is null.</exception>
    /// <exception cref="ArgumentException">Two different assemblies bear one name.</exception>
    public static ClosurePolicy TrustAssemblies(params Assembly[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        return new TrustingPolicy(new ClosureLoader(new ClosureAssemblies(assemblies)));
    }

    /// <summary>The same, for pickles that carry an HMAC-SHA-256 under this key, checked before anything is resolved; what is saved is signed with it.</summary>
    /// <param name="key">A secret that only those know who may write delegates; 32 random bytes are right.</param>
    /// <remarks>The signature stands as <c>SHORT_BINBYTES mac POP</c> right after PROTO and covers the rest; any reader skips it. A pickle refers to no other then. Saving with it needs protocol 3.</remarks>
    /// <exception cref="ArgumentException"><paramref name="key"/> is empty.</exception>
    public ClosurePolicy SignedWith(ReadOnlyMemory<byte> key)
    {
        if (key.IsEmpty) throw new ArgumentException("An empty key signs nothing.", nameof(key));
        return new SigningPolicy(Unsigned, new PickleSignature(key));
    }

    /// <summary>This policy for pickles that carry no signature.</summary>
    internal virtual ClosurePolicy Unsigned => this;

    /// <summary>The policy that holds for one pickle, whose signature is checked here.</summary>
    /// <param name="pickle">From its first opcode to STOP.</param>
    /// <exception cref="PickleSecurityException">It carries a signature that is wrong.</exception>
    internal virtual ClosurePolicy For(ReadOnlySpan<byte> pickle) => this;

    /// <summary>What a name of module <c>picklegen</c> means; null: nothing.</summary>
    /// <exception cref="PickleSecurityException">No delegate may be loaded.</exception>
    internal abstract PickleCallable? Find(string name);

    private sealed class RefusingPolicy(string why) : ClosurePolicy(loader: null)
    {
        internal override PickleCallable? Find(string name) =>
            throw new PickleSecurityException($"The pickle holds {(name == ClosureNames.Anonymous.Name ? "an object of an anonymous type, which travels as part of a delegate" : "a delegate")} ('{ClosureNames.Module}.{name}'), {why}.");
    }

    private sealed class TrustingPolicy(ClosureLoader loader) : ClosurePolicy(loader)
    {
        internal override PickleCallable? Find(string name) => Loader!.Find(name);
    }

    private sealed class SigningPolicy(ClosurePolicy signed, PickleSignature signature) : ClosurePolicy(loader: null, signature)
    {
        private static readonly ClosurePolicy s_unsigned = new RefusingPolicy("but it is not signed, and the ClosurePolicy asks for a signature: save it with the same policy");

        internal override ClosurePolicy Unsigned => signed;

        internal override ClosurePolicy For(ReadOnlySpan<byte> pickle)
        {
            if (!PickleSignature.IsSigned(pickle)) return s_unsigned;
            Signature!.Verify(pickle);
            return signed;
        }

        // Only after For has seen the signature is there anything to find.
        internal override PickleCallable? Find(string name) => s_unsigned.Find(name);
    }
}
