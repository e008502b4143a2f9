using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>Python's <c>datetime.date</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateOnlyCodec : IPlacedCodec<DateOnly>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, DateOnly value) => Placed<DateOnly, DateOnlyCodec>.Save(ref writer, pickler, value);

    /// <inheritdoc/>
    public static ref byte Write(ref PickleWriter writer, Pickler pickler, DateOnly value, ref byte p) => ref Placed<DateOnly, DateOnlyCodec>.Write(ref writer, pickler, value, ref p);

    /// <inheritdoc/>
    public static ref byte WriteFlat(ref PickleWriter writer, scoped ref FlatGlobals globals, DateOnly value, ref byte p) => ref Placed<DateOnly, DateOnlyCodec>.WriteFlat(ref writer, ref globals, value, ref p);

    /// <inheritdoc/>
    public static bool TryReadFlat(ref PickleReader reader, scoped ref FlatGlobals globals, out DateOnly value) => Placed<DateOnly, DateOnlyCodec>.TryReadFlat(ref reader, ref globals, out value);

    static PythonGlobal IPlacedCodec<DateOnly>.Global => PythonGlobal.Date;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ref byte IPlacedCodec<DateOnly>.Put<TGlobals>(ref PickleWriter writer, scoped ref TGlobals globals, DateOnly value, ref byte p)
    {
        p = ref globals.Write(ref writer, ref p, PythonGlobal.Date, TimeStates.StateSize + PickleOps.CallSize);
        return ref PickleOps.Call(ref TimeStates.Put(ref p, value), PickleOpcode.Tuple1);
    }

    static void IPlacedCodec<DateOnly>.SaveUnframed(ref PickleWriter writer, Pickler pickler, DateOnly value)
    {
        pickler.StartCall(ref writer, PythonGlobal.Date, 1);
        Span<byte> state = stackalloc byte[TimeStates.DateSize];
        TimeStates.Write(state, value);
        writer.WriteBytes(state);
        Pickler.EndCall(ref writer, 1);
    }

    /// <inheritdoc/>
    public static DateOnly Load(ref PickleReader reader, Unpickler unpickler) => Placed<DateOnly, DateOnlyCodec>.Load(ref reader, unpickler);

    static bool IPlacedCodec<DateOnly>.TryRead<TGlobals>(ref PickleReader reader, scoped ref TGlobals globals, out DateOnly value)
    {
        value = default;
        if (!globals.TrySkip(ref reader, PythonGlobal.Date) || !reader.TryReadState(TimeStates.DateSize, out var state) || !reader.TryTakeValue(1)
            || !TimeStates.TryRead(state, out var date)) return false;
        value = DateOnly.FromDateTime(date);
        return true;
    }

    /// <inheritdoc/>
    public static DateOnly FromObject(object? value, Unpickler unpickler) => value is DateOnly already ? already : Convertibles.To<DateOnly>(value);
}

/// <summary>Python's <c>datetime.time</c> without a time zone. The last digit of 100 ns follows as a <see cref="Refinement"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeOnlyCodec : IPlacedCodec<TimeOnly>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, TimeOnly value) => Placed<TimeOnly, TimeOnlyCodec>.Save(ref writer, pickler, value);

    /// <inheritdoc/>
    public static ref byte Write(ref PickleWriter writer, Pickler pickler, TimeOnly value, ref byte p) => ref Placed<TimeOnly, TimeOnlyCodec>.Write(ref writer, pickler, value, ref p);

    /// <inheritdoc/>
    public static ref byte WriteFlat(ref PickleWriter writer, scoped ref FlatGlobals globals, TimeOnly value, ref byte p) => ref Placed<TimeOnly, TimeOnlyCodec>.WriteFlat(ref writer, ref globals, value, ref p);

    /// <inheritdoc/>
    public static bool TryReadFlat(ref PickleReader reader, scoped ref FlatGlobals globals, out TimeOnly value) => Placed<TimeOnly, TimeOnlyCodec>.TryReadFlat(ref reader, ref globals, out value);

    static PythonGlobal IPlacedCodec<TimeOnly>.Global => PythonGlobal.Time;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ref byte IPlacedCodec<TimeOnly>.Put<TGlobals>(ref PickleWriter writer, scoped ref TGlobals globals, TimeOnly value, ref byte p)
    {
        p = ref globals.Write(ref writer, ref p, PythonGlobal.Time, TimeStates.StateSize + PickleOps.CallSize + Refinement.Size);
        p = ref PickleOps.Call(ref TimeStates.Put(ref p, value), PickleOpcode.Tuple1);
        return ref Refinement.Put(ref p, Refinement.OfTicks(value.Ticks));
    }

    static void IPlacedCodec<TimeOnly>.SaveUnframed(ref PickleWriter writer, Pickler pickler, TimeOnly value)
    {
        pickler.StartCall(ref writer, PythonGlobal.Time, 1);
        Span<byte> state = stackalloc byte[TimeStates.TimeSize];
        TimeStates.WriteTime(state, value.Ticks);
        writer.WriteBytes(state);
        Pickler.EndCall(ref writer, 1);
        Refinement.Save(ref writer, Refinement.OfTicks(value.Ticks));
    }

    /// <inheritdoc/>
    public static TimeOnly Load(ref PickleReader reader, Unpickler unpickler) => Placed<TimeOnly, TimeOnlyCodec>.Load(ref reader, unpickler);

    static bool IPlacedCodec<TimeOnly>.TryRead<TGlobals>(ref PickleReader reader, scoped ref TGlobals globals, out TimeOnly value)
    {
        value = default;
        if (!globals.TrySkip(ref reader, PythonGlobal.Time) || !reader.TryReadState(TimeStates.TimeSize, out var state) || !reader.TryTakeValue(1)
            || !TimeStates.TryReadTime(state, out long ticks)) return false;
        int refinement = reader.TakeRefinement();
        value = new TimeOnly(refinement == 0 ? ticks : ticks + Refinement.Digit(~refinement));
        return true;
    }

    /// <inheritdoc/>
    public static TimeOnly FromObject(object? value, Unpickler unpickler) => value switch
    {
        TimeOnly already => already,
        PickleTime { TimeZone: null } time => time.Value,
        _ => Convertibles.To<TimeOnly>(value),
    };
}
