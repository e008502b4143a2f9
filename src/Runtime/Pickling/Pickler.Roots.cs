using System.Buffers;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Dumps of a static type: generated code and codecs from the root on, in bytes of our own choice.</content>
public partial class Pickler
{
    // The last two: programs that use options in turns have two of them.
    [ThreadStatic]
    private static Pickler? t_idle;

    [ThreadStatic]
    private static Pickler? t_idleBefore;

    /// <summary>Where pickles of the front door are written first, as large as they lately were; a larger one moves to pooled memory.</summary>
    private byte[] _scratch = [];
    private BufferSink? _buffer;
    private ResultSink? _result;
    private int _scratchSize = FirstScratch;

    /// <summary>As many bytes as the last pickle of the front door had, or as are handed over at once.</summary>
    private int _expectedSize = SmallestRoom;

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
        if (t_idle is { } idle && ReferenceEquals(idle.Options, options))
        {
            t_idle = null;
            return idle;
        }
        if (t_idleBefore is { } before && ReferenceEquals(before.Options, options))
        {
            t_idleBefore = null;
            return before;
        }
        return new Pickler(options);
    }

    /// <summary>Gives the pickler back, its memo empty, and what the writer had of it.</summary>
    internal void Return(ref PickleWriter writer)
    {
        _expectedSize = (int)Math.Clamp(writer.Position, SmallestRoom, PickleWriter.HandOverSize);
        _scratchSize = Math.Clamp(writer.Capacity, _scratchSize, LargestScratch);
        writer.Dispose();
        _buffer?.Open(null);
        _result?.Close();
        Return();
    }

    /// <summary>Gives the pickler back, its memo empty; one whose memo has grown large is left to the collector.</summary>
    internal void Return()
    {
        if (Memo.Count > LargestMemo) return;
        ForgetSaved();
        if (t_idle is { } idle) t_idleBefore = idle;
        t_idle = this;
    }

    /// <summary>A writer to memory that is kept between dumps; <see cref="PickleWriter.ToArray"/> has the pickle.</summary>
    /// <param name="tail">What is known of the end of such pickles.</param>
    internal PickleWriter WriterToArray(int tail)
    {
        _result ??= new();
        _result.Open(tail);
        return ScratchWriter(IsWrittenInParts ? _result : null);
    }

    /// <summary>A writer into the destination itself, if that has room for a pickle like the last one; else to memory that is kept. A long pickle goes there before it is complete.</summary>
    /// <param name="destination">Where the pickle goes.</param>
    /// <param name="sink">What takes there what is not there yet.</param>
    internal PickleWriter WriterTo(IBufferWriter<byte> destination, out BufferSink sink)
    {
        _buffer ??= new();
        _buffer.Open(destination);
        sink = _buffer;
        if (!IsWrittenInParts) return ScratchWriter(sink: null);
        var room = sink.Lend();
        // Half as much again: what is taken before a value is its longest form.
        return room.Length < _expectedSize + _expectedSize / 2 ? ScratchWriter(sink) : PickleWriter.ToLent(room, Options.Protocol, Options.FixImports, sink);
    }

    private PickleWriter ScratchWriter(PickleSink? sink)
    {
        if (_scratch.Length < _scratchSize) _scratch = GC.AllocateUninitializedArray<byte>(_scratchSize);
        return PickleWriter.ToScratch(_scratch, Options.Protocol, Options.FixImports, sink);
    }

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
            if (failure is PicklingException { Path: null } pickling) pickling.Path = PathTracer.FindNext(writer.Known, Options.Classes ?? ClassRegistry.Default, typeof(T), writer.IsWhole ? null : new PathOrigin(MemoizedAt, Memo.Count));
            Undo(memoized);
            throw;
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

    /// <summary>In less room of the destination's than this nothing is begun.</summary>
    private const int SmallestRoom = 256;

    /// <summary>Memory that a thread keeps for pickles like its last ones.</summary>
    private const int LargestScratch = 1 << 20;

    /// <summary>Memoized objects from whose number on a pickler is not kept.</summary>
    private const int LargestMemo = 1 << 20;
}
