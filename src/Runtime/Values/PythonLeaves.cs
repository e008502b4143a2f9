using System.Numerics;

namespace PickleGen;

/// <summary>Python's <c>==</c> for values that .NET compares otherwise: times that know their offset, paths, ranges. What is equal is hashed alike.</summary>
/// <remarks>A <c>ZoneInfo</c> is not looked up here: a datetime in one equals those in the same zone alone.</remarks>
internal static class PythonLeaves
{
    private const int BytesPerStep = 16;

    /// <summary>Whether both are such values, and equal.</summary>
    public static bool AreEqual(object left, object right) => left switch
    {
        PickleRange a => right is PickleRange b && KeyOf(a) == KeyOf(b),
        PicklePath a => right is PicklePath b && PathParts.IsWindows(a.Kind) == PathParts.IsWindows(b.Kind) && TextOf(a) == TextOf(b),
        DateTime or DateTimeOffset or PickleDateTime => PlaceOf(left) is { } a && PlaceOf(right) is { } b && a == b,
        TimeOnly or PickleTime => PlaceInDayOf(left) is { } a && PlaceInDayOf(right) is { } b && a == b,
        _ => false,
    };

    /// <summary>The hash of such a value; null: it is none.</summary>
    public static ulong? TryHash(object value) => value switch
    {
        PickleRange range => HashOf(KeyOf(range)),
        PicklePath path => OfPath(path),
        DateTime or DateTimeOffset or PickleDateTime => HashOf(PlaceOf(value)),
        TimeOnly or PickleTime => HashOf(PlaceInDayOf(value)),
        _ => null,
    };

    private static ulong OfPath(PicklePath path)
    {
        KeyWork.Count(path.Value.Length);
        return PickleHash.OfText(TextOf(path));
    }

    private static ulong? HashOf(Place? place) => place is { } known ? PickleHash.Mix((ulong)known.Ticks, known.Zone is PickleZoneInfo zone ? PickleHash.OfKey(zone.Key) : (uint)(known.Zone?.GetHashCode() ?? 0)) : null;

    private static ulong HashOf((BigInteger Length, BigInteger? Start, BigInteger? Step) key) =>
        PickleHash.Mix(OfInteger(key.Length), PickleHash.Mix(OfInteger(key.Start ?? default), OfInteger(key.Step ?? default)));

    private static ulong OfInteger(BigInteger value) => PickleHash.TryGet(value, out ulong hash) ? hash : 0;

    // rangeobject.c range_hash: of an empty range its length alone, of one number its start besides.
    private static (BigInteger Length, BigInteger? Start, BigInteger? Step) KeyOf(PickleRange range)
    {
        // A division takes the product of both lengths.
        KeyWork.Count(((long)range.Start.GetByteCount() + range.Stop.GetByteCount()) * range.Step.GetByteCount() / BytesPerStep);
        var distance = range.Step.Sign > 0 ? range.Stop - range.Start : range.Start - range.Stop;
        var length = distance.Sign <= 0 ? 0 : (distance - 1) / BigInteger.Abs(range.Step) + 1;
        return (length, length.IsZero ? null : range.Start, length <= 1 ? null : range.Step);
    }

    // pathlib.py _WindowsFlavour.casefold_parts
    private static string TextOf(PicklePath path) => PathParts.IsWindows(path.Kind) ? path.Value.ToLowerInvariant() : path.Value;

    // _datetimemodule.c datetime_richcompare: in one zone by the clock, fold aside; between zones by the instant. Null: in a zone of the program's own.
    private static Place? PlaceOf(object value) => value switch
    {
        DateTime time => new(time.Ticks, null),
        DateTimeOffset time => new(time.UtcTicks, PickleTimeZone.Utc),
        PickleDateTime { TimeZone: null } time => new(time.Value.Ticks, null),
        PickleDateTime { TimeZone: PickleTimeZone zone } time => new(time.Value.Ticks - zone.Offset.Ticks, PickleTimeZone.Utc),
        PickleDateTime { TimeZone: PickleZoneInfo zone } time => new(time.Value.Ticks, zone),
        _ => null,
    };

    // time_richcompare: the clock minus the offset, which may lie before the day; a ZoneInfo has no offset without a date, and counts as none.
    private static Place? PlaceInDayOf(object value) => value switch
    {
        TimeOnly time => new(time.Ticks, null),
        PickleTime { TimeZone: null or PickleZoneInfo } time => new(time.Value.Ticks, null),
        PickleTime { TimeZone: PickleTimeZone zone } time => new(time.Value.Ticks - zone.Offset.Ticks, PickleTimeZone.Utc),
        _ => null,
    };

    private readonly record struct Place(long Ticks, object? Zone);
}
