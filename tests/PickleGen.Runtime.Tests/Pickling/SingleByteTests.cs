namespace PickleGen.Tests.Pickling;

/// <summary>Arrays of one byte: objects like longer ones, where CPython has one for each byte.</summary>
public partial class SingleByteTests
{
    [Picklable]
    internal sealed partial class Pair
    {
        public byte[] First { get; set; } = [];

        public byte[] Second { get; set; } = [];

#pragma warning disable PICKLE015 // It is about open places, too.
        public object? Open { get; set; }
#pragma warning restore PICKLE015
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

    public static TheoryData<int, bool> Ways
    {
        get
        {
            var ways = new TheoryData<int, bool>();
            for (int protocol = 0; protocol <= 5; protocol++)
            {
                ways.Add(protocol, false);
                ways.Add(protocol, true);
            }
            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Two_of_them_stay_two_and_one_in_two_places_stays_one(int protocol, bool isHooked)
    {
        var options = new PickleOptions { Protocol = protocol, Reducers = isHooked ? [new Declining()] : [] };
        byte[] one = [7], other = [7];

        var back = PickleSerializer.DeepClone(new Pair { First = one, Second = other, Open = one }, options);

        Assert.Equal(one, back.First);
        Assert.Equal(one, back.Second);
        Assert.NotSame(back.First, back.Second);
        Assert.Same(back.First, back.Open);
    }

    [Fact]
    public void What_a_former_dump_memoized_is_found_without_a_memo()
    {
        byte[] one = [7];
        var output = new MemoryStream();
        var pickler = new Pickler(output);
        pickler.Dump(new List<byte[]> { one });
        pickler.Fast = true;
        pickler.Dump(new List<byte[]> { one });

        var unpickler = new Unpickler(output.ToArray());
        Assert.Same(unpickler.Load<List<byte[]>>()![0], unpickler.Load<List<byte[]>>()![0]);
    }

    [Fact]
    public void Plain_values_are_dumped_as_by_CPython()
    {
        var output = new MemoryStream();
        new Pickler(output).Dump((object)new List<object> { new byte[] { 7 }, new byte[] { 7 } });

        // b'\x07' is one object, so the second is a reference to the first.
        Assert.Equal("8005950B000000000000005D9428430107946801652E", Convert.ToHexString(output.ToArray()));
    }
}
