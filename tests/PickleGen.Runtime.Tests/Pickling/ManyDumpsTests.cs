using System.Buffers;
using System.Runtime.CompilerServices;

namespace PickleGen.Tests.Pickling;

/// <summary>A thread keeps its pickler: what that knows of a dump is told apart from what it knew of others, however many there were.</summary>
public sealed partial class ManyDumpsTests
{
    [Picklable(Module = "many")]
    public sealed partial class Crate
    {
        public int Weight { get; set; }
        public List<Crate> Inside { get; } = [];
    }

    public static TheoryData<int, bool> Ways => new() { { 5, false }, { 5, true }, { 2, false }, { 0, false } };

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_dump_is_the_same_whatever_its_number_is(int protocol, bool isHooked)
    {
        var options = new PickleOptions { Protocol = protocol, Reducers = isHooked ? [new Weighed()] : [] };
        var crate = new Crate { Weight = 3, Inside = { new Crate { Weight = 4 } } };
        byte[] first = Dumped(0);
        Assert.Equal(first, Dumped(int.MaxValue));
        // As an int it would be 0 again: the number of no dump.
        Assert.Equal(first, Dumped(uint.MaxValue));

        byte[] Dumped(long before)
        {
            var output = new ArrayBufferWriter<byte>();
            var pickler = new Pickler(output, options);
            DumpsOf(pickler) = before;
            pickler.Dump(crate);
            return output.WrittenSpan.ToArray();
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_dump")]
    private static extern ref long DumpsOf(Pickler pickler);

    private sealed class Weighed : IReducerOverride
    {
        public bool Handles(Type type) => type == typeof(Crate);

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            reduced = new ReduceValue(new PickleCallable("many", "weigh"), [((Crate)value).Weight]);
            return true;
        }
    }
}
