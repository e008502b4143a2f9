namespace PickleGen;

/// <content>How a load begins and ends: nothing of it is left for the next one but the memo.</content>
public partial class Unpickler
{
    /// <summary>Whether a load is under way, at the end of which what waits is completed.</summary>
    private bool _isLoading;

    private void BeginLoad(ReadOnlySpan<byte> input)
    {
        _isLoading = true;
        _callStack.Begin();
        if (ReferenceEquals(Memo, UnpicklerMemo.None)) Memo = TakeMemo();
        ForgetOthers(input);
        Memo.Limit = Limits.MaxMemoEntries;
        _stackCount = _markCount = _fence = _floor = _markFloor = 0;
        _items = _copied = _nodes = 0;
        _protocol = 0;
        if (Memo.Count == 0) (_namesClasses, _parts) = (false, null);
        BeginOpenPlaces();
    }

    private void EndLoad(bool loaded)
    {
        _isLoading = false;
        if (_stack.Length + _marks.Length > 0) KeepStack();
        ForgetHashes();
        _formerEntries = null;
        _dicts = 0;
        _unresolvedNames = null;
        _waitingCalls = 0;
        (_shells, _exceptions, _exceptionDepths) = (null, null, null);
        _hasEarlyInstance = false;
        _unfilled?.Clear();
        _parts?.Clear();
        _nesting = TupleDepth = _converting = 0;
        _marksAt = _objectIndex = _rootAt = -1;
        _lastForward = (-1, -1, 0, 0);
        _readsObjects = false;
        _early = null;
        if (_forwarded.Length > 0) _forwarded = [];
        _forwardedAt = 0;
        Conversions.ForgetNew();
        (_kept, _populated) = (null, null);
        (_completions, _afterLinking, _givenItems) = (null, null, null);
        _unbuilt?.Clear();
        EndOpenPlaces();
        if (loaded) return;
        Memo.Clear();
        Conversions.ForgetFormer();
    }

    // Keys that were not complete yet when they came, and names that nothing resolved. False: the pickle must be read again.
    private bool TryCompleteLoad()
    {
        _parts?.Check();
        BuildRest();
        CheckWaitingCalls();
        CheckVariables();
        if (!TryCompleteConversions()) return false;
        if (_unresolvedNames?.Find(static name => !name.IsAsked) is { } unresolved) throw Refused(unresolved.Module, unresolved.Name);
        Rehash();
        if (_afterLinking is not null) CallAfterLinking();
        return true;
    }
}
