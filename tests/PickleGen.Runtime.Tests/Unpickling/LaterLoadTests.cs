using System.Buffers;
using System.Collections.Immutable;

namespace PickleGen.Tests.Unpickling;

/// <summary>One unpickler keeps one memo: what a later pickle refers to is the object that an earlier one gave, of the same type.</summary>
public sealed class LaterLoadTests
{
    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_later_pickle_refers_to_what_an_earlier_one_gave(int protocol)
    {
        Check(new List<int> { 1, 2 }, protocol);
        Check(new Dictionary<string, int> { ["a"] = 1 }, protocol);
        Check(new HashSet<int> { 1 }, protocol);
        Check(new SortedDictionary<string, int> { ["a"] = 1 }, protocol);
        Check(new Queue<int>([1, 2]), protocol);
        Check(new LinkedList<int>([1, 2]), protocol);
        Check(ImmutableList.Create(1, 2), protocol);
        Check<int[]>([1, 2], protocol);
        Check<string[]>(["a"], protocol);
        Check(new int[,] { { 1, 2 }, { 3, 4 } }, protocol);
    }

    [Fact]
    public void A_failed_load_forgets_them_with_the_memo()
    {
        var unpickler = new Unpickler("(K\x01lp0\n.X."u8.ToArray());
        unpickler.Load<List<int>>();
        Assert.Throws<UnpicklingException>(() => unpickler.Load<List<int>>());
    }

    [Fact]
    public void What_is_converted_behind_a_load_is_not_known_of_the_next()
    {
        byte[] pickles = UnpicklerTests.Bytes("](K\u0001K\u0002eq\u0000h\u0000\u0086.h\u0000.K\u0001.");
        foreach (var unpickler in (Unpickler[])[new(pickles), new(new MemoryStream(pickles))])
        {
            var pair = (PickleTuple)unpickler.Load()!;
            var (open, typed) = ((object, List<int>))unpickler.ConvertTo(pair, typeof((object, List<int>)))!;
            Assert.Same(pair[0], open);
            Assert.Equal([1, 2], typed);
            Assert.Same(pair[0], unpickler.Load());
        }
    }

    private static void Check<T>(T value, int protocol)
        where T : class
    {
        var pickles = new ArrayBufferWriter<byte>();
        var pickler = new Pickler(pickles, new PickleOptions { Protocol = protocol });
        pickler.Dump<T>(value);
        pickler.Dump<T>(value);
        pickler.Dump<T[]>([value, value]);
        foreach (var unpickler in (Unpickler[])[new(pickles.WrittenMemory), new(new MemoryStream(pickles.WrittenSpan.ToArray()))])
        {
            T first = unpickler.Load<T>()!;
            Assert.True(ReferenceEquals(first, unpickler.Load<T>()), $"{typeof(T)} at {protocol}");
            T[] both = unpickler.Load<T[]>()!;
            Assert.True(ReferenceEquals(first, both[0]) && ReferenceEquals(first, both[1]), $"{typeof(T)}[] at {protocol}");
        }
    }
}
