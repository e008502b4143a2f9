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
    private int _scratchSize = FirstScratch;

    /// <summary>
    /// Saves a value of a static type: the same value as <see cref="Dump(object?)"/>, in fewer bytes and less time. Any pickle reader reads it.
    /// </summary>
    /// <remarks>If the dump fails nothing has been written, and the memo is as it was.</remarks>
    /// <typeparam name="T">The static type, whose generated code is used.</typeparam>
    /// <exception cref="PicklingException">Something cannot be saved; <see cref="PickleException.Path"/> tells where it is.</exception>
    /// <exception cref="InvalidOperationException">Called from a hook of the same pickler.</exception>
    public void Dump<T>(T value)
    {
        byte[] scratch = RentScratch();
        var writer = PickleWriter.ToScratch(scratch, Options.Protocol, Options.FixImports);
        try
        {
            SaveRoot(ref writer, value);
            Deliver(writer.Pending);
        }
        finally
        {
            GiveMemoBack();
            int size = writer.Capacity;
            writer.Dispose();
            ReturnScratch(scratch, size);
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
        _scratchSize = Math.Clamp(writer.Capacity, _scratchSize, LargestScratch);
        writer.Dispose();
        ForgetSaved();
        if (t_idle is { } idle) t_idleBefore = idle;
        t_idle = this;
    }

    /// <summary>A writer to memory that is kept between dumps.</summary>
    internal PickleWriter ScratchWriter()
    {
        if (_scratch.Length < _scratchSize) _scratch = GC.AllocateUninitializedArray<byte>(_scratchSize);
        return PickleWriter.ToScratch(_scratch, Options.Protocol, Options.FixImports);
    }

    /// <summary>A whole pickle, from PROTO to STOP.</summary>
    internal void SaveRoot<T>(ref PickleWriter writer, T value)
    {
        int memoized = BeginDump();
        try
        {
            writer.WriteProto();
            if (!Fast && !_asksPersistentId) PickleTypeInfoOf<T>.Value.Save(ref writer, this, value);
            else Save(ref writer, value);
            if (_shells.Count > 0) SaveShells(ref writer);
            writer.WriteStop();
            Options.Closures.Signature?.Sign(ref writer);
        }
        catch (Exception failure)
        {
            if (failure is PicklingException { Path: null } pickling) pickling.Path = PathTracer.FindNext(writer.Pending);
            Undo(memoized);
            throw;
        }
        finally
        {
            _isDumping = false;
        }
    }

    private const int FirstScratch = 1 << 16;

    /// <summary>Memory that a thread keeps for pickles like its last ones.</summary>
    private const int LargestScratch = 1 << 20;
}
