using System.Buffers;
using PickleGen.Codecs;

namespace PickleGen;

/// <summary>The front door: a value to a pickle and back.</summary>
/// <remarks>
/// What is written is the value in bytes of our own choice, which any pickle reader reads. What is read may come from any pickle writer;
/// it becomes <c>T</c> if it is one, whatever the order of its opcodes.
/// </remarks>
public static partial class PickleSerializer
{
    /// <summary>Saves a value as a pickle.</summary>
    /// <returns>The pickle, from PROTO to STOP.</returns>
    /// <exception cref="PicklingException">Something cannot be saved; <see cref="PickleException.Path"/> tells where it is.</exception>
    public static byte[] Serialize<T>(T value, PickleOptions? options = null)
    {
        var info = PickleTypeInfoOf<T>.Root;
        if (info.Whole?.TrySave(value, options) is { } whole) return whole;
        var pickler = Pickler.Rent(options);
        var writer = new PickleWriter(pickler.Scratch, pickler.Options.Protocol, pickler.Options.FixImports, pickler.OpenResult(info.Tail));
        try
        {
            pickler.SaveRoot(ref writer, info, value);
            return writer.ToArray(ref info.Tail);
        }
        finally
        {
            pickler.Return(ref writer);
        }
    }

    /// <summary>Saves a value as a pickle into a buffer.</summary>
    /// <remarks>
    /// A pickle that the buffer has room for is written into that room, and one of less than 64 KB goes there as a whole: if it fails the
    /// buffer is as it was. A longer one goes in parts; <see cref="PicklingException.BytesWritten"/> tells how much of it was there when it
    /// failed. Callbacks and hooks must not write to the buffer meanwhile.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="PicklingException">Something cannot be saved.</exception>
    public static void Serialize<T>(IBufferWriter<byte> destination, T value, PickleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var info = PickleTypeInfoOf<T>.Root;
        if (info.Whole is { } whole && whole.TrySave(destination, value, options)) return;
        // The destination's own code, which may fail or save something itself: before anything is taken. Never with a size: one that has
        // just enough for the pickle must not fail for the room that its longest form would take.
        var lent = destination.GetSpan();
        var pickler = Pickler.Rent(options);
        var sink = pickler.Open(destination);
        var room = pickler.RoomFor(lent, out bool isLent);
        var writer = new PickleWriter(room, pickler.Options.Protocol, pickler.Options.FixImports, pickler.PartsTo(sink), isLent: isLent);
        try
        {
            pickler.SaveRoot(ref writer, info, value);
            writer.HandOverTo(sink);
        }
        catch (PicklingException failure)
        {
            failure.BytesWritten = sink.Written;
            throw;
        }
        finally
        {
            pickler.Return(ref writer);
        }
    }

    /// <summary>Saves a value as a pickle to a stream.</summary>
    /// <param name="destination">Where the pickle goes; neither flushed nor closed.</param>
    /// <param name="value">The value. A collection is written in parts, between its elements, and one that is produced meanwhile is not held.</param>
    /// <param name="options">How to save.</param>
    /// <remarks>
    /// What is held in memory is 64 KB and one element, besides the memo of what has an identity. If it fails the stream has nothing of a
    /// pickle of less than 64 KB, and of a longer one what <see cref="PicklingException.BytesWritten"/> says. An exception of the stream
    /// comes through as it is.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="PicklingException">Something cannot be saved, or code of the program's own failed: its exception is the inner one.</exception>
    public static void Serialize<T>(Stream destination, T value, PickleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var pickler = Pickler.Rent(options);
        try
        {
            using var dump = new Pickler.RootDump<T>(pickler, value, new StreamSink(destination));
            while (dump.Continue(CancellationToken.None))
            {
            }
        }
        finally
        {
            pickler.Return();
        }
    }

    /// <summary>Loads a value from a pickle. Bytes after STOP are left alone.</summary>
    /// <exception cref="UnpicklingException">The pickle is malformed, exceeds a limit, or holds something else, or the type cannot be pickled.</exception>
    /// <exception cref="PickleSecurityException">The pickle names something that nobody allowed.</exception>
    public static T? Deserialize<T>(ReadOnlySpan<byte> pickle, PickleOptions? options = null) => Deserialize<T>(pickle, out _, options);

    /// <inheritdoc cref="Deserialize{T}(ReadOnlySpan{byte}, PickleOptions?)"/>
    /// <param name="pickle">The pickle, and perhaps more behind it.</param>
    /// <param name="bytesConsumed">The pickle's length, STOP included.</param>
    /// <param name="options">How to load.</param>
    public static T? Deserialize<T>(ReadOnlySpan<byte> pickle, out int bytesConsumed, PickleOptions? options = null)
    {
        if (PickleTypeInfoOf<T>.Known?.Whole is { } whole && whole.TryLoad(pickle, options, out bytesConsumed, out T? read)) return read;
        var unpickler = Unpickler.Rent(options);
        var reader = new PickleReader(pickle);
        try
        {
            T value = unpickler.LoadRoot<T>(ref reader);
            bytesConsumed = reader.Position;
            return value;
        }
        finally
        {
            unpickler.Return();
        }
    }

    /// <inheritdoc cref="Deserialize{T}(ReadOnlySpan{byte}, PickleOptions?)"/>
    public static T? Deserialize<T>(in ReadOnlySequence<byte> pickle, PickleOptions? options = null) =>
        pickle.IsSingleSegment ? Deserialize<T>(pickle.FirstSpan, options) : Deserialize<T>(pickle.ToArray(), options);

    /// <inheritdoc cref="Deserialize{T}(ReadOnlySpan{byte}, PickleOptions?)"/>
    /// <param name="source">
    /// A stream that stands at a pickle's start; it is read up to STOP and no further. One that cannot seek is asked for little at a time: put a
    /// <see cref="BufferedStream"/> around a socket that has nothing behind the pickle.
    /// </param>
    /// <param name="options">How to load.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public static T? Deserialize<T>(Stream source, PickleOptions? options = null)
    {
        PickleStreamReader reader = OpenPickles(source, options);
        try
        {
            return Load<T>(reader, reader.ReadPickle(), options);
        }
        finally
        {
            reader.Release();
        }
    }

    /// <summary>Loads whatever a pickle holds, as the values that the documentation's table of untyped loads names.</summary>
    /// <exception cref="UnpicklingException">The pickle is malformed or exceeds a limit.</exception>
    /// <exception cref="PickleSecurityException">The pickle names something that nobody allowed.</exception>
    public static object? Deserialize(ReadOnlySpan<byte> pickle, PickleOptions? options = null)
    {
        var unpickler = Unpickler.Rent(options);
        var reader = new PickleReader(pickle);
        try
        {
            return unpickler.Load(ref reader);
        }
        finally
        {
            unpickler.Return();
        }
    }
}
