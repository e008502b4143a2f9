using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace PickleGen.Tests.Unpickling;

/// <summary>Objects that become by their own code what a place of another type wants.</summary>
public class ConvertibleTests
{
    private static readonly Guid s_guid = new("00112233-4455-6677-8899-aabbccddeeff");
    private static readonly DateTime s_day = new(2026, 12, 1);

    private static PickleOptions Options(List<Series>? made = null) => new()
    {
        Classes = new ClassRegistry().Add(new PickleCallable("weather", "series", (Func<object?[], object?>)(arguments =>
        {
            var series = new Series(arguments);
            made?.Add(series);
            return series;
        }))),
    };

    private static T? Load<T>(string pickle, List<Series>? made = null) => PickleSerializer.Deserialize<T>(Encoding.Latin1.GetBytes(pickle), Options(made));

    public static TheoryData<object> Collections => new()
    {
        new[] { 1.5, 2.5 }, new List<double> { 1.5, 2.5 }, new HashSet<double> { 1.5, 2.5 }, ImmutableArray.Create(1.5, 2.5), new Queue<double>([1.5, 2.5]), ImmutableList.Create(1.5, 2.5),
        new[] { 1.5f, 2.5f }, new List<decimal> { 1.5m, 2.5m }, new object[] { 1.5, 2.5 }, (1.5, 2.5), Tuple.Create(1.5f, 2.5), new Vector2(1.5f, 2.5f),
    };

    [Theory]
    [MemberData(nameof(Collections))]
    public void It_becomes_a_collection(object expected)
    {
        byte[] pickle = Encoding.Latin1.GetBytes("cweather\nseries\n(F1.5\nF2.5\ntR.");
        Assert.Equal(expected, PickleSerializer.Deserialize(pickle, expected.GetType(), Options()));
    }

    [Fact]
    public void It_is_asked_for_an_array_before_its_elements_are_converted_one_by_one()
    {
        var made = new List<Series>();
        Assert.Equal([1.5, 2.5], Load<List<double>>("cweather\nseries\n(F1.5\nF2.5\ntR.", made)!);
        Assert.Equal([1.5f, 2.5f], Load<List<float>>("cweather\nseries\n(F1.5\nF2.5\ntR.", made)!);
        Assert.Equal([typeof(double[])], made[0].Asked);
        Assert.Equal([typeof(float[]), typeof(object[])], made[1].Asked);
    }

    [Fact]
    public void Rows_are_those_of_arrays_of_more_dimensions()
    {
        const string Rows = "cweather\nseries\n(cweather\nseries\n(F1.5\nF2.5\ntRcweather\nseries\n(F3.5\nF4.5\ntRtR.";
        Assert.Equal(new[,] { { 1.5, 2.5 }, { 3.5, 4.5 } }, Load<double[,]>(Rows)!);
        Assert.Equal([[1.5, 2.5], [3.5, 4.5]], Load<double[][]>(Rows)!);
        Assert.Equal([new Vector2(1.5f, 2.5f), new Vector2(3.5f, 4.5f)], Load<Vector2[]>(Rows)!);
    }

    public static TheoryData<object> Values => new()
    {
        7, 7L, (byte)7, 7.0, 7f, (Half)7, 7m, (BigInteger)7, true, DayOfWeek.Sunday, "seven", 'g', new Uri("pickle:7"), new Version(7, 0), s_guid, s_day, new DateTimeOffset(s_day, TimeSpan.Zero),
        DateOnly.FromDateTime(s_day), TimeOnly.MinValue, TimeSpan.FromHours(7), new Reading { Of = 7 }, new Complex(7, 0),
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void It_becomes_a_value(object expected)
    {
        PickleOptions options = new()
        {
            Classes = new ClassRegistry().Add(new PickleCallable("weather", "value", () => new Answer(expected))),
        };
        object? loaded = PickleSerializer.Deserialize("cweather\nvalue\n(tR."u8, expected.GetType(), options);
        Assert.Equal(expected, loaded);
    }

    [Fact]
    public void Members_of_one_type_that_refer_to_one_have_one()
    {
        const string Stations = "cConvertible\nStation\n)\x81}(S'First'\ncweather\nseries\n(F1.5\nF2.5\ntRp0\nS'Second'\ng0\nS'List'\ng0\nub.";
        var made = new List<Series>();
        var station = Load<Station>(Stations, made)!;
        Assert.Equal([1.5, 2.5], station.First);
        Assert.Same(station.First, station.Second);
        Assert.Equal([1.5, 2.5], station.List);
        Assert.Equal([typeof(double[])], Assert.Single(made).Asked);
    }

    [Fact]
    public void What_it_cannot_be_is_an_error_that_says_where()
    {
        var error = Assert.Throws<UnpicklingException>(() => Load<Dictionary<string, TimeSpan>>("(dS'a'\ncweather\nseries\n(F1.5\ntRs."));
        Assert.Contains($"Expected 'System.TimeSpan', found '{typeof(Series)}'", error.Message, StringComparison.Ordinal);
        Assert.Equal("$['a']", error.Path);
        Assert.NotNull(error.Offset);
    }

    [Fact]
    public void What_it_gave_instead_of_what_it_was_asked_for_is_refused() =>
        Assert.Contains("made a 'System.Int32' of itself where it was asked for a 'System.String'", Assert.Throws<UnpicklingException>(() => Load<string>("cweather\nseries\n(tR.")).Message, StringComparison.Ordinal);

    // The machine has items of a list that is referred to from elsewhere.
    [Fact]
    public void It_may_be_nothing_where_null_may_be()
    {
        PickleOptions options = new()
        {
            Classes = new ClassRegistry().Add(new PickleCallable("weather", "gap", () => new Gap())),
        };
        Assert.Equal([null, 7], PickleSerializer.Deserialize<int?[]>("(cweather\ngap\n(tRI7\nt."u8, options)!);
        Assert.Contains("made null of itself where it was asked for a 'System.Int32'", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<int[]>("(cweather\ngap\n(tRI7\nt."u8, options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_makes_again_and_again_counts()
    {
        PickleOptions options = new()
        {
            Classes = new ClassRegistry().Add(new PickleCallable("weather", "years", () => new Answer(new double[1000]))),
            Limits = new UnpicklingLimits { MaxTotalItems = 10_000 },
        };
        string Years(int count) => $"({string.Concat(Enumerable.Repeat("cweather\nyears\n(tR", count))}l.";
        Assert.Equal(9, PickleSerializer.Deserialize<double[][]>(Encoding.Latin1.GetBytes(Years(9)), options)!.Length);
        Assert.Contains("MaxTotalItems", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<double[][]>(Encoding.Latin1.GetBytes(Years(11)), options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_is_kept_has_its_items_still_if_it_cannot_become_one()
    {
        var station = new Station { List = { 7 } };
        var list = station.List;
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Populate(Encoding.Latin1.GetBytes("cConvertible\nStation\n)\x81}S'List'\ncweather\nvalue\n(tRsb."), station, new()
        {
            Classes = new ClassRegistry().Add(new PickleCallable("weather", "value", () => new Answer(7))),
        }));
        Assert.Equal([7], list);
    }

    private sealed class Series(object?[] items) : IPickleConvertible
    {
        public List<Type> Asked { get; } = [];

        public bool TryConvertTo(Type type, out object converted)
        {
            Asked.Add(type);
            converted = type == typeof(double[]) && Array.TrueForAll(items, item => item is double) ? Array.ConvertAll(items, item => (double)item!)
                : type == typeof(object[]) ? items
                : type == typeof(string) ? 7
                : null!;
            return converted is not null;
        }
    }

    private sealed class Gap : IPickleConvertible
    {
        public bool TryConvertTo(Type type, out object? converted)
        {
            converted = null;
            return type == typeof(int?) || type == typeof(int);
        }
    }

    private sealed class Answer(object value) : IPickleConvertible
    {
        public bool TryConvertTo(Type type, out object converted)
        {
            converted = value;
            return type == value.GetType();
        }
    }
}

/// <summary>Has a series in places of several types.</summary>
[Picklable(Module = "Convertible", Name = "Station")]
public sealed partial class Station
{
    public double[] First { get; set; } = [];

    public double[]? Second { get; set; }

    [PickleMember]
    public List<double> List { get; } = [];
}

/// <summary>What something becomes.</summary>
[Picklable(Module = "Convertible", Name = "Reading")]
public sealed partial record Reading
{
    public int Of { get; set; }
}
