namespace PickleGen.Tests.Streams;

/// <content>What is held, and what is let go.</content>
public partial class ElementsTests
{
    [Fact]
    public async Task Numbers_go_through_little_memory()
    {
        const int many = 5_000_000;
        await Sum(Numbers(10_000));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(70_000L * many, await Sum(Numbers(many)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500_000);

        static Repeated Numbers(int count) => new([0x80, 5, .. "]("u8], [.. "J"u8, 0x70, 0x11, 1, 0], count, [.. "e."u8]);

        static async Task<long> Sum(Stream stream)
        {
            long sum = 0;
            await foreach (int number in PickleSerializer.DeserializeElementsAsync<int>(stream)) sum += number;
            return sum;
        }
    }

    // An untracked object, a tuple, a list of its own, text: each without MEMOIZE.
    public static TheoryData<Func<Func<object, bool>, Task>> LetGo => new()
    {
        see => See<Parted>(PickleSerializer.Serialize(Enumerable.Range(0, 20_000).Select(static i => new Parted { Number = i }).ToList()), see),
        see => See<object>([0x80, 5, .. "]"u8, .. Runs("K\u0001K\u0002\u0086"), .. "."u8], see),
        see => See<List<long>>([0x80, 5, .. "]"u8, .. Runs("](K\u0001K\u0002e"), .. "."u8], see),
        see => See<Tuple<int, int>>([0x80, 5, .. "]"u8, .. Runs("K\u0001K\u0002\u0086"), .. "."u8], see),
        see => See<string>(PickleSerializer.Serialize(Enumerable.Range(0, 20_000).Select(static i => $"text {i}").ToList()), see),
    };

    [Theory]
    [MemberData(nameof(LetGo))]
    public async Task What_is_not_memoized_is_let_go(Func<Func<object, bool>, Task> enumerate)
    {
        var seen = new List<WeakReference>();
        bool held = false;
        await enumerate(element =>
        {
            if (seen.Count % 5000 == 4999)
            {
                GC.Collect();
                // The last runs may still be around.
                held |= seen.SkipLast(3000).Any(static weak => weak.IsAlive);
            }
            seen.Add(new WeakReference(element));
            return true;
        });
        Assert.Equal(20_000, seen.Count);
        Assert.False(held);
    }
}
