using System.Globalization;

namespace PickleGen.Codecs;

/// <summary>A Python datetime that knows its time zone, as .NET's times.</summary>
internal static class AwareTimes
{
    private static readonly TimeSpan s_largestOffset = TimeSpan.FromHours(14);

    /// <summary>More than any clock was ever off (Asia/Manila, until 1844).</summary>
    private static readonly TimeSpan s_largestShift = TimeSpan.FromHours(16);

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
        Holds(offset)
        && value.Ticks - offset.Ticks >= DateTime.MinValue.Ticks && value.Ticks - offset.Ticks <= DateTime.MaxValue.Ticks;

    /// <summary>What .NET takes for an offset: whole minutes, 14 hours.</summary>
    public static bool Holds(TimeSpan offset) => offset.Ticks % TimeSpan.TicksPerMinute == 0 && offset.Duration() <= s_largestOffset;

    private static TimeSpan? OffsetOf(PickleDateTime time) => time.TimeZone switch
    {
        PickleTimeZone zone => zone.Offset,
        PickleZoneInfo zone => OffsetIn(TimeZoneInfoCodec.Find(zone), time),
        _ => null,
    };

    // From UTC, where .NET knows the offset for sure: what it says of a time on the clock is wrong where the standard offset changes, or summer is the
    // standard (Europe/Dublin). Where the clock shows the time twice, or never, fold chooses the offset before the change or the one behind it (PEP 495).
    private static TimeSpan OffsetIn(TimeZoneInfo zone, PickleDateTime time)
    {
        TimeSpan before = OffsetAt(zone, time.Value, s_largestShift), after = OffsetAt(zone, time.Value, -s_largestShift);
        if (before == after) return before;
        bool isBefore = OffsetAt(zone, time.Value, before) == before, isAfter = OffsetAt(zone, time.Value, after) == after;
        if (isBefore != isAfter) return isBefore ? before : after;
        return time.Fold ? after : before;
    }

    // Of the instant at which a clock with the given offset shows the time.
    private static TimeSpan OffsetAt(TimeZoneInfo zone, DateTime value, TimeSpan offset)
    {
        long ticks = Math.Clamp(value.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return zone.GetUtcOffset(new DateTime(ticks, DateTimeKind.Utc));
    }

    private static UnpicklingException OutOfRange(PickleDateTime time, Type type) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The datetime {time.Value:yyyy'-'MM'-'dd'T'HH':'mm':'ss} with the offset {OffsetOf(time)} does not fit into '{type}'."));
}
