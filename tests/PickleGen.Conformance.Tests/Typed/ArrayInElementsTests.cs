#pragma warning disable PICKLE015 // Open members are the point.

namespace PickleGen.Conformance.Tests.Typed;

/// <summary>A list of Python's in attributes of its own elements is one array here, also where the elements are structs, which are copied into it.</summary>
public sealed partial class ArrayInElementsTests
{
    [Picklable(Module = "rings", Name = "Stone")]
    public partial struct Stone
    {
        public int N { get; set; }
        public object? O { get; set; }
    }

    [Picklable(Module = "rings", Name = "Link")]
    public sealed partial class Link
    {
        public object? O { get; set; }
    }

    [Picklable(Module = "rings", Name = "Ring")]
    public sealed partial class Ring
    {
        public Stone[]? Stones { get; set; }
        public Stone?[]? Gaps { get; set; }
        public Link[]? Links { get; set; }
        public object?[]? Any { get; set; }
    }

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    private const string Script = """
        import pickle, sys, types

        module = types.ModuleType("rings")
        sys.modules["rings"] = module

        def made(name, **members):
            if not hasattr(module, name):
                setattr(module, name, type(name, (), {"__module__": "rings"}))
            one = getattr(module, name)()
            one.__dict__.update(members)
            return one

        it = []
        STATEMENTS
        sys.stdout.buffer.write(pickle.dumps(VALUE, int(sys.argv[1])))
        """;

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Open_members_of_structs_have_the_array_that_they_are_in(int protocol)
    {
        var ring = Dumped<Ring>("it += [made('Stone', N=1, O=it), made('Stone', N=2, O=it)]", "made('Ring', Stones=it)", protocol);
        Assert.Equal([1, 2], ring.Stones!.Select(static stone => stone.N));
        Assert.All(ring.Stones!, stone => Assert.Same(ring.Stones, stone.O));

        ring = Dumped<Ring>("it += [None, made('Stone', N=2, O=it)]", "made('Ring', Gaps=it)", protocol);
        Assert.Null(ring.Gaps![0]);
        Assert.Same(ring.Gaps, ring.Gaps[1]!.Value.O);

        var root = Dumped<Stone[]>("it += [made('Stone', N=1, O=it)]", "it", protocol);
        Assert.Same(root, Assert.Single(root).O);
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void So_have_those_of_objects_and_what_lies_in_an_array_of_objects(int protocol)
    {
        var ring = Dumped<Ring>("it += [made('Link', O=it), made('Link', O=it)]", "made('Ring', Links=it)", protocol);
        Assert.All(ring.Links!, link => Assert.Same(ring.Links, link.O));
        ring = Dumped<Ring>("it += [made('Stone', O=it), made('Link', O=it), 3]", "made('Ring', Any=it)", protocol);
        Assert.Equal(3, ring.Any!.Length);
        Assert.Same(ring.Any, ((Stone)ring.Any[0]!).O);
        Assert.Same(ring.Any, ((Link)ring.Any[1]!).O);
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void An_array_that_is_met_in_another_container_is_the_same(int protocol)
    {
        var ring = Dumped<Ring>("it += [made('Stone', O=[it, 1])]", "made('Ring', Stones=it)", protocol);
        Assert.Same(ring.Stones, ((List<object?>)ring.Stones![0].O!)[0]);
        ring = Dumped<Ring>("it += [made('Stone', O=(1, it))]", "made('Ring', Stones=it)", protocol);
        Assert.Same(ring.Stones, ((PickleTuple)ring.Stones![0].O!)[1]);
        ring = Dumped<Ring>("both = [it]; it += [made('Stone', O=both)]", "made('Ring', Gaps=it, Any=both)", protocol);
        Assert.Same(ring.Any, ring.Gaps![0]!.Value.O);
        Assert.Same(ring.Gaps, Assert.Single(ring.Any!));
    }

    // There the pickle is not read again: the array is refused, or the open member has a list of its own.
    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Elements_that_are_given_out_have_nothing_that_stands_for_an_array(int protocol)
    {
        byte[] pickle = Dumped("it += [made('Stone', N=1, O=it)]", "[made('Ring', Stones=it), 1][:1]", protocol);
        try
        {
            var ring = Assert.Single(PickleSerializer.DeserializeElementsAsync<Ring>(new MemoryStream(pickle)).ToBlockingEnumerable())!;
            Assert.IsType<List<object>>(Assert.Single(ring.Stones!).O);
        }
        catch (UnpicklingException refused)
        {
            Assert.Contains("refers to itself", refused.Message, StringComparison.Ordinal);
        }
    }

    private static T Dumped<T>(string statements, string value, int protocol) => PickleSerializer.Deserialize<T>(Dumped(statements, value, protocol))!;

    private static byte[] Dumped(string statements, string value, int protocol) => PythonRunner.Run(
        Script.Replace("STATEMENTS", statements, StringComparison.Ordinal).Replace("VALUE", value, StringComparison.Ordinal), default, $"{protocol}");
}
