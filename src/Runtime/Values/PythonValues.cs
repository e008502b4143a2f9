using PickleGen.Codecs;

namespace PickleGen;

/// <summary>What an untyped load gives as a type of .NET's, as the type of ours that holds all such values of Python's.</summary>
internal static class PythonValues
{
    /// <summary>The same value in the wider type; null: there is none.</summary>
    public static object? InFull(object? value) => value switch
    {
        decimal number => new PickleDecimal(number),
        DateTime time => new PickleDateTime(DateTime.SpecifyKind(time, DateTimeKind.Unspecified)),
        DateTimeOffset time => new PickleDateTime(time.DateTime, TimeZone: new PickleTimeZone(time.Offset)),
        TimeOnly time => new PickleTime(time),
        TimeSpan span => InFull(span),
        _ => null,
    };

    private static PickleTimeDelta InFull(TimeSpan span)
    {
        var (days, left) = TimeSpanCodec.DivideByDays(span.Ticks);
        return new((int)days, (int)(left / TimeSpan.TicksPerSecond), (int)(left % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond));
    }
}
