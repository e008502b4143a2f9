using System.Buffers;
using System.Numerics;

namespace PickleGen.Tests.Generated;

/// <summary>Objects in positional layout, and tuples, of two or three members, the first a tuple of as many items: where the others have no MARK, the one that comes is the first's.</summary>
public class TupleFirstTests
{
    public static TheoryData<int> Protocols => [.. Enumerable.Range(0, 6)];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_tuple_that_comes_first_is_not_the_arguments(int protocol)
    {
        AssertComesBack(new PairFirst(new("a", 1), 2), protocol);
        AssertComesBack(new VectorFirst(new(1, 2, 3), 4, "five"), protocol);
        AssertComesBack(new ComplexFirst(new(1, 2), 3), protocol);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_tuple_that_comes_first_in_a_tuple(int protocol)
    {
        AssertComesBack((new KeyValuePair<string, int>("a", 1), 2), protocol);
        AssertComesBack((new KeyValuePair<int, string>(1, "a"), 2), protocol);
        AssertComesBack((new KeyValuePair<Guid, string?>(new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), null), "b"), protocol);
        AssertComesBack(Tuple.Create(new KeyValuePair<int, string>(1, "a"), 2), protocol);
        AssertComesBack(new KeyValuePair<KeyValuePair<string, int>, int>(new("a", 1), 2), protocol);
        AssertComesBack(((1, "a"), 2), protocol);
        AssertComesBack(((1, "a", 2.5), 2, 3), protocol);
        AssertComesBack((Tuple.Create(1, "a"), 2), protocol);
        AssertComesBack(((Tuple<int, string>?)null, 2), protocol);
        AssertComesBack((((bool, int)?)null, 2), protocol);
        AssertComesBack((new KeyValuePair<int, string>(1, "a"), new KeyValuePair<int, string>(2, "b")), protocol);
        var shared = Tuple.Create(1, "a");
        AssertComesBack((shared, (shared, 2)), protocol);
        AssertComesBack(new PairInTuple((new(1, "a"), 2), (new(3, "b"), 4)), protocol);
    }

    private static void AssertComesBack<T>(T value, int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        Assert.Equal(value, PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(value, options)));
        Assert.Equal(value, PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(value, options with { Reducers = [new Declining()] })));
        var output = new ArrayBufferWriter<byte>();
        new AskingPickler(output, options).Dump<T>(value);
        Assert.Equal(value, PickleSerializer.Deserialize<T>(output.WrittenSpan));
    }

    private sealed class AskingPickler(IBufferWriter<byte> output, PickleOptions options) : Pickler(output, options)
    {
        protected override object? PersistentId(object value) => null;
    }

    private sealed class Declining : IReducerOverride
    {
        public bool Handles(Type type) => true;

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            reduced = default;
            return false;
        }
    }
}

[Picklable(Module = "tests.tuplefirst", Layout = PickleLayout.Positional)]
public partial record PairFirst(KeyValuePair<string, int> Pair, int Number);

[Picklable(Module = "tests.tuplefirst", Layout = PickleLayout.Positional)]
public partial record VectorFirst(Vector3 Place, int Number, string Name);

[Picklable(Module = "tests.tuplefirst", Layout = PickleLayout.Positional)]
public partial record ComplexFirst(Complex Value, int Number);

[Picklable(Module = "tests.tuplefirst")]
public partial record PairInTuple((KeyValuePair<int, string> Pair, int Number) First, (KeyValuePair<int, string> Pair, int Number) Second);
