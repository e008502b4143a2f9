using System.Numerics;
using System.Text;

namespace PickleGen.Tests.Codecs;

/// <summary>Blocks of structs: when there is one, what becomes of an old one, and what a made-up one cannot do.</summary>
public sealed partial class BlockTests
{
    private const int Count = 40;

    [Theory]
    [InlineData(0, false)]
    [InlineData(15, false)]
    [InlineData(16, true)]
    [InlineData(1000, true)]
    public void Few_elements_are_written_one_by_one(int count, bool isBlock)
    {
        Pair[] pairs = [.. Enumerable.Range(0, count).Select(static i => new Pair { Left = i, Right = -i })];
        byte[] pickle = PickleSerializer.Serialize(pairs);
        Assert.Equal(isBlock, IsBlock(pickle));
        Assert.Equal(pairs, PickleSerializer.Deserialize<Pair[]>(pickle));
    }

    [Fact]
    public void Nobodys_code_and_nobodys_padding_is_passed_by()
    {
        AssertNoBlock(Enumerable.Repeat(new Padded { Small = 1, Large = 2 }, Count).ToArray());
        AssertNoBlock(Enumerable.Repeat(new Checked { Percent = 50 }, Count).ToArray());
        AssertNoBlock(Enumerable.Repeat(new Made(7), Count).ToArray());
        AssertNoBlock(Enumerable.Repeat(new Hidden { Shown = 7 }, Count).ToArray());
        AssertNoBlock(Enumerable.Repeat(new Letters { First = 'a', Second = 'z' }, Count).ToArray());
        AssertNoBlock(Enumerable.Repeat(new Swapped { First = 1, Second = 2 }, Count).ToArray());
        AssertNoBlock(Enumerable.Repeat(new Matrix3x2(1, 2, 3, 4, 5, 6), Count).ToArray());

        static void AssertNoBlock<T>(T[] values)
        {
            byte[] pickle = PickleSerializer.Serialize(values);
            Assert.False(IsBlock(pickle), typeof(T).Name);
            Assert.Equal(values, PickleSerializer.Deserialize<T[]>(pickle));
        }
    }

    [Fact]
    public void A_reducer_for_the_struct_gets_every_element()
    {
        Pair[] pairs = [.. Enumerable.Repeat(new Pair { Left = 1, Right = 2 }, Count)];
        var reducer = new Swap();
        byte[] pickle = PickleSerializer.Serialize(pairs, new PickleOptions { Reducers = [reducer] });
        Assert.False(IsBlock(pickle));
        Assert.Equal(Count, reducer.Asked);
        Assert.Equal((2, 1), (PickleSerializer.Deserialize<Pair[]>(pickle)![^1].Left, PickleSerializer.Deserialize<Pair[]>(pickle)![^1].Right));
    }

    [Fact]
    public void Members_may_come_go_change_their_type_and_their_name()
    {
        byte[] pickle = PickleSerializer.Serialize(Enumerable.Range(0, Count).Select(static i => new Old { Kept = i, Narrow = (short)i, Gone = (short)i, Before = i * 2 }).ToArray());
        Assert.True(IsBlock(pickle));

        var options = new PickleOptions { Classes = new ClassRegistry().Add(typeof(New), "blocks", "Old") };
        var news = PickleSerializer.Deserialize<New[]>(pickle, options)!;
        Assert.Equal(Count, news.Length);
        Assert.Equal(new New { Kept = 39, Narrow = 39, After = 78, Added = 0 }, news[^1]);
    }

    [Fact]
    public void Without_a_static_type_the_objects_are_the_same()
    {
        Pair[] pairs = [.. Enumerable.Range(0, Count).Select(static i => new Pair { Left = i, Right = -i })];
        var list = Assert.IsType<List<object?>>(new Unpickler(PickleSerializer.Serialize(pairs)).Load());
        Assert.Equal(pairs, list.Cast<Pair>());

        Spot[] spots = [.. Enumerable.Range(0, Count).Select(static i => new Spot(i, true))];
        list = Assert.IsType<List<object?>>(new Unpickler(PickleSerializer.Serialize(spots)).Load());
        Assert.Equal(spots, list.Cast<Spot>());
    }

    [Fact]
    public void Clones_views_and_lists_to_fill_take_blocks()
    {
        Pair[] pairs = [.. Enumerable.Range(0, Count).Select(static i => new Pair { Left = i, Right = -i })];
        Assert.Equal(pairs, PickleSerializer.DeepClone(pairs));
        Assert.Equal(pairs, PickleSerializer.Deserialize<ReadOnlyMemory<Pair>>(PickleSerializer.Serialize<ReadOnlyMemory<Pair>>(pairs)).ToArray());
        List<Pair> target = [default];
        PickleSerializer.Populate(PickleSerializer.Serialize(pairs.ToList()), target);
        Assert.Equal(pairs, target);
    }

    [Fact]
    public void A_bool_that_is_neither_0_nor_1_becomes_true()
    {
        byte[] pickle = PickleSerializer.Serialize(Enumerable.Repeat(new Spot(7, true), Count).ToArray());
        int block = pickle.AsSpan().IndexOf(new byte[] { 7, 0, 0, 0, 1 });
        pickle[block + 4] = 2;
        var spots = PickleSerializer.Deserialize<Spot[]>(pickle)!;
        Assert.Equal(Enumerable.Repeat(new Spot(7, true), Count), spots);
        Assert.Equal(1, System.Runtime.CompilerServices.Unsafe.BitCast<bool, byte>(spots[0].IsSet));
    }

    [Fact]
    public void A_NaN_keeps_its_bits()
    {
        uint[] bits = [0x7FC0_0000, 0xFFC0_0001, 0x7F80_0001, 0xFFBF_FFFF];
        Vector2[] vectors = [.. Enumerable.Range(0, Count).Select(i => new Vector2(BitConverter.UInt32BitsToSingle(bits[i % 4]), i))];
        var back = PickleSerializer.Deserialize<Vector2[]>(PickleSerializer.Serialize(vectors))!;
        Assert.Equal(vectors.Select(static vector => BitConverter.SingleToUInt32Bits(vector.X)), back.Select(static vector => BitConverter.SingleToUInt32Bits(vector.X)));

        var list = (List<object?>)new Unpickler(PickleSerializer.Serialize(vectors)).Load()!;
        Assert.Equal(0x7FF0_0000_2000_0000u, BitConverter.DoubleToUInt64Bits((double)((PickleTuple)list[2]!)[0]!));
    }

    [Fact]
    public void One_array_in_two_places_is_one_and_two_are_two()
    {
        Vector2[] one = [.. Enumerable.Repeat(Vector2.One, Count)], other = [.. one];
        var back = PickleSerializer.Deserialize<Vector2[][]>(PickleSerializer.Serialize(new[] { one, other, one }))!;
        Assert.Same(back[0], back[2]);
        Assert.NotSame(back[0], back[1]);
        Assert.Equal(one, back[1]);
    }

    // Whoever writes such a pickle has another number of objects than of states.
    [Fact]
    public void A_block_of_more_objects_than_states_is_refused()
    {
        byte[] pickle = PickleSerializer.Serialize(Enumerable.Range(0, Count).Select(static i => new Pair { Left = i, Right = -i }).ToArray());
        int count = pickle.AsSpan().IndexOf((ReadOnlySpan<byte>)[(byte)'K', Count, 0x86, (byte)'R']) + 1;
        Assert.NotEqual(0, count);
        pickle[count]++;
        Assert.Contains($"{Count + 1} objects has the states of {Count}", Assert.Throws<UnpicklingException>(() => new Unpickler(pickle).Load()).Message, StringComparison.Ordinal);
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Pair[]>(pickle));
    }

    // Each is a call in protocol 0's own words.
    [Theory]
    [InlineData("cstruct\niter_unpack\n(S'<d'\nS'12345678'\ntR.", "iterator")]
    [InlineData("(lcstruct\niter_unpack\n(S'<d'\nS'12345678'\ntRa.", "iterator")]
    [InlineData("cbuiltins\nlist\n(citertools\nrepeat\n(NI2147483647\ntRtR.", "no block")]
    [InlineData("cbuiltins\nlist\n(citertools\nrepeat\n(NtRtR.", "no block")]
    [InlineData("cbuiltins\nlist\n(cbuiltins\nmap\n(cbuiltins\ngetattr\ncitertools\nrepeat\n(NtRtRtR.", "no block")]
    [InlineData("cbuiltins\nlist\n(cbuiltins\nmap\n(ccopyreg\n__newobj__\ncitertools\nrepeat\n(cbuiltins\nobject\nI2147483647\ntRtRtR.", "iterator")]
    [InlineData("cbuiltins\ntuple\n(cbuiltins\nzip\n(tRtR.", "tuple")]
    [InlineData("cbuiltins\nany\n((ltR.", "any")]
    [InlineData("cbuiltins\nlist\n(cstruct\niter_unpack\n(S'<d'\nC\u0009123456789tRtR.", "no multiple of 8")]
    [InlineData("cbuiltins\nlist\n(cbuiltins\nmap\n(cos\nsystem\nNtRtR.", "os.system")]
    public void Functions_of_iterators_do_nothing_else(string pickle, string message)
    {
        var error = Assert.ThrowsAny<PickleException>(() => new Unpickler(Encoding.Latin1.GetBytes(pickle)).Load());
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_with_a_byte_changed_or_cut_is_refused_or_another_value_and_takes_no_memory_for_it()
    {
        byte[] good = PickleSerializer.Serialize(Enumerable.Range(0, Count).Select(static i => new Pair { Left = i, Right = -i }).ToArray());
        for (int i = 0; i < good.Length; i++)
        {
            foreach (byte value in new byte[] { 0, 1, 0x7F, 0xFF, (byte)(good[i] ^ 1), (byte)(good[i] + 1) })
            {
                byte[] bad = [.. good];
                bad[i] = value;
                long before = GC.GetAllocatedBytesForCurrentThread();
                var typed = Record.Exception(() => PickleSerializer.Deserialize<Pair[]>(bad));
                var untyped = Record.Exception(() => new Unpickler(bad).Load());
                Assert.True(typed is null or PickleException, $"Byte {i} as {value}: {typed}");
                Assert.True(untyped is null or PickleException, $"Byte {i} as {value}: {untyped}");
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
            }
            Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Pair[]>(good.AsSpan(0, i)));
        }
    }

    private static bool IsBlock(byte[] pickle) => pickle.AsSpan().IndexOf("iter_unpack"u8) >= 0;

    private sealed class Swap : IReducerOverride
    {
        public int Asked { get; private set; }

        public bool Handles(Type type) => type == typeof(Pair);

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            Asked++;
            var pair = (Pair)value;
            reduced = new ReduceValue(new PickleCallable("blocks", "Pair"), [], new Dictionary<string, object?> { ["Left"] = pair.Right, ["Right"] = pair.Left });
            return true;
        }
    }
}
