using System.Buffers;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>Whole pickles of one value that is no object: a number, a truth value, a text, a time, a GUID, a decimal.</summary>
/// <remarks>No code of the program runs for it, and nothing can be referred to: between PROTO and STOP stands what a flat object would have as a member.</remarks>
internal sealed class ValuePickle<T, TCodec> : WholePickle<T>
    where TCodec : struct, IPickleCodec<T>
{
    /// <summary>Bytes on the stack: more than any value takes, texts of <see cref="LongestText"/> included.</summary>
    private const int Room = 1024;

    /// <summary>Longer ones no flat object reads.</summary>
    private const int LongestText = byte.MaxValue;

    private static ReadOnlySpan<byte> Proto => [(byte)PickleOpcode.Proto, PickleProtocol.Highest];

    /// <summary>Writes and reads them; null: values of the type are something else.</summary>
    public static ValuePickle<T, TCodec>? OrNull { get; } = typeof(T) == typeof(string) || FlatNumber.Is<T>() || default(TCodec) is IPlacedCodec<T> ? new() : null;

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override byte[]? TrySave(T value, PickleOptions? options)
    {
        if (options is { WritesUsual: false } || IsLong(value)) return null;
        var writer = new PickleWriter(stackalloc byte[Room], PickleProtocol.Highest);
        Write(ref writer, value);
        return writer.Pending.ToArray();
    }

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override bool TrySave(IBufferWriter<byte> destination, T value, PickleOptions? options)
    {
        if (options is { WritesUsual: false } || IsLong(value)) return false;
        var lent = destination.GetSpan();
        bool isLent = lent.Length >= Room;
        var writer = new PickleWriter(isLent ? lent : stackalloc byte[Room], PickleProtocol.Highest);
        Write(ref writer, value);
        if (isLent) destination.Advance((int)writer.Position);
        else destination.Write(writer.Pending);
        return true;
    }

    /// <inheritdoc/>
    public override bool TryLoad(ReadOnlySpan<byte> pickle, PickleOptions? options, out int consumed, out T? value)
    {
        consumed = 0;
        value = default;
        if (!pickle.StartsWith(Proto) || options is not null && !options.ReadsFlat(pickle.Length)) return false;
        var reader = new PickleReader(pickle) { Position = Proto.Length };
        if (!TryRead(ref reader, out value) || !reader.TryTake(PickleOpcode.Stop)) return false;
        consumed = reader.Position;
        return true;
    }

    private static bool IsLong(T value) => typeof(T) == typeof(string) && Unsafe.As<T, string?>(ref value) is { Length: > LongestText };

    // It has room for all that it is given.
    private static void Write(ref PickleWriter writer, T value)
    {
        writer.WriteProto();
        writer.Commit(ref Put(ref writer, value, ref writer.Reserve(0)));
        writer.WriteStop();
    }

    private static ref byte Put(ref PickleWriter writer, T value, ref byte p)
    {
        if (typeof(T) == typeof(string)) return ref PickleOps.String(ref p, Unsafe.As<T, string?>(ref value));
        if (FlatNumber.Is<T>()) return ref FlatNumber.Put(ref writer, ref p, value);
        var globals = new FlatGlobals(memoized: 0);
        return ref TCodec.WriteFlat(ref writer, ref globals, value, ref p);
    }

    private static bool TryRead(ref PickleReader reader, out T? value)
    {
        value = default;
        if (typeof(T) == typeof(string))
        {
            string? text = null;
            if (!reader.TryTake(PickleOpcode.None))
            {
                text = RunText.Read(ref reader.Next, reader.Left);
                if (text is null) return false;
                reader.Position += 2 + Unsafe.Add(ref reader.Next, 1);
            }
            value = Unsafe.As<string?, T?>(ref text);
            return true;
        }
        if (FlatNumber.Is<T>()) return FlatNumber.TryTake(ref reader, out value);
        var globals = new FlatGlobals(memoized: 0);
        return TCodec.TryReadFlat(ref reader, ref globals, out value);
    }
}
