using System.ComponentModel;
using System.Runtime.Serialization;

namespace PickleGen.Codecs;

/// <summary>Python's <c>zoneinfo.ZoneInfo</c> where the zone is one of the IANA database's; else a <c>str</c> with its rules, which only .NET reads.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeZoneInfoCodec : IPickleCodec<TimeZoneInfo?>
{
    /// <summary>What a zone takes in memory, and in time to be made, for each character of its rules.</summary>
    private const int BytesPerCharacter = 16;

    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, TimeZoneInfo? value)
    {
        if (pickler.TrySaveHooked(ref writer, value)) return;
        if (value is null)
        {
            writer.WriteNone();
            return;
        }
        if (IanaNameOf(value) is not { } name)
        {
            writer.WriteString(value.ToSerializedString());
            return;
        }
        // zoneinfo.ZoneInfo._unpickle(key, from_cache)
        pickler.StartCall(ref writer, PythonGlobal.ZoneInfo, 2);
        writer.WriteString(name);
        writer.WriteBool(true);
        Pickler.EndCall(ref writer, 2);
    }

    /// <inheritdoc/>
    public static TimeZoneInfo? Load(ref PickleReader reader, Unpickler unpickler) =>
        reader.TryTake(PickleOpcode.None) ? null : FromObject(unpickler.TakeForward(ref reader), unpickler);

    /// <inheritdoc/>
    /// <exception cref="UnpicklingException">It is no time zone, or none that this machine knows.</exception>
    public static TimeZoneInfo? FromObject(object? value, Unpickler unpickler) => value switch
    {
        null => null,
        TimeZoneInfo already => already,
        PickleZoneInfo zone => Find(zone),
        PickleTimeZone zone when zone.Offset == TimeSpan.Zero => TimeZoneInfo.Utc,
        PickleTimeZone zone => OfOffset(zone),
        string rules => OfRules(rules, unpickler),
        _ => throw Unpickler.WrongType(typeof(TimeZoneInfo), value),
    };

    /// <summary>The zone of the name.</summary>
    /// <exception cref="UnpicklingException">This machine does not know it.</exception>
    internal static TimeZoneInfo Find(PickleZoneInfo zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone.Key, out var found) ? found : throw new UnpicklingException($"This machine has no time zone '{ShownText.Of(zone.Key)}'.");

    // Python's name may be empty, an Id may not.
    private static TimeZoneInfo OfOffset(PickleTimeZone zone) => AwareTimes.Holds(zone.Offset)
        ? TimeZoneInfo.CreateCustomTimeZone(string.IsNullOrEmpty(zone.Name) ? zone.Offset.ToString() : zone.Name, zone.Offset, zone.Name, zone.Name)
        : throw new UnpicklingException($"'{typeof(TimeZoneInfo)}' does not hold {zone}: offsets of .NET's zones are whole minutes, and 14 hours at most. Declare the place as '{typeof(PickleTimeZone)}'.");

    private static TimeZoneInfo OfRules(string rules, Unpickler unpickler)
    {
        unpickler.ChargeCopy((long)rules.Length * BytesPerCharacter);
        try
        {
            return TimeZoneInfo.FromSerializedString(rules);
        }
        catch (Exception exception) when (exception is SerializationException or ArgumentException)
        {
            throw new UnpicklingException($"The text {PickleRepr.Of(rules)} is not the rules of a time zone, as TimeZoneInfo.ToSerializedString writes them.", exception);
        }
    }

    private static string? IanaNameOf(TimeZoneInfo zone)
    {
        if (zone.Equals(TimeZoneInfo.Utc)) return TimeZoneInfo.Utc.Id;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone.Id, out var known) || !known.HasSameRules(zone)) return null;
        return zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out string? name) ? name : null;
    }
}
