using System.Collections.Concurrent;

namespace PickleGen.Tests.Pickling;

/// <summary>Collections that change while they are saved: an error, and never a pickle of what no moment had.</summary>
public sealed partial class ChangedWhileSavedTests
{
    [Picklable(Module = "changing")]
    public sealed partial class Watched
    {
        [PickleIgnore] public Action? WhenSaved { get; set; }

        public int Value
        {
            get
            {
                WhenSaved?.Invoke();
                return field;
            }
            set;
        }
    }

    [Picklable(Module = "changing")]
    public sealed partial class Holder
    {
        public List<Watched>? List { get; set; }
        public List<object?>? Objects { get; set; }
        public Dictionary<string, Watched>? Map { get; set; }
        public Dictionary<string, object?>? Open { get; set; }
        public HashSet<Watched>? Set { get; set; }
        public PickleDict? Dict { get; set; }
        public PickleSet? Items { get; set; }
    }

    /// <summary>A holder of a collection, and what takes the last away from that.</summary>
    private static (Holder Holder, object Collection, Action Remove, Action Clear) Make(string collection, Watched watched)
    {
        var last = new Watched();
        Watched[] all = [watched, new(), new(), new(), new(), last];
        var names = all.Select((item, i) => (Item: item, Name: $"name {i}")).ToList();
        switch (collection)
        {
            case "list":
                List<Watched> list = [.. all];
                return (new() { List = list }, list, () => list.RemoveAt(5), list.Clear);
            case "objects":
                List<object?> objects = [.. all];
                return (new() { Objects = objects }, objects, () => objects.RemoveAt(5), objects.Clear);
            case "map":
                var map = names.ToDictionary(pair => pair.Name, pair => pair.Item);
                return (new() { Map = map }, map, () => map.Remove("name 5"), map.Clear);
            case "open":
                var open = names.ToDictionary(pair => pair.Name, pair => (object?)pair.Item);
                return (new() { Open = open }, open, () => open.Remove("name 5"), open.Clear);
            case "set":
                HashSet<Watched> set = [.. all];
                return (new() { Set = set }, set, () => set.Remove(last), set.Clear);
            case "dict":
                var dict = new PickleDict();
                foreach (var (item, name) in names) dict[name] = item;
                return (new() { Dict = dict }, dict, () => dict.Remove("name 5"), dict.Clear);
            default:
                var items = new PickleSet(all);
                return (new() { Items = items }, items, () => items.Remove(last), items.Clear);
        }
    }

    [Theory]
    [InlineData("list")]
    [InlineData("objects")]
    [InlineData("map")]
    [InlineData("open")]
    [InlineData("set")]
    [InlineData("dict")]
    [InlineData("items")]
    public void What_a_getter_takes_away_is_not_replaced_by_nothing(string collection)
    {
        foreach ((int protocol, bool clears) in (ReadOnlySpan<(int, bool)>)[(5, false), (5, true), (4, true), (2, false), (2, true), (1, true), (0, false), (0, true)])
        {
            var options = new PickleOptions { Protocol = protocol };
            foreach (var save in (Func<Holder, object, byte[]>[])[(holder, _) => PickleSerializer.Serialize(holder, options), (_, plain) => Dumped(plain, options)])
            {
                var watched = new Watched();
                var (holder, plain, remove, clear) = Make(collection, watched);
                int before = Count(plain);
                int now = before;
                watched.WhenSaved = () =>
                {
                    if (now != before) return;
                    if (clears) clear();
                    else remove();
                    now = Count(plain);
                };
                byte[] pickle;
                try
                {
                    pickle = save(holder, plain);
                }
                catch (PicklingException error)
                {
                    Assert.Contains("changed while it was saved", error.Message, StringComparison.Ordinal);
                    Assert.StartsWith("$", error.Path, StringComparison.Ordinal);
                    continue;
                }

                // Below protocol 4 copies are written.
                Assert.True(protocol < 4 || plain is Dictionary<string, Watched> or HashSet<Watched>, $"{collection} at {protocol}");
                object? loaded = PickleSerializer.Deserialize(pickle);
                if (loaded is Holder { } back) loaded = back.List ?? back.Objects ?? back.Map ?? back.Open ?? back.Set ?? back.Dict ?? (object?)back.Items;
                Assert.Equal(before, Count(loaded!));
            }
        }
    }

    [Fact]
    public void A_list_that_becomes_as_long_as_its_first_batch_is_no_shorter_list()
    {
        foreach (int protocol in (int[])[0, 2, 5])
        {
            var watched = new Watched();
            var list = Enumerable.Range(0, 1500).Select(i => i == 998 ? watched : (object?)i).ToList();
            watched.WhenSaved = () => list.RemoveRange(1000, list.Count - 1000);
            Assert.Contains("changed while it was saved", Assert.Throws<PicklingException>(() => Dumped(list, new PickleOptions { Protocol = protocol })).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("map")]
    [InlineData("set")]
    public async Task So_it_is_where_a_root_goes_to_a_stream(string collection)
    {
        foreach (bool isAsync in (bool[])[false, true])
        {
            var watched = new Watched();
            var (holder, _, remove, _) = Make(collection, watched);
            watched.WhenSaved = remove;
            var stream = new MemoryStream();
            var error = await Assert.ThrowsAsync<PicklingException>(async () =>
            {
                if (holder.Map is { } map && isAsync) await PickleSerializer.SerializeAsync(stream, map);
                else if (holder.Map is { } same) PickleSerializer.Serialize(stream, same);
                else if (isAsync) await PickleSerializer.SerializeAsync(stream, holder.Set);
                else PickleSerializer.Serialize(stream, holder.Set);
            });
            Assert.Contains("changed while it was saved", error.Message, StringComparison.Ordinal);
            Assert.Equal(0, stream.Length);
        }
    }

    [Fact]
    public void Concurrent_collections_are_written_as_they_were()
    {
        var watched = new Watched();
        foreach (IProducerConsumerCollection<Watched> collection in (IProducerConsumerCollection<Watched>[])[new ConcurrentQueue<Watched>([watched]), new ConcurrentStack<Watched>([watched]), new ConcurrentBag<Watched>([watched])])
        {
            watched.WhenSaved = () => Assert.True(collection.TryAdd(new()));
            foreach (var save in (Action<Stream, Type>[])[
                (stream, type) => stream.Write(PickleSerializer.Serialize(collection, type)),
                (stream, type) => PickleSerializer.Serialize(stream, collection, type),
            ])
            {
                int before = collection.Count;
                var stream = new MemoryStream();
                save(stream, collection.GetType());
                Assert.Equal(before + 1, collection.Count);
                stream.Position = 0;
                Assert.Equal(before, Count(PickleSerializer.Deserialize(stream, collection.GetType())!));
            }
        }
    }

    [Fact]
    public void A_dict_that_is_emptied_meanwhile_leaves_the_pickler_as_it_was()
    {
        var watched = new Watched();
        var (_, dict, _, clear) = Make("dict", watched);
        watched.WhenSaved = clear;
        var stream = new MemoryStream();
        var pickler = new Pickler(stream, new PickleOptions { Protocol = 2 });
        Assert.Equal(0, Assert.Throws<PicklingException>(() => pickler.Dump(dict)).BytesWritten);
        watched.WhenSaved = null;
        pickler.Dump((object)watched);
        Assert.Equal(0, Assert.IsType<Watched>(PickleSerializer.Deserialize(stream.ToArray())).Value);
    }

    private static int Count(object collection) => collection switch
    {
        PickleDict dict => dict.Count,
        _ => ((System.Collections.IEnumerable)collection).Cast<object?>().Count(),
    };

    private static byte[] Dumped(object value, PickleOptions options)
    {
        var stream = new MemoryStream();
        new Pickler(stream, options).Dump(value);
        return stream.ToArray();
    }
}
