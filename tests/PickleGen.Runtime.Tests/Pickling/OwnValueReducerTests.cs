using System.Buffers;
using System.Collections.Immutable;
using System.Collections.Specialized;
using System.Drawing;
using System.Globalization;
using System.Text;

namespace PickleGen.Tests.Pickling;

/// <summary>What a reducer makes of .NET's own types comes back in places of the type.</summary>
public sealed class OwnValueReducerTests
{
    [Fact]
    public void What_a_reducer_makes_of_a_text_value_comes_back()
    {
        Check(new Uri("http://a/"), new Uri("http://b/"));
        Check(new Version(1, 2), new Version(3, 4));
        Check(new StringBuilder("a"), new StringBuilder("b"));
        Check(CultureInfo.GetCultureInfo("de"), CultureInfo.GetCultureInfo("fr"));
        Check(CompareInfo.GetCompareInfo("de"), CompareInfo.GetCompareInfo("fr"));
        Check(Encoding.UTF8, Encoding.Latin1);
        Check(new Rune('a'), new Rune('b'));
        Check('a', 'b');
        Check(Color.Red, Color.FromArgb(1, 2, 3));
    }

    [Fact]
    public void What_a_reducer_makes_of_a_number_comes_back()
    {
        Check((Half)1.5, (Half)2.5);
        Check((Int128)1, Int128.MaxValue);
        Check((UInt128)1, UInt128.MaxValue);
        Check((nint)1, -2);
        Check((nuint)1, 2u);
        Check(new BitVector32(1), new BitVector32(-2));
    }

    [Fact]
    public void What_a_reducer_makes_of_a_value_around_another_comes_back()
    {
        Check(new Lazy<string>("a"), new Lazy<string>("b"));
        Check(new Lazy<List<int>>([1]), new Lazy<List<int>>([2]));
        Check(new ReadOnlyMemory<byte>([1]), new ReadOnlyMemory<byte>([2]));
        Check(new Memory<string>(["a"]), new Memory<string>(["b"]));
        Check(new ArraySegment<int>([1]), new ArraySegment<int>([2]));
        Check(new ReadOnlySequence<int>([1]), new ReadOnlySequence<int>([2]));
    }

    [Fact]
    public void A_path_of_Python_is_called_what_it_is_where_a_text_value_is_wanted()
    {
        // pickle.dumps(pathlib.PurePosixPath("a"), 4), CPython 3.11
        byte[] pickle = Convert.FromHexString("80049525000000000000008c07706174686c6962948c0d50757265506f736978506174689493948c016194859452942e");
        var failure = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Uri>(pickle));
        Assert.Contains("Expected 'System.Uri', found 'PickleGen.PicklePath'", failure.Message, StringComparison.Ordinal);
    }

    private sealed class Replacing(Type replaced, PickleCallable by) : IReducerOverride
    {
        public bool Handles(Type type) => type.IsAssignableTo(replaced);

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            reduced = new ReduceValue(by, []);
            return true;
        }
    }

    private static void Check<T>(T value, T made)
        where T : notnull
    {
        for (int protocol = 0; protocol <= PickleProtocol.Highest; protocol++)
        {
            var callable = new PickleCallable("hooked", "made", () => made);
            var options = new PickleOptions { Protocol = protocol, Reducers = [new Replacing(typeof(T), callable)], Classes = new ClassRegistry().Add(callable) };
            CheckPlace(value, made, options);
            CheckPlace<List<T>>([value, value], [made, made], options);
            CheckPlace<T[]>([value, value], [made, made], options);
            CheckPlace<ImmutableList<T>>([value, value], [made, made], options);
            CheckPlace(new Dictionary<string, T> { ["k"] = value }, new Dictionary<string, T> { ["k"] = made }, options);
            CheckPlace((value, 1, value), (made, 1, made), options);
            CheckPlace((value, value), (made, made), options);
        }
    }

    private static void CheckPlace<TPlace>(TPlace value, TPlace made, PickleOptions options) =>
        Assert.Equal(made, PickleSerializer.DeepClone(value, options));
}
