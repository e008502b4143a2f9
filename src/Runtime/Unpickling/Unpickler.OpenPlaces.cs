namespace PickleGen;

/// <content>
/// Containers in an open place (a member of type <c>object</c>, an element of a <c>List&lt;object?&gt;</c>) to which a typed one refers too:
/// they are one object. Where the typed place comes first the open one gets what that has. Where it comes second, the open place has the
/// machine's own container by then, and nothing can take it from there again: a constructor may have got it. So the pickle is read a second
/// time, in the knowledge of what its containers become.
/// </content>
public partial class Unpickler
{
    private OpenPlaces? _openPlaces;
    private FirstReading? _firstReading;
    private Foreknowledge? _foreknowledge;
    private bool _canReadAgain;

    /// <summary>What an open place gets of what the stack machine built.</summary>
    internal object? Open(object? value)
    {
        if (value is null || !OpenPlaces.IsContainer(value)) return _parts?.In(value) is { } part ? throw part.Alone() : Named(value);
        object converted = Conversions.Replaced(value);
        if (!ReferenceEquals(converted, value)) return converted;
        // What exists before its elements do was found by that.
        if (_foreknowledge?.TryConvert(value, this, out object? known) == true) return known;
        (_openPlaces ??= new()).Add(value);
        return value;
    }

    /// <summary>At the end of a pickle: whether open places have what typed ones have otherwise, so that it must be read again.</summary>
    private bool MustReadAgain()
    {
        _firstReading?.PlaceGrown(Memo);
        var open = Conversions.HasNew ? _openPlaces : null;
        if (_canReadAgain && (_firstReading is { HasLengths: true } || open?.AreLate(Conversions, Memo) == true))
        {
            _foreknowledge = (_firstReading ?? new()).Learn(Conversions, Memo);
            _canReadAgain = false;
            return true;
        }
        open?.Replace(Conversions);
        return false;
    }

    /// <summary>The same for an element that is given out now, and read once.</summary>
    private void CompleteOpenPlaces()
    {
        _parts?.Check();
        if (Conversions.HasNew) _openPlaces?.Replace(Conversions);
        _openPlaces = null;
    }

    // The memo goes when a load is given up: no entries of pickles before may be in it.
    private void BeginOpenPlaces() => _canReadAgain = _foreknowledge is null && Memo.Count == 0;

    private void EndOpenPlaces()
    {
        (_openPlaces, _firstReading) = (null, null);
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
        _buffers?.GoBack();
    }
}
