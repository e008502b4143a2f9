using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>Python's <c>datetime.timedelta(days, seconds, microseconds)</c>, only the days negative. The last digit of 100 ns follows as a <see cref="Refinement"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeSpanCodec : IPlacedCodec<TimeSpan>
{
    /// <summary>More than that, the first and the last days of what a <see cref="TimeSpan"/> can be, are read by the stack machine.</summary>
    private const int MostDays = 10_600_000;

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, TimeSpan value) => Placed<TimeSpan, TimeSpanCodec>.Save(ref writer, pickler, value);

    /// <inheritdoc/>
    public static ref byte Write(ref PickleWriter writer, Pickler pickler, TimeSpan value, ref byte p) => ref Placed<TimeSpan, TimeSpanCodec>.Write(ref writer, pickler, value, ref p);

    /// <inheritdoc/>
    public static ref byte WriteFlat(ref PickleWriter writer, scoped ref FlatGlobals globals, TimeSpan value, ref byte p) => ref Placed<TimeSpan, TimeSpanCodec>.WriteFlat(ref writer, ref globals, value, ref p);

    /// <inheritdoc/>
    public static bool TryReadFlat(ref PickleReader reader, scoped ref FlatGlobals globals, out TimeSpan value) => Placed<TimeSpan, TimeSpanCodec>.TryReadFlat(ref reader, ref globals, out value);

    static PythonGlobal IPlacedCodec<TimeSpan>.Global => PythonGlobal.TimeDelta;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ref byte IPlacedCodec<TimeSpan>.Put<TGlobals>(ref PickleWriter writer, scoped ref TGlobals globals, TimeSpan value, ref byte p) =>
        ref Refinement.Put(ref PutDelta(ref writer, ref globals, value, ref p, Refinement.Size), Refinement.OfTicks(DivideByDays(value.Ticks).Left));

    static void IPlacedCodec<TimeSpan>.SaveUnframed(ref PickleWriter writer, Pickler pickler, TimeSpan value)
    {
        SaveDelta(ref writer, pickler, value);
        Refinement.Save(ref writer, Refinement.OfTicks(DivideByDays(value.Ticks).Left));
    }

    /// <inheritdoc/>
    public static TimeSpan Load(ref PickleReader reader, Unpickler unpickler) => Placed<TimeSpan, TimeSpanCodec>.Load(ref reader, unpickler);

    static bool IPlacedCodec<TimeSpan>.TryRead<TGlobals>(ref PickleReader reader, scoped ref TGlobals globals, out TimeSpan value)
    {
        bool isDelta = TryReadDelta(ref reader, ref globals, out long ticks);
        int refinement = isDelta ? reader.TakeRefinement() : 0;
        value = new TimeSpan(refinement == 0 ? ticks : ticks + Refinement.Digit(~refinement));
        return isDelta;
    }

    /// <inheritdoc/>
    public static TimeSpan FromObject(object? value, Unpickler unpickler) => value switch
    {
        TimeSpan already => already,
        PickleTimeDelta delta => OfTicks((Int128)delta.Days * TimeSpan.TicksPerDay + delta.Seconds * TimeSpan.TicksPerSecond + delta.Microseconds * TimeSpan.TicksPerMicrosecond),
        _ => Convertibles.To<TimeSpan>(value),
    };

    /// <summary>Writes the span to the microsecond.</summary>
    internal static void SaveDelta(ref PickleWriter writer, Pickler pickler, TimeSpan value)
    {
        var (days, rest) = DivideByDays(value.Ticks);
        pickler.StartCall(ref writer, PythonGlobal.TimeDelta, 3);
        writer.WriteInt(days);
        writer.WriteInt(rest / TimeSpan.TicksPerSecond);
        writer.WriteInt(rest % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond);
        Pickler.EndCall(ref writer, 3);
    }

    /// <summary>The same from protocol 4 on, at <paramref name="p"/>, with room for <paramref name="room"/> bytes behind it, where it returns.</summary>
    internal static ref byte PutDelta<TGlobals>(ref PickleWriter writer, scoped ref TGlobals globals, TimeSpan value, ref byte p, int room)
        where TGlobals : struct, INamedGlobals
    {
        var (days, rest) = DivideByDays(value.Ticks);
        int seconds = (int)(rest / TimeSpan.TicksPerSecond), microseconds = (int)(rest % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond);
        p = ref globals.Write(ref writer, ref p, PythonGlobal.TimeDelta, 3 * PickleOps.Int32Size + PickleOps.CallSize + room);
        p = ref PickleOps.Int32(ref PickleOps.Int32(ref PickleOps.Int32(ref p, (int)days), seconds), microseconds);
        return ref PickleOps.Call(ref p, PickleOpcode.Tuple3);
    }

    /// <summary>Reads what <see cref="SaveDelta"/> wrote; where it fails the caller puts the reader back.</summary>
    internal static bool TryReadDelta<TGlobals>(ref PickleReader reader, scoped ref TGlobals globals, out long ticks)
        where TGlobals : struct, IMetGlobals
    {
        ticks = 0;
        if (!globals.TrySkip(ref reader, PythonGlobal.TimeDelta)
            || !reader.TryReadInt32(out int days) || !reader.TryReadInt32(out int seconds) || !reader.TryReadInt32(out int microseconds)
            || !reader.TryTakeValue(3)) return false;
        // Seconds and microseconds are less than 70,000 days, even where they are no proper ones.
        ticks = days * TimeSpan.TicksPerDay + seconds * TimeSpan.TicksPerSecond + microseconds * TimeSpan.TicksPerMicrosecond;
        return Math.Abs((long)days) <= MostDays;
    }

    // To the whole microsecond below, the shortest of all lies outside: Python gives that back.
    private static TimeSpan OfTicks(Int128 ticks)
    {
        if (ticks < long.MinValue && ticks > long.MinValue - (Int128)TimeSpan.TicksPerMicrosecond) return TimeSpan.MinValue;
        return ticks >= long.MinValue && ticks <= long.MaxValue ? new TimeSpan((long)ticks) : throw new UnpicklingException($"The timedelta is longer than '{typeof(TimeSpan)}' can be.");
    }

    /// <summary>As timedelta has it: only the days are negative.</summary>
    internal static (long Days, long Left) DivideByDays(long ticks)
    {
        long days = Math.DivRem(ticks, TimeSpan.TicksPerDay, out long rest);
        return rest < 0 ? (days - 1, rest + TimeSpan.TicksPerDay) : (days, rest);
    }
}
