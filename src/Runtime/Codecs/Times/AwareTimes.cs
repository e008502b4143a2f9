namespace PickleGen.Codecs;

/// <summary>A Python datetime that knows its time zone, as .NET's times.</summary>
internal static class AwareTimes
{
    private static readonly TimeSpan s_largestOffset = TimeSpan.FromHours(14);

    /// <summary>The same instant in UTC; null: it has no time zone that is known here.</summary>
    /// <exception cref="UnpicklingException">It is before the year 1 or behind 9999 there, or this machine lacks the zone.</exception>
    public static DateTime? InUtc(PickleDateTime time)
    {
        if (OffsetOf(time) is not { } offset) return null;
        long ticks = time.Value.Ticks - offset.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks, DateTimeKind.Utc) : throw OutOfRange(time, typeof(DateTime));
    }

    /// <summary>The same time with its offset; null: it has no time zone that is known here.</summary>
    /// <exception cref="UnpicklingException"><see cref="DateTimeOffset"/> holds no such offset or instant, or this machine lacks the zone.</exception>
    public static DateTimeOffset? WithOffset(PickleDateTime time)
    {
        if (OffsetOf(time) is not { } offset) return null;
        return Fits(time.Value, offset) ? new DateTimeOffset(time.Value, offset) : throw OutOfRange(time, typeof(DateTimeOffset));
    }

    /// <summary>What <see cref="DateTimeOffset"/> can hold: whole minutes, 14 hours, and UTC within its range as well.</summary>
    public static bool Fits(DateTime value, TimeSpan offset) =>
        offset.Ticks % TimeSpan.TicksPerMinute == 0 && offset.Duration() <= s_largestOffset
        && value.Ticks - offset.Ticks >= DateTime.MinValue.Ticks && value.Ticks - offset.Ticks <= DateTime.MaxValue.Ticks;

    private static TimeSpan? OffsetOf(PickleDateTime time) => time.TimeZone switch
    {
        PickleTimeZone zone => zone.Offset,
        PickleZoneInfo zone => OffsetIn(TimeZoneInfoCodec.Find(zone), time),
        _ => null,
    };

    // Where the clock shows a time twice, fold chooses (PEP 495): the first is the one with the larger offset.
    private static TimeSpan OffsetIn(TimeZoneInfo zone, PickleDateTime time)
    {
        if (!zone.IsAmbiguousTime(time.Value)) return zone.GetUtcOffset(time.Value);
        TimeSpan[] offsets = zone.GetAmbiguousTimeOffsets(time.Value);
        return time.Fold ? offsets.Min() : offsets.Max();
    }

    private static UnpicklingException OutOfRange(PickleDateTime time, Type type) =>
        new($"The datetime {time.Value:yyyy'-'MM'-'dd'T'HH':'mm':'ss} with the offset {OffsetOf(time)} does not fit into '{type}'.");
}
