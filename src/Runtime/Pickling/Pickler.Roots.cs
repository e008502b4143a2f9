using System.Buffers;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Dumps of a static type: generated code and codecs from the root on, in bytes of our own choice.</content>
public partial class Pickler
{
    // The last two: programs that use options in turns have two of them.
    [ThreadStatic]
    private static Pickler? t_last;

    [ThreadStatic]
    private static Pickler? t_before;

    /// <summary>A dump of the front door has it. Its thread keeps it all the same, and takes another meanwhile.</summary>
    private bool _isTaken;

    /// <summary>Where pickles of the front door are written first, as large as they lately were; a larger one moves to pooled memory.</summary>
    private byte[] _scratch = [];
    private BufferSink? _buffer;
    private ResultSink? _result;
    private int _scratchSize = FirstScratch;

    /// <summary>As many bytes as the last pickle of the front door had, or as are handed over at once.</summary>
    private int _expectedSize = FirstExpected;

    /// <summary>How much more room a pickle wants than it has bytes: what is taken before a value is its longest form.</summary>
    private int _margin = FirstMargin;

    /// <summary>The pickle was begun in the destination's own room.</summary>
    private bool _beganLent;

    /// <summary>
    /// Saves a value of a static type: the same value as <see cref="Dump(object?)"/>, in fewer bytes and less time. Any pickle reader reads it.
    /// </summary>
    /// <remarks>
    /// A collection is handed to the output in parts, between its elements; other values as a whole, or once they are long. If the dump fails
    /// the output has what <see cref="BytesWritten"/> says, nothing of a pickle of less than 64 KB; and the memo is as it was.
    /// </remarks>
    /// <typeparam name="T">The static type, whose generated code is used.</typeparam>
    /// <exception cref="PicklingException">Something cannot be saved; <see cref="PickleException.Path"/> tells where it is.</exception>
    /// <exception cref="InvalidOperationException">Called from a hook of the same pickler.</exception>
    public void Dump<T>(T value)
    {
        var dump = new RootDump<T>(this, value, _sink);
        try
        {
            while (dump.Continue(CancellationToken.None))
            {
            }
        }
        finally
        {
            dump.Dispose();
            GiveMemoBack();
        }
    }

    /// <summary>A pickler for one dump of the front door: this thread's, or a new one if that is busy.</summary>
    internal static Pickler Rent(PickleOptions? options)
    {
        options ??= PickleOptions.Default;
        return t_last is { } last && last.TryTake(options) ? last : RentOther(options);
    }

    private static Pickler RentOther(PickleOptions options)
    {
        if (t_before is { } before && before.TryTake(options)) return before;
        // Options that every call makes anew, of the same values.
        foreach (var kept in (ReadOnlySpan<Pickler?>)[t_last, t_before])
        {
            if (kept is not null && kept.Options == options && kept.TryTake()) return kept;
        }
        t_before = t_last;
        t_last = new Pickler(options) { _isTaken = true };
        return t_last;
    }

    // Whoever gives it back, perhaps on another thread, has finished with it before it can be seen here.
    private bool TryTake(PickleOptions options) => ReferenceEquals(Options, options) && TryTake();

    private bool TryTake()
    {
        if (Volatile.Read(ref _isTaken)) return false;
        _isTaken = true;
        return true;
    }

    /// <summary>Gives the pickler back, its memo empty, and what the writer had of it.</summary>
    internal void Return(ref PickleWriter writer)
    {
        _expectedSize = (int)Math.Min(writer.Position, PickleWriter.HandOverSize);
        if (_beganLent && !writer.IsLent) _margin = Math.Min(2 * _margin, PickleWriter.HandOverSize);
        _scratchSize = Math.Clamp(writer.Capacity, _scratchSize, LargestScratch);
        writer.Dispose();
        _buffer?.Close();
        _result?.Close();
        Return();
    }

    /// <summary>Gives the pickler back, its memo empty, and what has grown large to the collector.</summary>
    internal void Return()
    {
        if (Memo.Capacity > LargestMemo) Memo = PicklerMemo.None;
        ForgetSaved();
        LeaveWhatIsLarge();
        Volatile.Write(ref _isTaken, false);
    }

    /// <summary>Memory that is kept between dumps.</summary>
    internal Span<byte> Scratch => _scratch.Length < _scratchSize ? _scratch = GC.AllocateUninitializedArray<byte>(_scratchSize) : _scratch;

    /// <summary>Begins a pickle that becomes an array. What takes long blocks of it.</summary>
    /// <param name="tail">What is known of the end of such pickles.</param>
    internal PickleSink? OpenResult(int tail)
    {
        _beganLent = false;
        _result ??= new();
        _result.Open(tail);
        return PartsTo(_result);
    }

    /// <summary>Begins a pickle into a buffer. What takes there what is not there yet.</summary>
    /// <param name="destination">Where the pickle goes.</param>
    internal BufferSink Open(IBufferWriter<byte> destination)
    {
        _buffer ??= new();
        _buffer.Open(destination);
        return _buffer;
    }

    /// <summary>Where a pickle is written first: in the destination itself, if that has enough room for one like the last; else in memory that is kept.</summary>
    /// <param name="lent">The destination's room.</param>
    /// <param name="isLent">It is used.</param>
    internal Span<byte> RoomFor(Span<byte> lent, out bool isLent)
    {
        // As large again as the last pickle is enough to try it, whatever others before it took.
        int wanted = _expectedSize + Math.Min(_margin, _expectedSize);
        isLent = _beganLent = IsWrittenInParts && lent.Length >= Math.Min(wanted, PickleWriter.HandOverSize);
        return isLent ? lent : Scratch;
    }

    /// <summary>The sink, if parts of a pickle may leave before it is complete.</summary>
    internal PickleSink? PartsTo(PickleSink sink) => IsWrittenInParts ? sink : null;

    /// <summary>A whole pickle, from PROTO to STOP.</summary>
    internal void SaveRoot<T>(ref PickleWriter writer, PickleTypeInfo<T> info, T value)
    {
        int memoized = BeginDump();
        try
        {
            writer.WriteProto();
            SaveWhole(ref writer, info, value);
            EndRoot(ref writer);
        }
        catch (Exception failure)
        {
            var described = Described(failure, _buffer);
            if (described is { Path: null }) described.Path = FindPath<T>(writer.Known, writer.Position, writer.IsWhole ? null : new PathOrigin(MemoizedAt, Memo.Count));
            Undo(memoized);
            if (described is null || ReferenceEquals(described, failure)) throw;
            throw described;
        }
        finally
        {
            _isDumping = false;
        }
    }

    private void SaveWhole<T>(ref PickleWriter writer, PickleTypeInfo<T> info, T value)
    {
        if (!Fast && !_asksPersistentId) info.Save(ref writer, this, value);
        else Save(ref writer, value);
    }

    private void EndRoot(ref PickleWriter writer)
    {
        if (_shells is { Count: > 0 }) SaveShells(ref writer);
        writer.WriteStop();
        Options.Closures.Signature?.Sign(ref writer);
    }

    private const int FirstScratch = 1 << 16;

    /// <summary>What the first pickle is taken for.</summary>
    private const int FirstExpected = 256;

    /// <summary>Doubled each time it was not enough, as room that was begun in for nothing costs a copy.</summary>
    private const int FirstMargin = 64;

    /// <summary>Memory that a thread keeps for pickles like its last ones.</summary>
    private const int LargestScratch = 1 << 20;

    /// <summary>Memoized objects from whose number on a memo is not kept.</summary>
    private const int LargestMemo = 1 << 20;
}
