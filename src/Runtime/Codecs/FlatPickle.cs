using System.Buffers;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>Whole pickles of one flat object (<see cref="IObjectCodec{T}.IsFlat"/>, or <see cref="IObjectCodec{T}.IsFlatRoot"/>).</summary>
/// <remarks>All of it depends on the codec, so that it is compiled for each, and calls the codec's methods without a look-up.</remarks>
internal sealed class FlatPickle<T, TCodec> : WholePickle<T>
    where T : notnull
    where TCodec : struct, IObjectCodec<T>
{
    /// <summary>Bytes on the stack. Most flat objects are shorter; a longer one goes on in a pooled array.</summary>
    private const int Room = 1024;

    /// <summary>SETITEMS and BUILD, or TUPLE and REDUCE.</summary>
    private const int EndSize = 2;

    private FlatOpening? _tracked;
    private FlatOpening? _untracked;

    // Under the options that nobody gave.
    private FlatOpening? _usual;

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override byte[]? TrySave(T value, PickleOptions? options)
    {
        if (value is null || !TCodec.IsExact(value) || OpeningToWrite(options) is not { } opening) return null;
        var writer = new PickleWriter(stackalloc byte[Room], PickleProtocol.Highest);
        WriteMembers(ref writer, value, opening);
        // How long the array must be is known now: the opening goes into it at once. What is too long for one the pickler refuses.
        long size = opening.Bytes.Length + writer.Position;
        byte[]? pickle = size > Array.MaxLength ? null : GC.AllocateUninitializedArray<byte>((int)size);
        if (pickle is not null)
        {
            opening.Bytes.CopyTo(pickle);
            writer.Pending.CopyTo(pickle.AsSpan(opening.Bytes.Length));
        }
        writer.Dispose();
        return pickle;
    }

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override bool TrySave(IBufferWriter<byte> destination, T value, PickleOptions? options)
    {
        if (value is null || !TCodec.IsExact(value) || OpeningToWrite(options) is not { } opening) return false;
        var lent = destination.GetSpan();
        bool isLent = lent.Length >= Room;
        var writer = new PickleWriter(isLent ? lent : stackalloc byte[Room], PickleProtocol.Highest, isLent: isLent);
        writer.WriteRaw(opening.Bytes);
        WriteMembers(ref writer, value, opening);
        if (writer.IsLent) destination.Advance((int)writer.Position);
        else destination.Write(writer.Pending);
        writer.Dispose();
        return true;
    }

    /// <inheritdoc/>
    public override bool TryLoad(ReadOnlySpan<byte> pickle, PickleOptions? options, out int consumed, out T? value)
    {
        if (OpeningToRead(options, pickle.Length) is { } opening)
        {
            if (pickle.StartsWith(opening.Bytes)) return TryRead<NearNames>(pickle, opening.Bytes.Length, opening, out consumed, out value);
            if (TCodec.IsFlat)
            {
                var frame = opening.FrameOf(pickle, out int start);
                if (!frame.IsEmpty) return TryRead<SpelledNames>(frame, start, opening, out consumed, out value);
            }
        }
        consumed = 0;
        value = default;
        return false;
    }

    // From the MARK on that comes before start.
    private static bool TryRead<TNames>(ReadOnlySpan<byte> pickle, int start, FlatOpening opening, out int consumed, out T? value)
        where TNames : struct, IMemberNames
    {
        var reader = new PickleReader(pickle) { Position = start - 1 };
        try
        {
            if (TryRead<TNames>(ref reader, opening, out value))
            {
                consumed = reader.Position + EndSize;
                consumed += pickle[consumed] == (byte)PickleOpcode.Memoize ? 2 : 1;
                return true;
            }
        }
        catch (Exception exception) when (Unpickler.TryDescribe(exception, reader.Position, mayBeEarly: false, out var described))
        {
            if (described is UnpicklingException { Path: null, Offset: { } offset } failure) failure.Path = PathTracer.Find(pickle, offset, ClassRegistry.Default, typeof(T)) + failure.InnerPath;
            if (ReferenceEquals(described, exception)) throw;
            throw described;
        }
        consumed = 0;
        value = default;
        return false;
    }

    private static void WriteMembers(ref PickleWriter writer, T value, FlatOpening opening)
    {
        try
        {
            if (TCodec.IsFlat) writer.Commit(ref TCodec.WriteFlat(ref writer, value, opening.Names, ref writer.Reserve(0)));
            else writer.Commit(ref WriteRoot(ref writer, value, opening, ref writer.Reserve(0)));
            writer.WriteRaw(opening.End);
        }
        catch (Exception failure)
        {
            var described = Pickler.Described(failure);
            if (described is not null) described.Path ??= "$";
            writer.Dispose();
            if (described is null || ReferenceEquals(described, failure)) throw;
            throw described;
        }
    }

    private static ref byte WriteRoot(ref PickleWriter writer, T value, FlatOpening opening, ref byte p)
    {
        var globals = opening.Globals;
        return ref TCodec.WriteFlatRoot(ref writer, ref globals, value, opening.Names, ref p);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryRead<TNames>(ref PickleReader reader, FlatOpening opening, out T? value)
        where TNames : struct, IMemberNames
    {
        if (TCodec.IsFlat) return TCodec.TryReadFlat<TNames>(ref reader, typeof(TNames) == typeof(NearNames) ? opening.Names : default, isRoot: true, out value);
        return TryReadRoot(ref reader, opening, out value);
    }

    private static bool TryReadRoot(ref PickleReader reader, FlatOpening opening, out T? value)
    {
        var globals = opening.Globals;
        return TCodec.TryReadFlatRoot(ref reader, ref globals, opening.Names, out value);
    }

    private FlatOpening? OpeningToWrite(PickleOptions? options)
    {
        if (options is null) return _usual ??= OpeningFor(PickleOptions.Default);
        return options.WritesUsual ? OpeningFor(options) : null;
    }

    private FlatOpening? OpeningToRead(PickleOptions? options, int size)
    {
        if (options is null) return _usual ??= OpeningFor(PickleOptions.Default);
        return options.ReadsFlat(size) ? OpeningFor(options) : null;
    }

    private FlatOpening OpeningFor(PickleOptions options) =>
        TCodec.Class.TrackReferences && options.TrackReferences ? _tracked ??= new(TCodec.Class, isTracked: true) : _untracked ??= new(TCodec.Class, isTracked: false);
}
