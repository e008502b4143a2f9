using System.Collections.ObjectModel;

namespace PickleGen.Tests.Closures;

/// <summary>Themes of cloudpickle's tests that are about values in closures more than about the code.</summary>
public class CloudpickleThemesTests
{
    private static readonly PickleOptions s_options = new() { Closures = ClosurePolicy.TrustAssemblies(typeof(CloudpickleThemesTests).Assembly, typeof(string).Assembly) };

    [Fact]
    public void Getter_and_indexer_are_open_delegates()
    {
        var length = typeof(string).GetProperty("Length")!.GetMethod!.CreateDelegate<Func<string, int>>();
        var item = typeof(string).GetProperty("Chars")!.GetMethod!.CreateDelegate<Func<string, int, char>>();
        Assert.Equal(4, Again(length)("text"));
        Assert.Equal('x', Again(item)("text", 2));
        Assert.Null(Again(length).Target);
    }

    [Fact]
    public void Captured_views_and_interfaces_arrive()
    {
        ReadOnlyDictionary<string, int> map = new(new Dictionary<string, int> { ["a"] = 1 });
        ReadOnlyMemory<byte> part = new byte[] { 1, 2, 3, 4 }.AsMemory(1, 2);
        IReadOnlyList<int> items = [5, 6];
        DayOfWeek day = DayOfWeek.Friday;
        Func<(ReadOnlyDictionary<string, int> Map, byte[] Part, IReadOnlyList<int> Items, DayOfWeek Day)> captures = () => (map, part.ToArray(), items, day);
        var again = Again(captures)();
        Assert.NotSame(map, again.Map);
        Assert.Equal(1, again.Map["a"]);
        Assert.Equal([2, 3], again.Part);
        Assert.Equal([5, 6], again.Items);
        Assert.Equal(DayOfWeek.Friday, again.Day);
    }

    [Fact]
    public void Collection_expressions_in_variables_of_an_interface_arrive()
    {
        IEnumerable<long> none = [], one = [7];
        IReadOnlyCollection<string?> texts = ["a", null];
        IReadOnlyList<DayOfWeek> days = [.. texts.Select((_, i) => (DayOfWeek)i)];
        Func<(IEnumerable<long>, IEnumerable<long>, IReadOnlyCollection<string?>, IReadOnlyList<DayOfWeek>)> captures = () => (none, one, texts, days);
        foreach (var again in new[] { Again(captures), (Func<(IEnumerable<long>, IEnumerable<long>, IReadOnlyCollection<string?>, IReadOnlyList<DayOfWeek>)>)AgainAsObject(captures) })
        {
            Assert.Equal([], again().Item1);
            Assert.Equal([7L], again().Item2);
            Assert.Equal(["a", null], again().Item3);
            Assert.Equal([DayOfWeek.Sunday, DayOfWeek.Monday], again().Item4);
        }
    }

    [Fact]
    public void Captured_buffer_travels_out_of_band()
    {
        byte[] data = new byte[100_000];
        data[^1] = 7;
        var buffer = new PickleBuffer(data);
        Func<PickleBuffer> captures = () => buffer;
        var output = new MemoryStream();
        var buffers = new List<PickleBuffer>();
        new Pickler(output)
        {
            BufferCallback = taken =>
            {
                buffers.Add(taken);
                return false;
            },
        }.Dump(captures);
        Assert.True(output.Length < 1000);
        var again = (Func<PickleBuffer>)new Unpickler(output.ToArray(), s_options) { Buffers = buffers }.Load()!;
        Assert.True(again().Memory.Span == data.AsSpan());
    }

    [Fact]
    public void Object_that_reduces_to_a_name_is_captured_by_it()
    {
        object value = new Named();
        Func<object> captures = () => value;
        var thing = new PickleCallable("tests", "thing", new Func<object?>(() => null));
        Assert.Same(thing, Again(captures, s_options with { Classes = new ClassRegistry().Add(thing) })());
    }

    [Fact]
    public void Users_reducer_may_lead_back_to_the_delegate()
    {
        var node = new Node();
        Func<Node> captures = () => node;
        node.Callback = captures;
        var options = s_options with { Reducers = [new NodeReducer()], Classes = new ClassRegistry().Add(NodeReducer.Make).Add(NodeReducer.Fill) };
        Func<Node> again = Again(captures, options);
        Assert.NotSame(node, again());
        Assert.Same(again, again().Callback);
    }

    private static T Again<T>(T value, PickleOptions? options = null)
        where T : Delegate => PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(value, options ?? s_options), options ?? s_options)!;

    private static object AgainAsObject(Delegate value)
    {
        var output = new MemoryStream();
        new Pickler(output).Dump(value);
        return new Unpickler(output.ToArray(), s_options).Load()!;
    }

    private sealed class Named : IReducible
    {
        public ReduceValue Reduce(int protocol) => ReduceValue.Global("tests.thing");
    }

    private sealed class Node
    {
        public object? Callback { get; set; }
    }

    private sealed class NodeReducer : IReducerOverride
    {
        public static readonly PickleCallable Make = new("tests", "node", new Func<object?>(() => new Node()));

        public static readonly PickleCallable Fill = new("tests", "fill_node", new Func<object?, object?, object?>((node, callback) => ((Node)node!).Callback = callback));

        public bool Handles(Type type) => type == typeof(Node);

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            reduced = new ReduceValue(Make, [], state: ((Node)value).Callback, stateSetter: Fill);
            return true;
        }
    }
}
