namespace PickleGen;

/// <content>
/// Containers in an open place (a member of type <c>object</c>, an element of a <c>List&lt;object?&gt;</c>) to which a typed one refers too:
/// they are one object. Where the typed place comes first the open one gets what that has. Where it comes second, the open place has the
/// machine's own container by then, and nothing can take it from there again: a constructor may have got it. So the pickle is read a second
/// time, in the knowledge of what its containers become.
/// </content>
public partial class Unpickler
{
    private HashSet<object>? _opening;
    private List<object>? _opened;
    private List<(int Index, Func<object, Unpickler, object?> Convert)> _places = [];
    private Foreknowledge? _foreknowledge;
    private bool _canReadAgain;

    /// <summary>What an open place gets of what the stack machine built.</summary>
    internal object? Open(object? value)
    {
        if (value is null || !IsContainer(value)) return _hasParts && PartIn(value) is { } part ? throw part.Alone() : Named(value);
        object converted = AsConverted(value);
        if (!ReferenceEquals(converted, value)) return converted;
        if (_foreknowledge?.Find(value, Memo) is { } known) return OpenAs(known, value);
        (_opened ??= []).Add(value);
        return value;
    }

    // What exists before its elements do was found above; what is met again while it is converted needs itself to be made.
    private object? OpenAs(Func<object, Unpickler, object?> known, object value)
    {
        _opening ??= new(ReferenceEqualityComparer.Instance);
        if (!_opening.Add(value)) throw new UnpicklingException("A collection that exists only when all its elements do is one of them, or in one.");
        try
        {
            return known(value, this);
        }
        finally
        {
            _opening.Remove(value);
        }
    }

    /// <summary>What a container of the stack machine became first, where any type will do. Else the container.</summary>
    private object AsConverted(object value) => FirstConversion(value)?.Made ?? value;

    // A class of the program's that derives from one is an object, and stays what it is.
    private static bool IsContainer(object value) => value switch
    {
        List<object?> => value.GetType() == typeof(List<object?>),
        PickleOrderedDict or PickleCounter or PickleDefaultDict => true,
        PickleDict => value.GetType() == typeof(PickleDict),
        _ => value is PickleSetBase or PickleTuple or PickleArray or PickleByteArray,
    };

    /// <summary>At the end of a pickle: whether open places have what typed ones have otherwise, so that it must be read again.</summary>
    private bool MustReadAgain()
    {
        if (_grown is not null) PlaceGrown();
        bool isOpen = _opened is not null && _conversions is not null;
        if (_canReadAgain && (_arrayLengths is not null || isOpen && IsLate()))
        {
            FindPlaces();
            _foreknowledge = new Foreknowledge([.. _places.OrderBy(static place => place.Index)], _arrayLengths);
            _canReadAgain = false;
            return true;
        }
        if (isOpen) ReplaceInOpened();
        return false;
    }

    // What is not in the memo was not referred to, but lay twice on the stack.
    private bool IsLate()
    {
        var late = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (object opened in _opened!)
        {
            if (_conversions!.TryGetValue(opened, out var conversion) && !ReferenceEquals(conversion.Made, opened)) late.Add(opened);
        }
        return late.Count > 0 && Memo.Entries.Any(entry => late.Contains(entry.Value));
    }

    // All of them: what no open place has had may lie in something that comes earlier the next time.
    private void FindPlaces()
    {
        if (_conversions is null) return;
        foreach (var (index, entry) in Memo.Entries)
        {
            if (!_conversions.TryGetValue(entry, out var conversion) || ReferenceEquals(conversion.Made, entry)) continue;
            _places.Add((index, conversion.Convert));
            // Whoever asks for it may be one of its elements.
            if (conversion.Made is Array && entry is IReadOnlyCollection<object?> source) (_arrayLengths ??= [])[index] = source.Count;
        }
    }

    /// <summary>The same for an element that is given out now, and read once.</summary>
    private void CompleteOpenPlaces()
    {
        CheckParts();
        if (_opened is not null && _conversions is not null) ReplaceInOpened();
        _opened = null;
    }

    /// <summary>The machine's containers are its own: what lies in one that an open place has is put right where it lies.</summary>
    private void ReplaceInOpened()
    {
        var met = new HashSet<object>(_opened!, ReferenceEqualityComparer.Instance);
        var open = new Stack<object>(met);
        while (open.TryPop(out object? container))
        {
            switch (container)
            {
                case List<object?> list:
                    for (int i = 0; i < list.Count; i++) list[i] = Replaced(list[i]);
                    break;
                case PickleDict dict:
                    ref var table = ref dict.GetTable();
                    for (int i = 0; i < table.Entries.Length; i++)
                    {
                        ref object? value = ref table.ValueAt(i);
                        value = Replaced(value);
                    }
                    break;
                case PickleTuple tuple:
                    tuple.ReplaceUnhashable(Replaced);
                    foreach (object? item in tuple.AsSpan())
                    {
                        if (item is PickleTuple inner && met.Add(inner)) open.Push(inner);
                    }
                    break;
            }
        }

        object? Replaced(object? value)
        {
            if (value is null || !IsContainer(value)) return value;
            object converted = AsConverted(value);
            if (ReferenceEquals(converted, value) && met.Add(value)) open.Push(value);
            return converted;
        }
    }

    // The memo goes when a load is given up: no entries of pickles before may be in it.
    private void BeginOpenPlaces()
    {
        _canReadAgain = _foreknowledge is null && Memo.Count == 0;
        if (_foreknowledge is null && LambdaPlaces is null) ForgetBuffers();
    }

    private void EndOpenPlaces()
    {
        _opened = null;
        (_arrayLengths, _grown) = (null, null);
        if (_places.Count > 0) _places = [];
        if (_foreknowledge is { IsUsed: false } found) found.IsUsed = true;
        else if (LambdaPlaces is { IsNew: true } places) places.IsNew = false;
        else (_foreknowledge, LambdaPlaces) = (null, null);
    }

    /// <summary>Goes back to the start of a pickle that must be read again, with what callers gave for it.</summary>
    private void GoBack(ref PickleReader reader, int start)
    {
        reader.Position = start;
        _existing = _existingRoot;
        _kept = _keptRoot;
        GiveBuffersAgain();
    }

    /// <summary>What the containers at some places of the memo become, and how long arrays at others.</summary>
    private sealed class Foreknowledge(List<(int Index, Func<object, Unpickler, object?> Convert)> places, Dictionary<int, int>? lengths)
    {
        private readonly Dictionary<object, Func<object, Unpickler, object?>> _met = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<object, int> _lengths = new(ReferenceEqualityComparer.Instance);
        private Queue<int>? _lengthsLeft;
        private int _next;

        /// <summary>Whether the load that found it has ended, and this is the second.</summary>
        public bool IsUsed { get; set; }

        public int? LengthAt(int index) => lengths is not null && lengths.TryGetValue(index, out int length) ? length : null;

        public int? LengthOf(object container, UnpicklerMemo memo)
        {
            if (lengths is null) return null;
            _lengthsLeft ??= new Queue<int>(lengths.Keys.Order());
            while (_lengthsLeft.TryPeek(out int index) && memo.Has(index))
            {
                if (memo.Peek(index) is { } there) _lengths[there] = lengths[index];
                _lengthsLeft.Dequeue();
            }
            return _lengths.TryGetValue(container, out int length) ? length : null;
        }

        public Func<object, Unpickler, object?>? Find(object container, UnpicklerMemo memo)
        {
            for (; _next < places.Count && memo.Has(places[_next].Index); _next++)
            {
                if (memo.Peek(places[_next].Index) is { } there) _met[there] = places[_next].Convert;
            }
            return _met.GetValueOrDefault(container);
        }
    }
}
