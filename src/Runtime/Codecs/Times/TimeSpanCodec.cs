using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>Python's <c>datetime.timedelta(days, seconds, microseconds)</c>, only the days negative. The last digit of 100 ns follows as a <see cref="Refinement"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeSpanCodec : IPickleCodec<TimeSpan>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, TimeSpan value)
    {
        if (pickler.TrySaveHooked(ref writer, value)) return;
        SaveDelta(ref writer, pickler, value);
        Refinement.Save(ref writer, Refinement.OfTicks(DivideByDays(value.Ticks).Left));
    }

    /// <inheritdoc/>
    public static TimeSpan Load(ref PickleReader reader, Unpickler unpickler)
    {
        int start = reader.Position;
        if (TryReadDelta(ref reader, unpickler, out var ticks, out bool isNew))
        {
            unpickler.Meet(PythonGlobal.TimeDelta, isNew);
            int refinement = reader.TakeRefinement();
            if (refinement != 0) ticks += Refinement.Digit(~refinement);
            return OfTicks(ticks);
        }
        reader.Position = start;
        return FromObject(unpickler.TakeCall(ref reader, PythonGlobal.TimeDelta), unpickler);
    }

    /// <inheritdoc/>
    public static TimeSpan FromObject(object? value, Unpickler unpickler) => value switch
    {
        TimeSpan already => already,
        PickleTimeDelta delta => OfTicks((Int128)delta.Days * TimeSpan.TicksPerDay + delta.Seconds * TimeSpan.TicksPerSecond + delta.Microseconds * TimeSpan.TicksPerMicrosecond),
        _ => throw Unpickler.WrongType(typeof(TimeSpan), value),
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

    /// <summary>Reads what <see cref="SaveDelta"/> wrote; where it fails the caller puts the reader back.</summary>
    internal static bool TryReadDelta(ref PickleReader reader, Unpickler unpickler, out Int128 ticks, out bool isNew)
    {
        ticks = 0;
        if (!unpickler.TrySkipGlobal(ref reader, PythonGlobal.TimeDelta, out isNew)
            || !reader.TryReadInt32(out int days) || !reader.TryReadInt32(out int seconds) || !reader.TryReadInt32(out int microseconds)
            || !reader.TryTakeValue(3)) return false;
        ticks = (Int128)days * TimeSpan.TicksPerDay + seconds * TimeSpan.TicksPerSecond + microseconds * TimeSpan.TicksPerMicrosecond;
        return true;
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
