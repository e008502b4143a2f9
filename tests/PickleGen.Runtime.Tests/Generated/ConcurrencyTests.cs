namespace PickleGen.Tests.Generated.Graphs;

/// <summary>One graph, one options object and one registry, used by many threads at once.</summary>
public class ConcurrencyTests
{
    private const int Threads = 8;

    public static TheoryData<PickleOptions> Options =>
    [
        PickleOptions.Default,
        new PickleOptions { Protocol = 2 },
        new PickleOptions { Reducers = [new Declining()] },
    ];

    [Theory]
    [MemberData(nameof(Options), DisableDiscoveryEnumeration = true)]
    public void Threads_that_save_one_graph_write_the_same_bytes(PickleOptions options)
    {
        var graph = Graph();
        byte[] expected = PickleSerializer.Serialize(graph, options);

        AtOnce(_ => Assert.Equal(expected, PickleSerializer.Serialize(graph, options)));
    }

    [Fact]
    public void Untyped_dumps_of_one_graph_write_the_same_bytes()
    {
        var graph = Graph();
        byte[] expected = PickleSerializer.Serialize<object>(graph);

        AtOnce(_ => Assert.Equal(expected, PickleSerializer.Serialize<object>(graph)));
    }

    [Fact]
    public void Threads_that_load_one_pickle_have_a_graph_each()
    {
        byte[] pickle = PickleSerializer.Serialize(Graph());
        var loaded = new RecordHolder[Threads];

        AtOnce(thread =>
        {
            loaded[thread] = PickleSerializer.Deserialize<RecordHolder>(pickle)!;
            Assert.Equal(pickle, PickleSerializer.Serialize(loaded[thread]));
        });

        Assert.Equal(Threads, loaded.Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.All(loaded, graph => Assert.Same(graph, graph.Nodes[^1]!.Holder));
    }

    // All start together, and the collector moves what they look at.
    private static void AtOnce(Action<int> action)
    {
        using var start = new Barrier(Threads);
        var failures = new Exception?[Threads];
        var threads = Enumerable.Range(0, Threads).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            failures[i] = Record.Exception(() =>
            {
                for (int round = 0; round < 20; round++)
                {
                    if (i == 0) GC.Collect(0, GCCollectionMode.Forced, blocking: true, compacting: true);
                    action(i);
                }
            });
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.All(failures, Assert.Null);
    }

    private static RecordHolder Graph()
    {
        var root = new RecordHolder();
        var shared = new RecordHolder { Open = root };
        for (int i = 0; i < 500; i++)
        {
            var holder = new RecordHolder { Pair = (shared, root.Nodes.LastOrDefault()) };
            root.Named[$"holder {i}"] = holder;
            root.Nodes.Add(new RecordNode(i, i % 2 == 0 ? holder : shared));
        }
        root.Nodes.Add(new RecordNode(-1, root));
        return root;
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
