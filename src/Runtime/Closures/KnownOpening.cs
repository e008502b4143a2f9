namespace PickleGen.Closures;

/// <summary>An opening that was loaded before, under one policy and the same limits: compared instead of read.</summary>
/// <remarks>
/// Only openings are known that this very program writes (<see cref="DelegateOpening"/>): name, signature, module version, token and
/// fingerprint are then all equal to those of a method that was resolved and checked here. What it leaves behind is what the stack
/// machine left when it read these bytes and nothing else, with a new closure and a new delegate in the place of the old.
/// </remarks>
internal sealed class KnownOpening
{
    private readonly byte[] _bytes;
    private readonly UnpicklingLimits _limits;
    private readonly object?[] _memo;
    private readonly Type _type;
    private readonly LoadedMethod _method;

    /// <summary>What reading an opening leaves.</summary>
    /// <param name="opening">The opening.</param>
    /// <param name="limits">The limits that it was read under.</param>
    /// <param name="memo">The memo behind it.</param>
    /// <param name="setter">The setter that it names.</param>
    public KnownOpening(DelegateOpening opening, UnpicklingLimits limits, UnpicklerMemo memo, PickleCallable setter)
    {
        _bytes = opening.Bytes.ToArray();
        _limits = limits;
        _memo = memo.ToArray();
        _type = opening.Type;
        _method = (LoadedMethod)Array.Find(_memo, entry => entry is LoadedMethod)!;
        Setter = setter;
    }

    /// <summary>How many bytes it has.</summary>
    public int Length => _bytes.Length;

    /// <summary>What fills the closure. Behind the opening the stack is: the delegate, this, the delegate.</summary>
    public PickleCallable Setter { get; }

    /// <summary>Whether a pickle begins so, and may under these limits.</summary>
    public bool Begins(ReadOnlySpan<byte> pickle, UnpicklingLimits limits) => pickle.StartsWith(_bytes) && _limits.Equals(limits);

    /// <summary>Does what the bytes say: a new delegate on a new closure, and the memo as they leave it.</summary>
    /// <param name="memo">The memo, empty.</param>
    public Delegate Replay(UnpicklerMemo memo)
    {
        var shell = new ClosureShell();
        Delegate made = _method.On(shell, _type);
        foreach (object? entry in _memo)
        {
            memo.Memoize(entry switch
            {
                ClosureShell => shell,
                Delegate => made,
                // The arguments of the call that made the delegate.
                PickleTuple { Count: 3 } arguments when arguments[2] is ClosureShell => new PickleTuple(arguments[0], arguments[1], shell),
                _ => entry,
            });
        }

        return made;
    }
}
