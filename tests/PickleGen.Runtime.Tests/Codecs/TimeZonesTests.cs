namespace PickleGen.Tests.Codecs;

/// <summary>Python's time zones in places of .NET's, which hold less.</summary>
public class TimeZonesTests
{
    [Theory]
    [InlineData("", "01:00:00")]
    [InlineData(null, "01:00:00")]
    [InlineData("CET", "CET")]
    public void A_fixed_offset_has_its_name_or_none(string? name, string id)
    {
        var zone = Load(new PickleTimeZone(TimeSpan.FromHours(1), name))!;
        Assert.Equal((id, TimeSpan.FromHours(1), name ?? ""), (zone.Id, zone.BaseUtcOffset, zone.StandardName));
    }

    [Theory]
    [InlineData(15 * 3600, "seconds=54000")]
    [InlineData(-14 * 3600 - 60, "days=-1, seconds=35940")]
    [InlineData(61, "seconds=61")]
    public void An_offset_that_no_zone_has_is_named(int seconds, string shown)
    {
        string message = Assert.Throws<UnpicklingException>(() => Load(new PickleTimeZone(TimeSpan.FromSeconds(seconds)))).Message;
        Assert.StartsWith($"'System.TimeZoneInfo' does not hold datetime.timezone(datetime.timedelta({shown})): ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Mars")]
    public void A_text_that_is_no_rules_is_shown(string text) =>
        Assert.StartsWith($"The text '{text}' is not the rules of a time zone", Assert.Throws<UnpicklingException>(() => Load(text)).Message, StringComparison.Ordinal);

    private static TimeZoneInfo? Load(object value) => PickleSerializer.Deserialize<TimeZoneInfo>(PickleSerializer.Serialize(value));
}
