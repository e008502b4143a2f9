namespace PickleGen.Tests.Generated.Deep;

[Picklable(Module = "deep", Layout = PickleLayout.Positional)]
public sealed partial record Link(int Value, Link? Next);

[Picklable(Module = "deep", Layout = PickleLayout.Positional)]
public sealed partial record Fork(List<Fork> Tines);

[Picklable(Module = "deep")]
public sealed partial class Hook
{
    public Rope? Rope { get; set; }
}

[Picklable(Module = "deep", Layout = PickleLayout.Positional)]
public sealed partial record Rope(Hook? End, object? Other);

/// <summary>Objects in positional layout lie as deep in one another as others do, or are refused in words.</summary>
public class DeepPositionalTests
{
    private const int Levels = 100_000;

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Chain_is_as_deep_as_memory_allows(int protocol)
    {
        Link? chain = null;
        for (int i = 0; i < Levels; i++) chain = new Link(i, chain);
        var copy = PickleSerializer.Deserialize<Link>(PickleSerializer.Serialize(chain, new PickleOptions { Protocol = protocol }));
        for (int i = Levels - 1; i >= 0; i--, copy = copy.Next) Assert.Equal(i, copy!.Value);
        Assert.Null(copy);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Chain_through_state_layout_is_as_deep_as_memory_allows(int protocol)
    {
        Hook? hook = null;
        var shared = new Link(7, null);
        for (int i = 0; i < Levels / 2; i++) hook = new Hook { Rope = new Rope(hook, shared) };
        var copy = PickleSerializer.Deserialize<Hook>(PickleSerializer.Serialize(hook, new PickleOptions { Protocol = protocol }));
        object? first = copy!.Rope!.Other;
        int depth = 0;
        for (; copy is not null; copy = copy.Rope!.End, depth++) Assert.Same(first, copy.Rope!.Other);
        Assert.Equal((Levels / 2, shared), (depth, first));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Chain_through_typed_collections_is_as_deep(int protocol)
    {
        var copy = PickleSerializer.Deserialize<Fork>(PickleSerializer.Serialize(Forked(Levels), new PickleOptions { Protocol = protocol }))!;
        int depth = 0;
        for (; copy.Tines.Count > 0; copy = copy.Tines[0]) depth++;
        Assert.Equal(Levels, depth);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Beyond_that_a_chain_through_typed_collections_is_refused_in_words(int protocol)
    {
        var thrown = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(Forked(2 * Levels), new PickleOptions { Protocol = protocol }));
        Assert.Contains("Use state layout", thrown.Message, StringComparison.Ordinal);
    }

    private static Fork Forked(int levels)
    {
        var fork = new Fork([]);
        for (int i = 0; i < levels; i++) fork = new Fork([fork]);
        return fork;
    }

    [PythonFact]
    public void Python_reads_what_is_deep()
    {
        const string script = """
            import pickle, sys, types
            class Link:
                def __init__(self, value, next): self.value, self.next = value, next
            deep = sys.modules["deep"] = types.ModuleType("deep")
            deep.Link = Link
            link, depth = pickle.load(sys.stdin.buffer), 0
            while link is not None:
                depth += 1
                assert link.value == 1000 - depth, (link.value, depth)
                link = link.next
            assert depth == 1000, depth
            """;
        Link? chain = null;
        for (int i = 0; i < 1000; i++) chain = new Link(i, chain);
        for (int protocol = 0; protocol <= 5; protocol++) PythonRunner.Run(script, PickleSerializer.Serialize(chain, new PickleOptions { Protocol = protocol }));
    }
}
