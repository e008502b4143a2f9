#pragma warning disable PICKLE015 // Keys of open dictionaries are the point.

using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PickleGen.Conformance.Tests.Typed;

/// <summary>Keys whose hash is that of their members, where a pickle lets these lead back to the key: an error, no overflow of the call stack.</summary>
public sealed partial class RecordKeyTests
{
    [Picklable(Module = "village", Name = "Rec")]
    public sealed partial record Rec : IComparable<Rec>
    {
        public string A { get; set; } = "";
        public Rec? Other { get; set; }
        public Rec? Third { get; set; }
        public Dictionary<Rec, int>? In { get; set; }

        public int CompareTo(Rec? other) => string.CompareOrdinal(A, other?.A);
    }

    [Picklable(Module = "village", Name = "Entity")]
    public sealed partial class Entity
    {
        public int Id { get; set; }
        public Entity? Other { get; set; }

        public override int GetHashCode() => Id;
        public override bool Equals(object? obj) => obj is Entity other && other.Id == Id;
    }

    private const string Classes = """
        class Rec:
            def __init__(self, **members): self.__dict__.update(members)
            def __hash__(self): return 1
        Rec.__module__, Rec.__qualname__, village.Rec = "village", "Rec", Rec
        class Entity(Rec): pass
        Entity.__module__, Entity.__qualname__, village.Entity = "village", "Entity", Entity
        def chain(kind, depth, twice=False):
            it = None
            for i in range(depth): it = kind(A=str(i), Other=it, Third=it if twice else None) if kind is Rec else kind(Id=i, Other=it)
            return it
        def ring(kind, size):
            first = it = chain(kind, size)
            while it.Other: it = it.Other
            it.Other = first
            return first
        sys.setrecursionlimit(100000)

        """;

    public static TheoryData<string, int> Bad
    {
        get
        {
            var all = new TheoryData<string, int>();
            foreach (string key in (string[])["ring(Rec, 1)", "ring(Rec, 3)", "chain(Rec, 40, twice=True)"]) foreach (int protocol in (int[])[0, 2, 5]) all.Add(key, protocol);
            return all;
        }
    }

    [PythonTheory]
    [MemberData(nameof(Bad))]
    public void They_are_refused(string key, int protocol)
    {
        byte[] dict = Village.DumpedByPython(Classes, $"{{{key}: 1}}", protocol), set = Village.DumpedByPython(Classes, $"[{key}]", protocol);
        Refused<Dictionary<Rec, int>>(dict);
        Refused<FrozenDictionary<Rec, int>>(dict);
        Refused<Dictionary<object, int>>(dict);
        Refused<Dictionary<(Rec, int), int>>(Village.DumpedByPython(Classes, $"{{({key}, 1): 1}}", protocol));
        Refused<object>(dict);
        Refused<HashSet<Rec>>(set);
        Refused<ImmutableHashSet<Rec>>(set);
        Refused<object>(Village.DumpedByPython(Classes, $"{{{key}}}", protocol));
        Refused<object>(Village.DumpedByPython(Classes, $"{{({key}, 1): 1}}", protocol));

        static void Refused<T>(byte[] pickle) =>
            Assert.Contains("hash", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<T>(pickle)).Message, StringComparison.Ordinal);
    }

    [PythonTheory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_ring_that_closes_after_the_key_was_hashed_is_refused(int protocol)
    {
        byte[] pickle = Village.DumpedByPython(Classes + "r = Rec(A='r'); s = Rec(A='s', In={r: 1}); r.Other = s; s.Other = r", "r", protocol);
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Rec>(pickle));
    }

    [PythonTheory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public void Those_that_are_compared_or_hash_by_themselves_are_keys(int protocol)
    {
        Assert.Equal("2", Assert.Single(PickleSerializer.Deserialize<SortedSet<Rec>>(Village.DumpedByPython(Classes, "[ring(Rec, 3)]", protocol))!).A);
        var ring = new Rec { A = "2" };
        ring.Other = ring;
        // Those of other protocols the stack machine reads, whose own dictionaries hash.
        Assert.Equal(1, PickleSerializer.DeepClone(new SortedDictionary<Rec, int> { [ring] = 1 })![new Rec { A = "2" }]);
        Assert.Equal(1, PickleSerializer.Deserialize<Dictionary<Entity, int>>(Village.DumpedByPython(Classes, "{ring(Entity, 3): 1}", protocol))![new Entity { Id = 2 }]);
        Assert.Equal(1, ((PickleDict)PickleSerializer.Deserialize<object>(Village.DumpedByPython(Classes, "{ring(Entity, 3): 1}", protocol))!)[new Entity { Id = 2 }]);
        var rec = new Rec { A = "1", Other = new Rec { A = "0" } };
        Assert.Equal(1, PickleSerializer.Deserialize<Dictionary<Rec, int>>(Village.DumpedByPython(Classes, "{chain(Rec, 2): 1}", protocol))![rec]);
        Assert.Equal(1, ((PickleDict)PickleSerializer.Deserialize<object>(Village.DumpedByPython(Classes, "{chain(Rec, 2): 1}", protocol))!)[rec]);
    }

    [Fact]
    public void One_that_is_deeper_than_the_call_stack_is_refused()
    {
        Rec? deep = null;
        for (int i = 0; i < 1_000_000; i++) deep = new Rec { Other = deep };
        byte[] list = PickleSerializer.Serialize(new List<Rec?> { deep });
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<HashSet<Rec?>>(list));
        Assert.Throws<ArgumentException>(() => new PickleDict { [deep!] = 1 });
        Assert.Single(PickleSerializer.Deserialize<List<Rec?>>(list)!);
    }
}
