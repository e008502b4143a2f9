namespace PickleGen;

/// <content>Dumps.</content>
public partial class Pickler
{
    private const int ScratchSize = 4096;

    private bool _isDumping;

    /// <summary>Whether the dump is to have the bytes that CPython's pickler writes for the same values.</summary>
    private bool _isUntyped;

    /// <summary>Which memo this is: another one after it was cleared or rolled back.</summary>
    private long _memoEpoch = 1;

    /// <summary>What was saved so far, over all dumps.</summary>
    internal PicklerMemo Memo { get; private set; } = PicklerMemo.None;

    /// <summary>
    /// Saves a value as CPython's C pickler does, byte for byte where Python has such a value: frames from protocol 4 on, everything
    /// memoized. <see cref="Dump{T}(T)"/> writes the same value in fewer bytes.
    /// </summary>
    /// <remarks>
    /// Nesting may be as deep as memory allows. A long pickle is handed to the output in parts, a frame or so at a time. If the dump fails
    /// the output has what <see cref="BytesWritten"/> says, nothing as a rule of a pickle of less than 64 KB; and the memo is as it was: what
    /// an earlier dump saved is still known, what this one met is not.
    /// </remarks>
    /// <exception cref="PicklingException">Something cannot be saved; <see cref="PickleException.Path"/> tells where it is.</exception>
    /// <exception cref="InvalidOperationException">Called from a hook of the same pickler.</exception>
    public void Dump(object? value)
    {
        byte[] scratch = RentScratch();
        var writer = new PickleWriter(scratch, Options.Protocol, Options.FixImports, SinkBeforeTheEnd);
        int memoized = BeginDump();
        _isUntyped = true;
        long before = BytesWritten;
        try
        {
            writer.WriteProto();
            if (writer.Protocol >= PickleProtocol.Framed) writer.StartFraming();
            Save(ref writer, value);
            if (_shells is { Count: > 0 }) SaveShells(ref writer);
            writer.WriteStop();
            writer.EndFraming();
            Options.Closures.Signature?.Sign(ref writer);
            _sink!.Write(writer.Pending);
        }
        catch (Exception failure)
        {
            var described = Described(failure, _sink);
            if (described is not null)
            {
                writer.GiveUpFrame();
                described.Path ??= DescribePath(ref writer);
                described.BytesWritten = BytesWritten - before;
            }
            Undo(memoized);
            if (described is null || ReferenceEquals(described, failure)) throw;
            throw described;
        }
        finally
        {
            _isDumping = false;
            GiveMemoBack();
            int size = writer.Capacity;
            writer.Dispose();
            ReturnScratch(scratch, size);
        }
    }

    /// <summary>Where bytes may go before the pickle is complete; null: a signature is made over all of them first.</summary>
    private PickleSink? SinkBeforeTheEnd => Options.Closures.Signature is null ? _sink : null;

    /// <summary>Forgets what was saved: later dumps write it anew, and can be loaded without the earlier ones.</summary>
    /// <exception cref="InvalidOperationException">Called during a dump.</exception>
    public void ClearMemo()
    {
        if (_isDumping) throw new InvalidOperationException("The memo cannot be cleared during a dump.");
        ForgetSaved();
    }

    private void ForgetSaved()
    {
        if (!ReferenceEquals(Memo, PicklerMemo.None)) Memo.Clear();
        _memoized = null;
        if (_hasHooks) _answer = default;
        if (_callables is { Count: > 0 } callables) callables.Clear();
        if (_modules is { Count: > 0 } modules) modules.Clear();
        _memoEpoch++;
    }

    /// <summary>Decides what holds for one dump; returns how many objects earlier ones memoized.</summary>
    private int BeginDump()
    {
        if (_isDumping) throw new InvalidOperationException("A hook cannot call Dump of the pickler that called it.");
        _isDumping = true;
        _callStack.Begin();
        // A signed pickle stands alone: nothing that it refers to may be in another.
        if (Options.Closures.Signature is not null) ForgetSaved();
        _dump++;
        _isUntyped = false;
        IsTracking = Options.TrackReferences && !Fast;
        _hasHooks = _asksOverride || Options.Reducers.Count > 0 || DispatchTable is not null;
        IsDirect = Options.Protocol >= PickleProtocol.Framed && !Fast && !_asksPersistentId;
        _hasRows = IsDirect && IsTracking;
        TakeMemo();
        _hasFormer = Fast && Options.TrackReferences && Memo.Count > 0;
        return Memo.Count;
    }

    private void Undo(int memoized)
    {
        Memo.RollBack(memoized);
        _memoEpoch++;
        Array.Clear(_work, 0, _workCount);
        _workCount = 0;
        _openWithoutMemo?.Clear();
        _shells?.Clear();
        _nesting = _places = _rows = _runs = _declinedAround = 0;
        _failedRows = null;
        _failedItems = null;
    }
}
