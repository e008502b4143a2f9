using System.Buffers.Binary;

namespace PickleGen;

/// <content>Dates and times (_datetimemodule.c). What Python cannot hold, a <see cref="DateTime.Kind"/> or 100 ns, is not standard: it is left to the type's codec.</content>
internal static partial class StandardReducers
{
    /// <summary><c>fold</c> is a bit in the state, which older protocols' readers do not know.</summary>
    private const int FoldFrom = PickleProtocol.Framed;
    private const byte FoldBit = 0x80;

    private static readonly PickleCallable s_date = new("datetime", "date");
    private static readonly PickleCallable s_time = new("datetime", "time");
    private static readonly PickleCallable s_dateTime = new("datetime", "datetime");
    private static readonly PickleCallable s_timeDelta = new("datetime", "timedelta");
    private static readonly PickleCallable s_timeZone = new("datetime", "timezone");
    private static readonly PickleCallable s_zoneInfo = new("zoneinfo", "ZoneInfo._unpickle");

    private static ReduceValue? ReduceTime(object value, int protocol) => value switch
    {
        DateOnly date => new(s_date, [DateBytes(date)]),
        TimeOnly time when IsMicroseconds(time.Ticks) => Time(time, false, null, protocol),
        PickleTime time when IsMicroseconds(time.Value.Ticks) => Time(time.Value, time.Fold, time.TimeZone, protocol),
        DateTime { Kind: DateTimeKind.Unspecified } time when IsMicroseconds(time.Ticks) => DateAndTime(time, false, null, protocol),
        PickleDateTime time when IsMicroseconds(time.Value.Ticks) => DateAndTime(time.Value, time.Fold, time.TimeZone, protocol),
        DateTimeOffset time when IsMicroseconds(time.Ticks) => DateAndTime(time.DateTime, false, ZoneOf(time.Offset), protocol),
        TimeSpan span when IsMicroseconds(span.Ticks) => TimeDelta(span),
        PickleTimeDelta span => new(s_timeDelta, [span.Days, span.Seconds, span.Microseconds]),
        PickleZoneInfo zone => new(s_zoneInfo, [zone.Key, 1]),
        PickleTimeZone zone => new(s_timeZone, zone.Name is null ? [zone.Offset] : [zone.Offset, zone.Name]),
        _ => null,
    };

    private static bool IsMicroseconds(long ticks) => ticks % TimeSpan.TicksPerMicrosecond == 0;

    private static PickleTimeZone ZoneOf(TimeSpan offset) => offset == TimeSpan.Zero ? PickleTimeZone.Utc : new(offset);

    private static ReduceValue TimeDelta(TimeSpan span)
    {
        // Python keeps only the days negative.
        long days = Math.DivRem(span.Ticks, TimeSpan.TicksPerDay, out long rest);
        if (rest < 0)
        {
            days--;
            rest += TimeSpan.TicksPerDay;
        }
        return new(s_timeDelta, [days, rest / TimeSpan.TicksPerSecond, rest % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond]);
    }

    private static ReduceValue Time(TimeOnly time, bool fold, object? zone, int protocol)
    {
        byte[] state = TimeBytes(time);
        if (fold && protocol >= FoldFrom) state[0] |= FoldBit;
        return new(s_time, zone is null ? [state] : [state, zone]);
    }

    private static ReduceValue DateAndTime(DateTime time, bool fold, object? zone, int protocol)
    {
        byte[] state = [.. DateBytes(DateOnly.FromDateTime(time)), .. TimeBytes(TimeOnly.FromDateTime(time))];
        if (fold && protocol >= FoldFrom) state[2] |= FoldBit;
        return new(s_dateTime, zone is null ? [state] : [state, zone]);
    }

    private static byte[] DateBytes(DateOnly date) => [(byte)(date.Year >> 8), (byte)date.Year, (byte)date.Month, (byte)date.Day];

    private static byte[] TimeBytes(TimeOnly time)
    {
        Span<byte> microseconds = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(microseconds, time.Millisecond * 1000 + time.Microsecond);
        return [(byte)time.Hour, (byte)time.Minute, (byte)time.Second, .. microseconds[1..]];
    }
}
