namespace PickleGen.Tests.Values;

/// <summary>What Python refuses is refused before it is in a pickle.</summary>
public class ValueRangesTests
{
    [Theory]
    [InlineData(24, 0)]
    [InlineData(-24, 0)]
    [InlineData(9 * 24, 0)]
    [InlineData(23, 60)]
    public void A_time_zone_is_less_than_a_day_from_UTC(int hours, int minutes)
    {
        var offset = new TimeSpan(hours, minutes, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PickleTimeZone(offset));
        Assert.Throws<ArgumentOutOfRangeException>(() => PickleTimeZone.Utc with { Offset = offset });
    }

    [Theory]
    [InlineData(1_000_000_000, 0, 0)]
    [InlineData(-1_000_000_000, 0, 0)]
    [InlineData(0, -5, 0)]
    [InlineData(0, 86_400, 0)]
    [InlineData(0, 0, -1)]
    [InlineData(0, 0, 1_000_000)]
    public void A_time_delta_has_parts_within_Pythons_bounds(int days, int seconds, int microseconds)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PickleTimeDelta(days, seconds, microseconds));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PickleTimeDelta(0, 0, 0) with { Days = days, Seconds = seconds, Microseconds = microseconds });
    }

    [Theory]
    [InlineData("cdatetime\ntimezone\n(cdatetime\ntimedelta\n(K\x01tRtR.", "a day")]
    [InlineData("cdatetime\ntimezone\n(cdatetime\ntimedelta\n(J\xFF\xFF\xFF\xFFtRtR.", "a day before UTC")]
    [InlineData("cdatetime\ntimedelta\n(J\x00\xCA\x9A\x3BtR.", "more days than a timedelta has")]
    public void In_a_pickle_they_are_an_UnpicklingException(string pickle, string what)
    {
        var thrown = Record.Exception(() => PickleSerializer.Deserialize<object>(System.Text.Encoding.Latin1.GetBytes(pickle)));
        Assert.True(thrown is UnpicklingException { Offset: not null }, $"{what}: {thrown}");
    }
}
