using System.Text;

namespace PickleGen.Tests.Unpickling;

/// <summary>Times at the ends of what .NET's types hold, and beyond: Python's range is another.</summary>
public sealed class TimeRangeTests
{
    private const string ShortestSpan = "J\u0000\u001c\u005d\u00ffJ\u001a\u002a\u0001\u0000";

    // 15 hours west of UTC; and a time whose UTC lies behind 9999.
    [Theory]
    [InlineData("\u0007\u00e8\u0001\u0001\u0000\u0000\u0000\u0000\u0000\u0000", "M\u0090\u007e")]
    [InlineData("\u0027\u000f\u000c\u001f\u0017\u0000\u0000\u0000\u0000\u0000", "M\u00a0\u008c")]
    public void What_DateTimeOffset_does_not_hold_is_kept_where_any_object_may_be_and_refused_by_its_name(string state, string seconds)
    {
        byte[] pickle = Latin1($"\u0080\u0004cdatetime\ndatetime\n(C\u000a{state}cdatetime\ntimezone\n(cdatetime\ntimedelta\n(J\u00ff\u00ff\u00ff\u00ff{seconds}K\u0000tRtRtR.");
        Assert.IsType<PickleDateTime>(new Unpickler(pickle).Load());
        Assert.Contains("does not fit into 'System.DateTimeOffset'", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<DateTimeOffset>(pickle)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_before_the_year_1_in_UTC_is_refused_by_its_name()
    {
        byte[] pickle = Latin1("\u0080\u0004cdatetime\ndatetime\n(C\u000a\u0000\u0001\u0001\u0001\u0000\u0000\u0000\u0000\u0000\u0000cdatetime\ntimezone\n(cdatetime\ntimedelta\n(K\u0000M\u0010\u000eK\u0000tRtRtR.");
        Assert.IsType<PickleDateTime>(new Unpickler(pickle).Load());
        Assert.Contains("does not fit into 'System.DateTime'", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<DateTime>(pickle)).Message, StringComparison.Ordinal);
    }

    // The zone is asked for its offset at instants on either side.
    [Theory]
    [InlineData("\u0000\u0001\u0001\u0001\u0000\u0000\u0000\u0000\u0000\u0000", "0001-01-01T00:00:00")]
    [InlineData("\u0027\u000f\u000c\u001f\u0017\u003b\u003b\u0000\u0000\u0000", "9999-12-31T23:59:59")]
    public void A_zone_is_known_at_the_first_and_the_last_time(string state, string expected)
    {
        byte[] pickle = Latin1($"\u0080\u0004\u008c\u0008datetime\u008c\u0008datetime\u0093C\u000a{state}\u008c\u0008zoneinfo\u008c\u0012ZoneInfo._unpickle\u0093\u008c\u0003UTCK\u0001\u0086R\u0086R.");
        Assert.Equal(expected + "+00:00", PickleSerializer.Deserialize<DateTimeOffset>(pickle).ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
    }

    // Days that overflow a long of ticks, where our own codec reads them.
    [Fact]
    public void A_span_that_is_too_long_is_refused()
    {
        byte[] pickle = PickleSerializer.Serialize(TimeSpan.FromDays(10_000_000));
        int at = pickle.AsSpan().IndexOf((ReadOnlySpan<byte>)[(byte)'J', .. BitConverter.GetBytes(10_000_000)]) + 1;
        Assert.NotEqual(0, at);
        foreach (int days in (int[])[20_000_000, -20_000_000, 999_999_999])
        {
            BitConverter.TryWriteBytes(pickle.AsSpan(at), days);
            Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<TimeSpan>(pickle));
        }
    }

    // Python has it to the microsecond below: that one is it, and no other.
    [Fact]
    public void The_shortest_span_of_all_comes_back_and_none_below_it()
    {
        byte[] Pickle(int microseconds) => [.. Latin1($"\u0080\u0004cdatetime\ntimedelta\n({ShortestSpan}J"), .. BitConverter.GetBytes(microseconds), .. "tR."u8];
        Assert.Equal(TimeSpan.MinValue, PickleSerializer.Deserialize<TimeSpan>(Pickle(522_419)));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<TimeSpan>(Pickle(522_418)));
    }

    [Fact]
    public void A_million_microseconds_are_none()
    {
        foreach (byte[] pickle in (byte[][])[PickleSerializer.Serialize(new DateTime(2024, 2, 29)), PickleSerializer.Serialize(new TimeOnly(0))])
        {
            int end = pickle.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x85, (byte)'R']);
            (pickle[end - 3], pickle[end - 2], pickle[end - 1]) = (0x0F, 0x42, 0x3F);
            Assert.NotNull(new Unpickler(pickle).Load());
            pickle[end - 1]++;
            Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<DateTime>(pickle));
            Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<TimeOnly>(pickle));
            Assert.Throws<UnpicklingException>(() => new Unpickler(pickle).Load());
        }
    }

    [Fact]
    public void A_date_is_the_midnight_that_it_begins_with() =>
        Assert.Equal(new DateTime(2024, 2, 29), PickleSerializer.Deserialize<DateTime>(PickleSerializer.Serialize(new DateOnly(2024, 2, 29))));

    // All its bits may lie below those of a Half.
    [Fact]
    public void A_NaN_stays_one_however_small_it_becomes()
    {
        foreach (ulong bits in (ulong[])[0x7FF0_0000_0000_0001, 0xFFF0_0000_0000_0001, 0x7FF8_0000_0000_0000])
        {
            byte[] pickle = PickleSerializer.Serialize(BitConverter.UInt64BitsToDouble(bits));
            Assert.True(Half.IsNaN(PickleSerializer.Deserialize<Half>(pickle)));
            Assert.True(float.IsNaN(PickleSerializer.Deserialize<float>(pickle)));
        }
    }

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);
}
