using System.Globalization;

namespace PickleGen.Numpy;

/// <summary>numpy's <c>datetime64</c> and <c>timedelta64</c>: a count of units, from 1970 on, or not a time (datetime.c).</summary>
internal static class NumpyTime
{
    private const int MonthsOfYear = 12;
    private const int DaysOfWeek = 7;

    /// <summary>Not a time.</summary>
    public const long NaT = long.MinValue;

    /// <summary>Whether numpy has the unit: <c>ns</c>, <c>25s</c>.</summary>
    public static bool IsUnit(string unit) => TrySplit(unit, out _, out string name) && name is "Y" or "M" or "W" or "D" or "h" or "m" or "s" or "ms" or "us" or "ns" or "ps" or "fs" or "as";

    /// <summary>Whether times are whole days.</summary>
    public static bool IsOfDays(string unit) => TrySplit(unit, out _, out string name) && name is "Y" or "M" or "W" or "D";

    /// <summary>The time that a count stands for; null: it is not a time.</summary>
    /// <exception cref="InvalidCastException">.NET's <see cref="DateTime"/> cannot hold it.</exception>
    public static DateTime? ToDateTime(long count, string unit)
    {
        if (count == NaT) return null;
        TrySplit(unit, out int number, out string name);
        Int128 units = (Int128)count * number;
        if (name is "Y" or "M") return Months(name == "Y" ? units * MonthsOfYear : units);
        Int128 ticks = Ticks(units, name, unit) + DateTime.UnixEpoch.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTime((long)ticks) : throw OutOfRange(count, unit, typeof(DateTime));
    }

    /// <summary>The span that a count stands for; null: it is not a time.</summary>
    /// <exception cref="InvalidCastException">.NET's <see cref="TimeSpan"/> cannot hold it.</exception>
    public static TimeSpan? ToTimeSpan(long count, string unit)
    {
        if (count == NaT) return null;
        TrySplit(unit, out int number, out string name);
        // Years and months are of no length that anybody knows; a count of nothing is a number.
        Int128 ticks = name is "Y" or "M" or "" ? throw new InvalidCastException($"A timedelta64{Shown(unit)} is no span of time of a known length: take its count, as long.") : Ticks((Int128)count * number, name, unit);
        return ticks >= long.MinValue && ticks <= long.MaxValue ? new TimeSpan((long)ticks) : throw OutOfRange(count, unit, typeof(TimeSpan));
    }

    private static DateTime Months(Int128 months)
    {
        Int128 all = months + (DateTime.UnixEpoch.Year - 1) * MonthsOfYear;
        return all >= 0 && all < 9999 * MonthsOfYear ? new DateTime((int)(all / MonthsOfYear) + 1, (int)(all % MonthsOfYear) + 1, 1) : throw OutOfRange((long)months, "M", typeof(DateTime));
    }

    private static Int128 Ticks(Int128 units, string name, string unit) => name switch
    {
        "W" => units * TimeSpan.TicksPerDay * DaysOfWeek,
        "D" => units * TimeSpan.TicksPerDay,
        "h" => units * TimeSpan.TicksPerHour,
        "m" => units * TimeSpan.TicksPerMinute,
        "s" => units * TimeSpan.TicksPerSecond,
        "ms" => units * TimeSpan.TicksPerMillisecond,
        "us" => units * TimeSpan.TicksPerMicrosecond,
        "ns" => Whole(units, TimeSpan.NanosecondsPerTick, unit),
        "ps" => Whole(units, TimeSpan.NanosecondsPerTick * 1_000L, unit),
        "fs" => Whole(units, TimeSpan.NanosecondsPerTick * 1_000_000L, unit),
        "as" => Whole(units, TimeSpan.NanosecondsPerTick * 1_000_000_000L, unit),
        _ => throw new InvalidCastException("A datetime64 without a unit is no time: take its count, as long."),
    };

    // No part of a time is lost.
    private static Int128 Whole(Int128 units, long perTick, string unit) =>
        units % perTick == 0 ? units / perTick : throw new InvalidCastException($"{units}{Shown(unit)} is no whole number of .NET's ticks of 100 ns: take the counts, as long.");

    private static InvalidCastException OutOfRange(long count, string unit, Type type) => new($"{count}{Shown(unit)} is out of the range of '{type}': take the counts, as long.");

    private static string Shown(string unit) => unit.Length > 0 ? $" [{unit}]" : "";

    private static bool TrySplit(string unit, out int number, out string name)
    {
        int digits = unit.AsSpan().IndexOfAnyExceptInRange('0', '9');
        number = 1;
        name = digits < 0 ? "" : unit[digits..];
        return digits == 0 || digits > 0 && int.TryParse(unit.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
    }
}
