using System.Diagnostics.CodeAnalysis;
using PickleGen.Closures;

namespace PickleGen;

/// <content>Delegates: module <c>picklegen</c> means what the policy says, once it has seen the whole pickle.</content>
public partial class Unpickler
{
    private ClosurePolicy _closures = ClosurePolicy.None;

    /// <summary>Decides what may be loaded of the delegates in one pickle, before anything of it is read.</summary>
    /// <exception cref="PickleSecurityException">It carries a wrong signature.</exception>
    private void AdmitClosures(ReadOnlySpan<byte> input)
    {
        var policy = Options.Closures;
        if (policy.Signature is not null) policy = policy.For(FirstPickle(input));
        else if (ReferenceEquals(policy, ClosurePolicy.None) && PickleSignature.IsSigned(input)) policy = ClosurePolicy.NoneForSigned;
        if (!ReferenceEquals(_closures, policy)) _closures = policy;
    }

    private PickleNeighbours _neighbours;

    private void ForgetOthers(ReadOnlySpan<byte> input)
    {
        if (!_neighbours.StandsAlone(input, Options.Closures) || Memo.Count == 0) return;
        Memo.Clear();
        Conversions.ForgetFormer();
    }

    /// <summary>What an earlier reading of this pickle found out about lambdas; null: nothing.</summary>
    internal LambdaPlaces? LambdaPlaces { get; private set; }

    /// <summary>Whether the pickle, read again, has its lambdas where they share their variables.</summary>
    private bool PlacesLambdas(StaleCodeException failure) => _canReadAgain && failure.Place is { } place && (LambdaPlaces ??= new()).TryAdd(place);

    /// <summary>Delegates whose variables have not come yet, and what they read.</summary>
    private Dictionary<Delegate, CapturedVariables>? _unfilled;

    /// <summary>A delegate on a closure was made: its variables have to follow.</summary>
    internal void ExpectVariables(Delegate made, CapturedVariables variables)
    {
        if (variables.All.Length > 0) (_unfilled ??= new(ReferenceEqualityComparer.Instance)).Add(made, variables);
    }

    /// <summary>Whether a delegate waits for its variables. They have come.</summary>
    internal bool TryTakeVariables(Delegate made, [NotNullWhen(true)] out CapturedVariables? variables)
    {
        variables = null;
        return _unfilled?.Remove(made, out variables) == true;
    }

    private void CheckVariables()
    {
        if (_unfilled is { Count: > 0 }) throw CapturedValues.Missing(_unfilled.Values.First().All[0]);
    }

    /// <summary>Parts of delegates that may lie on the stack; null: nothing need be looked through.</summary>
    private DelegateParts? _parts;

    /// <summary>The same.</summary>
    internal DelegateParts? Parts => _parts;

    /// <summary>From here on parts of delegates may come.</summary>
    private void ExpectParts()
    {
        _namesClasses = true;
        _parts ??= new();
    }

    private PickleCallable? FindClosure(string module, string name)
    {
        if (module != ClosureNames.Module || _closures.Find(name) is not { } found) return null;
        ExpectParts();
        return found;
    }

    private static ReadOnlySpan<byte> FirstPickle(ReadOnlySpan<byte> input)
    {
        var skipper = default(OpcodeSkipper);
        return skipper.Skip(input, out _) ? input[..skipper.Position] : throw new UnpicklingException("The pickle is truncated: it ends before STOP.", offset: input.Length);
    }

    /// <summary>Passes over a signature, which was checked.</summary>
    private void TakeSignature(ref PickleReader reader)
    {
        if (Options.Closures.Signature is not null && PickleSignature.StandsAt(reader.Remaining)) reader.Position += PickleSignature.Size;
    }
}
