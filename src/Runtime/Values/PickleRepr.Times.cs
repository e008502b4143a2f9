using System.Globalization;
using System.Text;

namespace PickleGen;

/// <summary>Times, as Python's <c>datetime</c> prints them.</summary>
internal static partial class PickleRepr
{
    private const int TicksPerMicrosecond = (int)TimeSpan.TicksPerMicrosecond;

    private static void AppendTime(StringBuilder text, object value)
    {
        switch (value)
        {
            case DateTime time: AppendDateTime(text, time, isFolded: false, zone: null); break;
            case DateTimeOffset time: AppendDateTime(text, time.DateTime, isFolded: false, Zone(time.Offset)); break;
            case PickleDateTime time: AppendDateTime(text, time.Value, time.Fold, time.TimeZone); break;
            case DateOnly date: text.Append(CultureInfo.InvariantCulture, $"datetime.date({date.Year}, {date.Month}, {date.Day})"); break;
            case TimeOnly time: AppendTimeOfDay(text, time, isFolded: false, zone: null); break;
            case PickleTime time: AppendTimeOfDay(text, time.Value, time.Fold, time.TimeZone); break;
            case TimeSpan span: AppendSpan(text, span); break;
            case PickleTimeDelta span: AppendSpan(text, span.Days, span.Seconds, span.Microseconds); break;
            case PickleTimeZone zone: AppendZone(text, zone); break;
            case PickleZoneInfo zone: AppendQuoted(text.Append("zoneinfo.ZoneInfo(key="), zone.Key); text.Append(')'); break;
        }
    }

    private static PickleTimeZone Zone(TimeSpan offset) => offset == TimeSpan.Zero ? PickleTimeZone.Utc : new(offset);

    private static void AppendDateTime(StringBuilder text, DateTime value, bool isFolded, object? zone)
    {
        text.Append(CultureInfo.InvariantCulture, $"datetime.datetime({value.Year}, {value.Month}, {value.Day}, ");
        AppendClock(text, TimeOnly.FromDateTime(value));
        if (isFolded) text.Append(", fold=1");
        if (zone is not null) Append(text.Append(", tzinfo="), zone, depth: 0);
        text.Append(')');
    }

    // Here the zone comes first, as in time_repr of _datetimemodule.c.
    private static void AppendTimeOfDay(StringBuilder text, TimeOnly value, bool isFolded, object? zone)
    {
        AppendClock(text.Append("datetime.time("), value);
        if (zone is not null) Append(text.Append(", tzinfo="), zone, depth: 0);
        text.Append(isFolded ? ", fold=1)" : ")");
    }

    private static void AppendClock(StringBuilder text, TimeOnly value)
    {
        int microseconds = (int)(value.Ticks % TimeSpan.TicksPerSecond / TicksPerMicrosecond);
        text.Append(CultureInfo.InvariantCulture, $"{value.Hour}, {value.Minute}");
        if (value.Second > 0 || microseconds > 0) text.Append(CultureInfo.InvariantCulture, $", {value.Second}");
        if (microseconds > 0) text.Append(CultureInfo.InvariantCulture, $", {microseconds}");
    }

    // Python's seconds and microseconds count up from the days, also where these are below 0.
    private static void AppendSpan(StringBuilder text, TimeSpan span)
    {
        long days = Math.DivRem(span.Ticks, TimeSpan.TicksPerDay, out long rest);
        if (rest < 0) (days, rest) = (days - 1, rest + TimeSpan.TicksPerDay);
        AppendSpan(text, (int)days, (int)(rest / TimeSpan.TicksPerSecond), (int)(rest % TimeSpan.TicksPerSecond / TicksPerMicrosecond));
    }

    private static void AppendSpan(StringBuilder text, int days, int seconds, int microseconds)
    {
        var parts = new List<string>();
        if (days != 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"days={days}"));
        if (seconds != 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"seconds={seconds}"));
        if (microseconds != 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"microseconds={microseconds}"));
        text.Append("datetime.timedelta(").AppendJoin(", ", parts).Append(parts.Count == 0 ? "0)" : ")");
    }

    private static void AppendZone(StringBuilder text, PickleTimeZone zone)
    {
        if (zone is { Offset.Ticks: 0, Name: null })
        {
            text.Append("datetime.timezone.utc");
            return;
        }
        AppendSpan(text.Append("datetime.timezone("), zone.Offset);
        if (zone.Name is { } name) AppendQuoted(text.Append(", "), name);
        text.Append(')');
    }
}
