namespace PickleGen;

/// <summary>What the first reading of a pickle finds that it should have known before: the second one will.</summary>
internal sealed class FirstReading
{
    private readonly List<(int Index, Func<object, Unpickler, object?> Convert)> _places = [];
    private readonly Dictionary<int, int> _lengths = [];
    private readonly Dictionary<object, Type> _grown = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether the length of an array has come too late.</summary>
    public bool HasLengths => _lengths.Count > 0;

    /// <summary>An array has been read, and its elements have referred to it.</summary>
    /// <param name="index">Where the memo has it.</param>
    /// <param name="length">Its length.</param>
    /// <param name="convert">What makes it of the machine's list.</param>
    public void AddArray(int index, int length, Func<object, Unpickler, object?> convert)
    {
        _lengths[index] = length;
        _places.Add((index, convert));
    }

    /// <summary>An array was made of what the machine had of it, and there is more now.</summary>
    public void AddGrown(IReadOnlyCollection<object?> source, Type array) => _grown[source] = array;

    /// <summary>Looks up where the memo has those. What lay twice on the stack has no place to be known by.</summary>
    /// <exception cref="UnpicklingException">The memo has one of them nowhere.</exception>
    public void PlaceGrown(UnpicklerMemo memo)
    {
        if (_grown.Count == 0) return;
        foreach (var (index, entry) in memo.Entries)
        {
            if (_grown.Remove(entry)) _lengths[index] = ((IReadOnlyCollection<object?>)entry).Count;
        }
        foreach (var (_, array) in _grown) throw Unpickler.NoLengthYet(array);
    }

    /// <summary>All of it, and what the containers in the memo became. All of them: what no open place has had may lie in something that comes earlier the next time.</summary>
    public Foreknowledge Learn(Conversions conversions, UnpicklerMemo memo)
    {
        if (conversions.HasNew)
        {
            foreach (var (index, entry) in memo.Entries)
            {
                if (conversions.FindNew(entry) is not { } conversion) continue;
                _places.Add((index, conversion.Convert));
                // Whoever asks for it may be one of its elements.
                if (conversion.Made is Array && entry is IReadOnlyCollection<object?> source) _lengths[index] = source.Count;
            }
        }
        return new Foreknowledge([.. _places.OrderBy(static place => place.Index)], _lengths);
    }
}
