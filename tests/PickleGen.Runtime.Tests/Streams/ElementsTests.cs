using System.Text;

namespace PickleGen.Tests.Streams;

/// <summary>Elements of one pickled list, given out while it arrives.</summary>
public partial class ElementsTests
{
    public static TheoryData<Func<int, (byte[] Pickle, Func<Stream, Task<int>> Check)>> Lists => new()
    {
        count => Listed(Enumerable.Range(0, count).Select(static i => i * 1000)),
        count => Listed(Enumerable.Range(0, count).Select(static i => (int?)(i % 3 == 0 ? null : i))),
        count => Listed(Enumerable.Range(0, count).Select(static i => (long)i << 30)),
        count => Listed(Enumerable.Range(0, count).Select(static i => i / 3.0)),
        count => Listed(Enumerable.Range(0, count).Select(static i => i % 2 == 0)),
        count => Listed(Enumerable.Range(0, count).Select(static i => (DayOfWeek)(i % 7))),
        count => Listed(Enumerable.Range(0, count).Select(static i => i % 5 == 0 ? null : $"text ☕ {i}")),
        count => Listed(Enumerable.Range(0, count).Select(static i => Encoding.UTF8.GetBytes($"{i}"))),
        count => Listed(Enumerable.Range(0, count).Select(static i => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(i))),
        count => Listed(Enumerable.Range(0, count).Select(static i => i / 8m)),
        count => Listed(Enumerable.Range(0, count).Select(static i => (i, $"{i}"))),
        count => Listed(Enumerable.Range(0, count).Select(static i => (i, i, (i, i, i, i, i)))),
        count => Listed(Enumerable.Range(0, count).Select(static i => new Reading(i, i / 2.0))),
        count => Listed(Enumerable.Range(0, count).Select(static i => Enumerable.Range(0, i % 7).ToList())),
        count => Listed(Enumerable.Range(0, count).Select(static i => new Dictionary<string, int> { [$"{i}"] = i })),
        count => Listed(Enumerable.Range(0, count).Select(static i => new HashSet<int> { i, i + 1 })),
        count => Listed(Enumerable.Range(0, count).Select(static i => new double[] { i, i + 1 })),
        count => Listed(Enumerable.Range(0, count).Select(static i => (object?)(i % 4 == 0 ? i : i % 4 == 1 ? $"{i}" : i % 4 == 2 ? new PickleTuple(i, i) : null))),
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Elements_are_those_of_the_list_however_it_arrives(Func<int, (byte[] Pickle, Func<Stream, Task<int>> Check)> make)
    {
        foreach (int count in new[] { 0, 1, 2, 4, 5, 999, 1000, 1001, 2500 })
        {
            var (pickle, check) = make(count);
            Assert.Equal(count, await check(new MemoryStream([.. pickle])));
            Assert.Equal(count, await check(new Pieces(pickle, 7)));
            if (count < 100) Assert.Equal(count, await check(new Pieces(pickle, 1)));
        }
    }

    public static TheoryData<Func<IEnumerable<(byte[] Pickle, Func<Stream, ValueTask<bool>> First)>>> OneByOne => new()
    {
        () => First(Enumerable.Range(5, 800)),
        () => First(Enumerable.Range(5, 800).Select(static i => i / 2.0)),
        () => First(Enumerable.Range(5, 800).Select(static i => $"text {i}")),
        () => First(Enumerable.Range(5, 800).Select(static i => new byte[] { (byte)i })),
        () => First(Enumerable.Range(5, 800).Select(static i => new Reading(i, i))),
        () => First(Enumerable.Range(5, 800).Select(static i => new Knot { Number = i })),
        () => First(Enumerable.Range(5, 800).Select(static i => new List<int> { i, i })),
        () => First(Enumerable.Range(5, 800).Select(static i => new Dictionary<int, int> { [i] = i })),
    };

    [Theory]
    [MemberData(nameof(OneByOne))]
    public async Task The_first_element_comes_before_the_rest_has_been_written(Func<IEnumerable<(byte[] Pickle, Func<Stream, ValueTask<bool>> First)>> make)
    {
        foreach (var (pickle, first) in make())
        {
            // A stream that fails for whoever wants more than a tenth of it.
            Assert.True(await first(new Breaking(pickle[..(pickle.Length / 10)])));
            Assert.False(await first(new Breaking(pickle[..5])));
        }
    }

    [Fact]
    public async Task An_element_comes_as_soon_as_it_was_written()
    {
        // Two ends of a pipe: the writer's next element waits until the reader has the one before.
        var pipe = new System.IO.Pipelines.Pipe();
        using var taken = new SemaphoreSlim(0);
        var writing = Task.Run(async () =>
        {
            await PickleSerializer.SerializeElementsAsync(pipe.Writer.AsStream(), Knots());
            await pipe.Writer.CompleteAsync();
        });
        int expected = 0;
        await foreach (var knot in PickleSerializer.DeserializeElementsAsync<Knot>(pipe.Reader.AsStream()))
        {
            Assert.Equal(expected++, knot!.Number);
            taken.Release();
        }
        await writing;
        Assert.Equal(20, expected);

        async IAsyncEnumerable<Knot> Knots()
        {
            for (int i = 0; i < 20; i++)
            {
                yield return new Knot { Number = i };
                await taken.WaitAsync();
            }
        }
    }

    private static (byte[] Pickle, Func<Stream, Task<int>> Check) Listed<T>(IEnumerable<T> elements)
    {
        List<T> list = [.. elements];
        return (PickleSerializer.Serialize(list), async stream =>
        {
            var loaded = await Load<T>(stream);
            Assert.Equal(PickleSerializer.Serialize(list), PickleSerializer.Serialize(loaded));
            return loaded.Count;
        });
    }

    private static IEnumerable<(byte[] Pickle, Func<Stream, ValueTask<bool>> First)> First<T>(IEnumerable<T> elements)
    {
        T[] all = [.. elements];
        foreach (byte[] pickle in new[] { PickleSerializer.Serialize(all.ToList()), PickleSerializer.Serialize(all.ToList(), new PickleOptions { TrackReferences = false, Protocol = 4 }) })
        {
            yield return (pickle, async stream =>
            {
                try
                {
                    await foreach (T? element in PickleSerializer.DeserializeElementsAsync<T>(stream))
                    {
                        Assert.Equal(PickleSerializer.Serialize(all[0]), PickleSerializer.Serialize(element!));
                        return true;
                    }
                }
                catch (IOException failure) when (failure == Breaking.Failure)
                {
                }
                return false;
            });
        }
    }

    private static async Task See<T>(byte[] pickle, Func<object, bool> see)
        where T : class
    {
        await foreach (T? element in PickleSerializer.DeserializeElementsAsync<T>(new Pieces(pickle, 5000))) see(element!);
    }

    private static byte[] Runs(string element) => Bytes(string.Concat(Enumerable.Repeat("(" + string.Concat(Enumerable.Repeat(element, 1000)) + "e", 20)));

    private static async Task<List<T?>> Load<T>(Stream stream, List<T?>? into = null, PickleOptions? options = null, CancellationToken cancellationToken = default)
    {
        into ??= [];
        await foreach (T? element in PickleSerializer.DeserializeElementsAsync<T>(stream, options, cancellationToken)) into.Add(element);
        return into;
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
