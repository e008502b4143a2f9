using System.Globalization;

namespace PickleGen.Tool;

/// <content>Dates and times: several .NET types, as each holds a part of what Python's can.</content>
internal sealed partial class ValueDescriber
{
    // Null: it is no date or time.
    private IEnumerable<object?>? WriteTime(object? value)
    {
        switch (value)
        {
            case DateOnly date:
                Json.WriteString("date", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                return [];
            case TimeSpan span:
                WriteTimeDelta(span);
                return [];
            case PickleTimeDelta delta:
                WriteTimeDelta(delta.Days, delta.Seconds, delta.Microseconds);
                return [];
            case PickleTimeZone zone: return TimeZone(zone);
            case DateTime time: return WallClock("datetime", Iso(time), fold: false, zone: null);
            case DateTimeOffset time: return WallClock("datetime", Iso(time.DateTime), fold: false, new PickleTimeZone(time.Offset));
            case PickleDateTime time: return WallClock("datetime", Iso(time.Value), time.Fold, time.TimeZone);
            case TimeOnly time: return WallClock("time", Iso(time), fold: false, zone: null);
            case PickleTime time: return WallClock("time", Iso(time.Value), time.Fold, time.TimeZone);
            default: return null;
        }
    }

    private IEnumerable<object?> WallClock(string kind, string iso, bool fold, object? zone)
    {
        Json.WriteStartObject(kind);
        Json.WriteString("iso", iso);
        Json.WriteNumber("fold", fold ? 1 : 0);
        Json.WritePropertyName("tz");
        yield return zone;
        Json.WriteEndObject();
    }

    private IEnumerable<object?> TimeZone(PickleTimeZone zone)
    {
        Json.WriteStartObject("timezone");
        Json.WritePropertyName("offset");
        yield return zone.Offset;
        Json.WritePropertyName("name");
        yield return zone.Name;
        Json.WriteEndObject();
    }

    // Python normalizes: only the days may be negative.
    private void WriteTimeDelta(TimeSpan span)
    {
        long days = Math.DivRem(span.Ticks, TimeSpan.TicksPerDay, out long rest);
        if (rest < 0) (days, rest) = (days - 1, rest + TimeSpan.TicksPerDay);
        WriteTimeDelta(days, rest / TimeSpan.TicksPerSecond, rest % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond);
    }

    private void WriteTimeDelta(long days, long seconds, long microseconds)
    {
        Json.WriteStartArray("timedelta");
        Json.WriteNumberValue(days);
        Json.WriteNumberValue(seconds);
        Json.WriteNumberValue(microseconds);
        Json.WriteEndArray();
    }

    private static string Iso(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    private static string Iso(TimeOnly time) => time.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}
