using System.Globalization;
using System.Numerics;

namespace PickleGen;

/// <summary>Values as Python's <c>str()</c> gives them, whole.</summary>
internal static class PythonString
{
    /// <summary>Longer representations of containers are cut off where they are printed.</summary>
    private const int LongestRepr = 900;

    /// <summary>The text; null: it is not known here.</summary>
    public static string? Of(object value) => value switch
    {
        string text => text,
        bool or int or double or float => PickleRepr.Of(value),
        BigInteger or long or byte or sbyte or short or ushort or uint or ulong => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        decimal number => new PickleDecimal(number).ToString(),
        PickleDecimal number => number.ToString(),
        Guid id => id.ToString(),
        PickleFraction fraction => fraction.Denominator.IsOne ? OfInteger(fraction.Numerator) : $"{OfInteger(fraction.Numerator)}/{OfInteger(fraction.Denominator)}",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture) + Microseconds(time.Ticks),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + Microseconds(time.Ticks),
        byte[] bytes => PythonRepr.Bytes(bytes),
        PickleTuple or List<object?> => OfItems((IEnumerable<object?>)value),
        _ => null,
    };

    private static string OfInteger(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Microseconds(long ticks) =>
        ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond is > 0 and var microseconds ? string.Create(CultureInfo.InvariantCulture, $".{microseconds:000000}") : "";

    // Of short atoms, which are printed whole.
    private static string? OfItems(IEnumerable<object?> items) =>
        items.All(static item => item is null or bool or int or long or double or string { Length: <= 50 } or byte[] { Length: <= 50 })
        && PickleRepr.Of(items) is { Length: < LongestRepr } text ? text : null;
}
