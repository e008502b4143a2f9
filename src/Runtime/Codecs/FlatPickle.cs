using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>Whole pickles of one flat object (<see cref="IObjectCodec{T}.IsFlat"/>).</summary>
internal abstract class FlatPickle<T>(PickleClass @class) : WholePickle<T>
{
    /// <summary>Bytes on the stack. Most flat objects are shorter; a longer one goes on in a pooled array.</summary>
    private const int Room = 1024;

    /// <summary>SETITEMS and BUILD, or TUPLE and REDUCE.</summary>
    private const int EndSize = 2;

    private FlatOpening? _tracked;
    private FlatOpening? _untracked;

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override byte[]? TrySave(T value, PickleOptions? options)
    {
        options ??= PickleOptions.Default;
        if (!options.WritesUsual || !IsExact(value)) return null;
        var writer = new PickleWriter(stackalloc byte[Room], PickleProtocol.Highest);
        Write(ref writer, value, options);
        byte[] pickle = writer.Pending.ToArray();
        writer.Dispose();
        return pickle;
    }

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override bool TrySave(IBufferWriter<byte> destination, T value, PickleOptions? options)
    {
        options ??= PickleOptions.Default;
        if (!options.WritesUsual || !IsExact(value)) return false;
        var lent = destination.GetSpan();
        bool isLent = lent.Length >= Room;
        var writer = new PickleWriter(isLent ? lent : stackalloc byte[Room], PickleProtocol.Highest, isLent: isLent);
        Write(ref writer, value, options);
        if (writer.IsLent) destination.Advance((int)writer.Position);
        else destination.Write(writer.Pending);
        writer.Dispose();
        return true;
    }

    /// <inheritdoc/>
    public override bool TryLoad(ReadOnlySpan<byte> pickle, PickleOptions? options, out int consumed, out T? value)
    {
        options ??= PickleOptions.Default;
        var opening = OpeningFor(options);
        if (pickle.StartsWith(opening.Bytes) && options.ReadsUsual && options.Limits.AllowFlat(pickle.Length))
        {
            var reader = new PickleReader(pickle) { Position = opening.Bytes.Length - 1 };
            try
            {
                if (TryRead(ref reader, opening.Names, out value))
                {
                    consumed = reader.Position + EndSize;
                    consumed += pickle[consumed] == (byte)PickleOpcode.Memoize ? 2 : 1;
                    return true;
                }
            }
            catch (Exception exception) when (Unpickler.TryDescribe(exception, reader.Position, out var described))
            {
                if (described is UnpicklingException { Path: null, Offset: { } offset } failure) failure.Path = PathTracer.Find(pickle, offset, ClassRegistry.Default, typeof(T)) + failure.InnerPath;
                if (ReferenceEquals(described, exception)) throw;
                throw described;
            }
        }
        consumed = 0;
        value = default;
        return false;
    }

    /// <summary>Whether it is an object of the class itself.</summary>
    protected abstract bool IsExact([NotNullWhen(true)] T? value);

    /// <summary>Writes the members and returns where the end goes.</summary>
    protected abstract ref byte Write(ref PickleWriter writer, T value, PickleNames names, ref byte p);

    /// <summary>Reads the members, from MARK on.</summary>
    protected abstract bool TryRead(ref PickleReader reader, PickleNames names, out T? value);

    private void Write(ref PickleWriter writer, T value, PickleOptions options)
    {
        var opening = OpeningFor(options);
        try
        {
            writer.WriteRaw(opening.Bytes);
            ref byte p = ref Write(ref writer, value, opening.Names, ref writer.Reserve(0));
            writer.Commit(ref p);
            writer.WriteRaw(opening.End);
        }
        catch (Exception failure)
        {
            if (failure is PicklingException pickling) pickling.Path ??= "$";
            writer.Dispose();
            throw;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private FlatOpening OpeningFor(PickleOptions options) =>
        @class.TrackReferences && options.TrackReferences ? _tracked ??= new(@class, isTracked: true) : _untracked ??= new(@class, isTracked: false);
}

/// <summary>The same through a generated codec.</summary>
internal sealed class FlatPickle<T, TCodec>() : FlatPickle<T>(TCodec.Class)
    where T : notnull
    where TCodec : struct, IObjectCodec<T>
{
    protected override bool IsExact([NotNullWhen(true)] T? value) => value is not null && TCodec.IsExact(value);

    protected override ref byte Write(ref PickleWriter writer, T value, PickleNames names, ref byte p) => ref TCodec.WriteFlat(ref writer, value, names, ref p);

    // By itself: within the block that catches, nothing would stay in a register.
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected override bool TryRead(ref PickleReader reader, PickleNames names, out T? value) => TCodec.TryReadFlat(ref reader, names, isRoot: true, out value);
}

/// <summary>How a pickle of one object begins and ends: PROTO, the class's preamble, and the object up to the MARK of its members; what comes behind BUILD, or behind TUPLE.</summary>
internal sealed class FlatOpening
{
    /// <summary>The opening.</summary>
    public FlatOpening(PickleClass @class, bool isTracked)
    {
        var name = new PickleNames(0, @class.GlobalCount);
        Span<byte> start = stackalloc byte[ObjectOpening.Room];
        ref byte end = ref start[0];
        if (@class.Layout == PickleLayout.Positional)
        {
            end = ref PickleOps.StartMembers(ref PickleOps.Name(ref end, name, 0));
            End = isTracked ? [(byte)PickleOpcode.Reduce, (byte)PickleOpcode.Memoize, (byte)PickleOpcode.Stop] : [(byte)PickleOpcode.Reduce, (byte)PickleOpcode.Stop];
        }
        else
        {
            end = ref new ObjectOpening(name, isTracked).Write(ref end);
            Names = new PickleNames(@class.GlobalCount, @class.MemberCount);
            End = [(byte)PickleOpcode.Stop];
        }
        Bytes = [(byte)PickleOpcode.Proto, PickleProtocol.Highest, .. @class.Preamble, .. start[..(int)Unsafe.ByteOffset(ref start[0], ref end)]];
    }

    /// <summary>The beginning.</summary>
    public byte[] Bytes { get; }

    /// <summary>Where the memo has the members' names then; none, where they have none.</summary>
    public PickleNames Names { get; }

    /// <summary>The end.</summary>
    public byte[] End { get; }
}
