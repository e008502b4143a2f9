using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>Python's <c>datetime.datetime</c> with a <c>datetime.timezone</c>. The last digit of 100 ns follows as a <see cref="Refinement"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeOffsetCodec : IPlacedCodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, DateTimeOffset value) => Placed<DateTimeOffset, DateTimeOffsetCodec>.Save(ref writer, pickler, value);

    /// <inheritdoc/>
    public static ref byte Write(ref PickleWriter writer, Pickler pickler, DateTimeOffset value, ref byte p) => ref Placed<DateTimeOffset, DateTimeOffsetCodec>.Write(ref writer, pickler, value, ref p);

    /// <inheritdoc/>
    public static ref byte WriteFlat(ref PickleWriter writer, scoped ref FlatGlobals globals, DateTimeOffset value, ref byte p) => ref Placed<DateTimeOffset, DateTimeOffsetCodec>.WriteFlat(ref writer, ref globals, value, ref p);

    /// <inheritdoc/>
    public static bool TryReadFlat(ref PickleReader reader, scoped ref FlatGlobals globals, out DateTimeOffset value) => Placed<DateTimeOffset, DateTimeOffsetCodec>.TryReadFlat(ref reader, ref globals, out value);

    static PythonGlobal IPlacedCodec<DateTimeOffset>.Global => PythonGlobal.DateTime;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ref byte IPlacedCodec<DateTimeOffset>.Put<TGlobals>(ref PickleWriter writer, scoped ref TGlobals globals, DateTimeOffset value, ref byte p)
    {
        p = ref globals.Write(ref writer, ref p, PythonGlobal.DateTime, TimeStates.StateSize);
        p = ref TimeStates.Put(ref p, value.DateTime);
        p = ref globals.Write(ref writer, ref p, PythonGlobal.TimeZone, room: 0);
        p = ref TimeSpanCodec.PutDelta(ref writer, ref globals, value.Offset, ref p, 2 * PickleOps.CallSize + Refinement.Size);
        p = ref PickleOps.Call(ref PickleOps.Call(ref p, PickleOpcode.Tuple1), PickleOpcode.Tuple2);
        return ref Refinement.Put(ref p, Refinement.OfTicks(value.Ticks));
    }

    static void IPlacedCodec<DateTimeOffset>.SaveUnframed(ref PickleWriter writer, Pickler pickler, DateTimeOffset value)
    {
        pickler.StartCall(ref writer, PythonGlobal.DateTime, 2);
        Span<byte> state = stackalloc byte[TimeStates.DateTimeSize];
        TimeStates.Write(state, value.DateTime);
        writer.WriteBytes(state);
        pickler.StartCall(ref writer, PythonGlobal.TimeZone, 1);
        TimeSpanCodec.SaveDelta(ref writer, pickler, value.Offset);
        Pickler.EndCall(ref writer, 1);
        Pickler.EndCall(ref writer, 2);
        Refinement.Save(ref writer, Refinement.OfTicks(value.Ticks));
    }

    /// <inheritdoc/>
    public static DateTimeOffset Load(ref PickleReader reader, Unpickler unpickler) => Placed<DateTimeOffset, DateTimeOffsetCodec>.Load(ref reader, unpickler);

    static bool IPlacedCodec<DateTimeOffset>.TryRead<TGlobals>(ref PickleReader reader, scoped ref TGlobals globals, out DateTimeOffset value)
    {
        value = default;
        if (!globals.TrySkip(ref reader, PythonGlobal.DateTime) || !reader.TryReadState(TimeStates.DateTimeSize, out var state)
            || !TimeStates.TryRead(state, out var date) || !TimeStates.TryReadTime(state[TimeStates.DateSize..], out long ticks)
            || !globals.TrySkip(ref reader, PythonGlobal.TimeZone)
            || !TimeSpanCodec.TryReadDelta(ref reader, ref globals, out long offset)
            || !reader.TryTakeCall(1) || !reader.TryTakeValue(2)) return false;
        int refinement = reader.TakeRefinement();
        var time = date.AddTicks(ticks + (refinement == 0 ? 0 : Refinement.Digit(~refinement)));
        var shift = new TimeSpan(offset);
        if (!AwareTimes.Fits(time, shift)) return false;
        value = new DateTimeOffset(time, shift);
        return true;
    }

    /// <inheritdoc/>
    /// <remarks>A datetime without a time zone is taken as UTC.</remarks>
    public static DateTimeOffset FromObject(object? value, Unpickler unpickler) => value switch
    {
        DateTimeOffset already => already,
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), TimeSpan.Zero),
        PickleDateTime { TimeZone: null } time => new DateTimeOffset(time.Value, TimeSpan.Zero),
        PickleDateTime time when AwareTimes.WithOffset(time) is { } known => known,
        _ => Convertibles.To<DateTimeOffset>(value),
    };
}
