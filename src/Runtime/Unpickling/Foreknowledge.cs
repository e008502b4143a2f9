namespace PickleGen;

/// <summary>What the containers at some places of the memo become, and how long arrays at others.</summary>
internal sealed class Foreknowledge(List<(int Index, Func<object, Unpickler, object?> Convert)> places, Dictionary<int, int> lengths)
{
    private readonly Dictionary<object, Func<object, Unpickler, object?>> _met = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, int> _lengths = new(ReferenceEqualityComparer.Instance);
    private Queue<int>? _lengthsLeft;
    private HashSet<object>? _converting;
    private int _next;

    /// <summary>Whether the load that found it has ended, and this is the second.</summary>
    public bool IsUsed { get; set; }

    /// <summary>How long the array becomes at a place of the memo; null: there is none.</summary>
    public int? LengthAt(int index) => lengths.TryGetValue(index, out int length) ? length : null;

    /// <summary>How long an array becomes of the machine's container; null: it is none that was found.</summary>
    public int? LengthOf(object container, UnpicklerMemo memo)
    {
        if (lengths.Count == 0) return null;
        _lengthsLeft ??= new Queue<int>(lengths.Keys.Order());
        while (_lengthsLeft.TryPeek(out int index) && memo.Has(index))
        {
            if (memo.Peek(index) is { } there) _lengths[there] = lengths[index];
            _lengthsLeft.Dequeue();
        }
        return _lengths.TryGetValue(container, out int length) ? length : null;
    }

    /// <summary>A container as what it becomes; false: it stays one. What is met again while it is converted needs itself to be made.</summary>
    public bool TryConvert(object container, Unpickler unpickler, out object? converted)
    {
        converted = null;
        if (Find(container, unpickler.Memo) is not { } convert) return false;
        _converting ??= new(ReferenceEqualityComparer.Instance);
        if (!_converting.Add(container)) throw new UnpicklingException("A collection that exists only when all its elements do is one of them, or in one.");
        try
        {
            converted = convert(container, unpickler);
            return true;
        }
        finally
        {
            _converting.Remove(container);
        }
    }

    private Func<object, Unpickler, object?>? Find(object container, UnpicklerMemo memo)
    {
        for (; _next < places.Count && memo.Has(places[_next].Index); _next++)
        {
            if (memo.Peek(places[_next].Index) is { } there) _met[there] = places[_next].Convert;
        }
        return _met.GetValueOrDefault(container);
    }
}
