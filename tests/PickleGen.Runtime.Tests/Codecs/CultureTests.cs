using System.Globalization;
using System.Numerics;
using System.Text;

namespace PickleGen.Tests.Codecs;

/// <summary>The culture of a program is no part of what it writes, and none of what it reads.</summary>
public sealed class CultureTests : IDisposable
{
    // No culture is like this, so what is formatted in the current one shows.
    private static readonly CultureInfo s_odd = Odd();

    private readonly CultureInfo _own = CultureInfo.CurrentCulture;

    [Theory]
    [MemberData(nameof(WireTable.Indexes), MemberType = typeof(WireTable))]
    public void Every_value_has_the_same_bytes_in_every_culture(int index)
    {
        var @case = WireTable.Cases[index];
        for (int protocol = @case.FromProtocol; protocol <= 5; protocol++)
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            byte[] pickle = @case.Serialize(protocol);
            CultureInfo.CurrentCulture = s_odd;
            Assert.True(pickle.AsSpan().SequenceEqual(@case.Serialize(protocol)), $"Protocol {protocol} of {@case} has other bytes.");
            @case.AssertLoads(pickle, $"Protocol {protocol}, in another culture,");
        }
    }

    public static TheoryData<object> ActualValues =>
    [
        (sbyte)-5, (byte)5, (short)-500, (ushort)500, -5, 5u, -5L, 5UL, (nint)(-5), (nuint)5, (Int128)(-5), (UInt128)5, BigInteger.Pow(-5, 99), (BigInteger)5,
        (Half)(-1.5), -1.5f, -1.5, double.NaN, -1.50m, 'c', true, "text",
    ];

    [Theory]
    [MemberData(nameof(ActualValues))]
    public void A_value_that_was_out_of_range_crosses_cultures(object actual)
    {
        CultureInfo.CurrentCulture = s_odd;
        var range = new ArgumentOutOfRangeException("p", actual, "m");
        byte[] pickle = PickleSerializer.Serialize<Exception>(range);
        AssertSame(range);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Assert.Equal(pickle, PickleSerializer.Serialize<Exception>(range));
        AssertSame(range);

        void AssertSame(ArgumentOutOfRangeException expected)
        {
            var copy = Assert.IsType<ArgumentOutOfRangeException>(PickleSerializer.Deserialize<Exception>(pickle));
            Assert.Equal((expected.ParamName, expected.ActualValue, expected.Message), (copy.ParamName, copy.ActualValue, copy.Message));
            Assert.Equal(expected.ActualValue!.GetType(), copy.ActualValue!.GetType());
        }
    }

    [Fact]
    public void Of_other_values_the_text_is_that_of_no_culture()
    {
        CultureInfo.CurrentCulture = s_odd;
        var copy = (ArgumentOutOfRangeException)PickleSerializer.Deserialize<Exception>(PickleSerializer.Serialize<Exception>(new ArgumentOutOfRangeException("p", new Complex(-1, 0.5), "m")))!;
        Assert.Equal(("p", "<-1; 0.5>"), (copy.ParamName, copy.ActualValue));
    }

    [Theory]
    [InlineData("m (Parameter 'p')\nActual value was ~1,5.", "m", "what version 0.1 wrote in that culture")]
    [InlineData("m (Parameter 'p')\r\nActual value was -1.5.", "m", "from a system with other line breaks")]
    [InlineData("said elsewhere", null, "another message")]
    public void Details_are_told_from_the_message(string message, string? own, string what)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        byte[] pickle = PickleSerializer.Serialize(new ArgumentOutOfRangeException("p", -1.5, "m"));
        pickle = Replace(pickle, "m (Parameter 'p')\nActual value was -1.5.", message);
        var copy = PickleSerializer.Deserialize<ArgumentOutOfRangeException>(pickle)!;
        var expected = own is null ? new ArgumentOutOfRangeException(message, innerException: null) : new ArgumentOutOfRangeException("p", -1.5, own);
        Assert.True((expected.Message, expected.ParamName, expected.ActualValue).Equals((copy.Message, copy.ParamName, copy.ActualValue)), $"{what}: {copy}");
    }

    [Fact]
    public void Python_values_print_alike_in_every_culture()
    {
        CultureInfo.CurrentCulture = s_odd;
        Assert.Equal("-1/3", new PickleFraction(-1, 3).ToString());
        Assert.Equal("-2", new PickleFraction(-2, 1).ToString());
        Assert.Equal("range(-3, -1)", new PickleRange(-3, -1, 1).ToString());
        Assert.Equal("range(-1, -3, -1)", new PickleRange(-1, -3, -1).ToString());
        Assert.Equal("(-1, -1.5, Decimal('1E-7'))", new PickleTuple(-1, -1.5, PickleDecimal.Parse("1E-7")).ToString());
        Assert.Equal("datetime.timedelta(days=-1, seconds=2)", new PickleTimeDelta(-1, 2, 0).ToString());
        Assert.Equal("datetime.timezone(datetime.timedelta(days=-1, seconds=81000), 'here')", new PickleTimeZone(TimeSpan.FromMinutes(-90), "here").ToString());
        Assert.Equal("zoneinfo.ZoneInfo(key='Asia/Riyadh')", new PickleZoneInfo("Asia/Riyadh").ToString());
        Assert.Equal("datetime.time(1, 2, tzinfo=datetime.timezone.utc, fold=1)", new PickleTime(new(1, 2), Fold: true, PickleTimeZone.Utc).ToString());
    }

    /// <summary>The calendar of this culture counts other years, and knows none before 1900 and behind 2077.</summary>
    [Fact]
    public void A_date_is_shown_where_the_calendar_has_none()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
        var time = new PickleDateTime(new DateTime(9999, 12, 31, 23, 0, 0), Fold: false, new PickleTimeZone(TimeSpan.FromHours(-2)));
        Assert.Equal("datetime.datetime(9999, 12, 31, 23, 0, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=79200)))", time.ToString());
        byte[] pickle = PickleSerializer.Serialize<object>(time);
        foreach (Type type in new[] { typeof(DateTime), typeof(DateTimeOffset) })
        {
            string message = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize(pickle, type)).Message;
            Assert.StartsWith($"The datetime 9999-12-31T23:00:00 with the offset -02:00:00 does not fit into '{type}'.", message, StringComparison.Ordinal);
        }
    }

    public void Dispose() => CultureInfo.CurrentCulture = _own;

    private static byte[] Replace(byte[] pickle, string text, string other)
    {
        int at = pickle.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text));
        return [.. pickle.AsSpan(0, at - 1), (byte)other.Length, .. Encoding.UTF8.GetBytes(other), .. pickle.AsSpan(at + text.Length)];
    }

    private static CultureInfo Odd()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.DateTimeFormat.DateSeparator = "!";
        culture.DateTimeFormat.TimeSeparator = "?";
        return culture;
    }
}
