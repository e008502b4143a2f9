using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PickleGen.Conformance.Tests.Typed;

/// <summary>What gets its identity behind its elements, in a cycle that is entered by it and not by the object in it.</summary>
public sealed partial class TupleCycleTests
{
    [Picklable(Module = "village", Name = "Ring", Naming = PickleNaming.SnakeCase)]
    public sealed partial class Ring
    {
        public Tuple<Ring?, int>? Pair { get; set; }
        public Tuple<int, int, int, Ring?>? Four { get; set; }
        public FrozenSet<Ring>? Frozen { get; set; }
        public ImmutableHashSet<Ring>? Immutable { get; set; }
        public Tuple<Ring?, int>? Again { get; set; }
    }

    [Picklable(Module = "village", Name = "RingEntry", Naming = PickleNaming.SnakeCase)]
    public sealed partial class Entry
    {
        public Tuple<Ring?, int>? Pair { get; set; }
        public Tuple<int, int, int, Ring?>? Four { get; set; }
        public FrozenSet<Ring>? Frozen { get; set; }
        public ImmutableHashSet<Ring>? Immutable { get; set; }
        public List<Tuple<Ring?, int>> List { get; set; } = [];
        public House? First { get; set; }
        public House? Second { get; set; }
    }

    private const string Load = Village.Module + """
        exec('class Ring: pass\nclass RingEntry: pass', village.__dict__)
        it = pickle.loads(sys.stdin.buffer.read())

        """;

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Tuples_stay_one_and_what_follows_is_what_it_was(int protocol)
    {
        var ring = new Ring();
        ring.Pair = new(ring, 1);
        ring.Four = new(1, 2, 3, ring);
        var other = new Ring();
        other.Pair = new(other, 2);
        other.Again = other.Pair;
        var house = new House { Street = "First" };
        var entry = new Entry { Pair = ring.Pair, Four = ring.Four, List = { other.Pair, ring.Pair }, First = house, Second = house };
        byte[] pickle = PickleSerializer.Serialize(entry, new PickleOptions { Protocol = protocol });

        Check(PickleSerializer.Deserialize<Entry>(pickle)!);
        PythonRunner.Run(Load + """
            assert it.pair is it.pair[0].pair is it.list[1] and it.four is it.pair[0].four and it.four[3] is it.pair[0]
            assert it.list[0] is it.list[0][0].pair is it.list[0][0].again
            assert it.first is it.second and it.first.street == "First"
            """, pickle);
        foreach (int again in (int[])[0, 2, 5])
            Check(PickleSerializer.Deserialize<Entry>(PythonRunner.Run(Load + $"sys.stdout.buffer.write(pickle.dumps(it, {again}))\n", pickle))!);

        static void Check(Entry back)
        {
            Assert.Same(back.Pair, back.Pair!.Item1!.Pair);
            Assert.Same(back.Four, back.Pair.Item1.Four);
            Assert.Same(back.Pair.Item1, back.Four!.Item4);
            Assert.Same(back.List[0], back.List[0].Item1!.Pair);
            Assert.Same(back.List[0], back.List[0].Item1!.Again);
            Assert.Same(back.Pair, back.List[1]);
            Assert.Same(back.First, back.Second);
            Assert.Equal("First", back.First!.Street);
        }
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Frozen_sets_stay_one_in_Python_and_what_follows_is_what_it_was(int protocol)
    {
        var ring = new Ring();
        ring.Frozen = new[] { ring }.ToFrozenSet();
        ring.Immutable = [ring];
        var house = new House { Street = "First" };
        var entry = new Entry { Frozen = ring.Frozen, Immutable = ring.Immutable, First = house, Second = house };
        byte[] pickle = PickleSerializer.Serialize(entry, new PickleOptions { Protocol = protocol });

        PythonRunner.Run(Load + """
            ring, = it.frozen
            assert ring.frozen is it.frozen and ring.immutable is it.immutable and list(it.immutable) == [ring]
            assert it.first is it.second and it.first.street == "First"
            """, pickle);
    }
}
