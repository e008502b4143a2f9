using System.Collections;
using System.Collections.Immutable;
using System.Numerics;

namespace PickleGen.Tests.Generated;

/// <summary>Graphs that are deeper than what is left of a thread's call stack, however large the frames of their types are.</summary>
public class SmallStackTests
{
    public static TheoryData<int> Stacks => [64, 128, 192, 256, 512, 1024];

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Trees_of_collections_are_saved_and_loaded(int kilobytes) =>
        AssertTravels(kilobytes, Nested(100_000, static (StackTree? inner) => inner is null ? new() : new StackTree { Kids = { inner } }), static tree => tree.Kids.Count == 0 ? null : tree.Kids[0]);

    [Theory]
    [MemberData(nameof(Stacks))]
    public void So_are_trees_under_keys(int kilobytes) =>
        AssertTravels(kilobytes, Nested(1_000, static (StackTree? inner) => inner is null ? new() : new StackTree { Named = { ["a"] = inner } }), static tree => tree.Named.GetValueOrDefault("a"));

    [Theory]
    [MemberData(nameof(Stacks))]
    public void So_are_objects_of_many_members(int kilobytes) =>
        AssertTravels(kilobytes, Nested(1_000, static (StackWide? inner) => inner is null ? new() : new StackWide { Kids = { inner } }), static wide => wide.Kids.Count == 0 ? null : wide.Kids[0]);

    [Theory]
    [MemberData(nameof(Stacks))]
    public void So_are_records(int kilobytes) =>
        AssertTravels(kilobytes, Nested(20_000, static (StackLink? inner) => new StackLink(1, inner)), static link => link.Next);

    [Theory]
    [MemberData(nameof(Stacks))]
    public void So_are_objects_that_are_made_from_their_members(int kilobytes)
    {
        AssertTravels(kilobytes, new StackCall(1, null, default), static call => call.Next);
        AssertTravels(kilobytes, Nested(5_000, static (StackCall? inner) => new StackCall(1, inner, default)), static call => call.Next);
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void So_are_objects_below_protocol_4(int kilobytes) =>
        AssertTravels(kilobytes, Nested(1_000, static (StackTree? inner) => inner is null ? new() : new StackTree { Kids = { inner } }), static tree => tree.Kids.Count == 0 ? null : tree.Kids[0], protocol: 2);

    [Theory]
    [MemberData(nameof(Stacks))]
    public void So_is_one_without_identity(int kilobytes) =>
        AssertTravels(kilobytes, new StackLone { Marks = { 1, 2 } }, static _ => null);

    [Theory]
    [MemberData(nameof(Stacks))]
    public void So_is_an_exception(int kilobytes) =>
        AssertTravels(kilobytes, new InvalidOperationException("No."), static failure => failure.InnerException as InvalidOperationException);

    [Theory]
    [MemberData(nameof(Stacks))]
    public void So_are_plain_values(int kilobytes)
    {
        AssertTravels<object>(kilobytes, Nested(5_000, static (object? inner) => new List<object?> { inner }), static list => ((List<object?>)list)[0]);
        AssertTravels<object>(kilobytes, Nested(5_000, static (object? inner) => new object?[] { inner }), static list => list is object?[] items ? items[0] : ((List<object?>)list)[0]);
        AssertTravels<object>(kilobytes, Nested(5_000, static (object? inner) => new PickleTuple(1, inner)), static tuple => ((PickleTuple)tuple)[1]);
        AssertTravels<object>(kilobytes, Nested(5_000, static (object? inner) => new PickleDict { ["a"] = inner }), static dict => ((PickleDict)dict)["a"]);
        AssertTravels<object>(kilobytes, Nested(5_000, static (object? inner) => new Dictionary<string, object?> { ["a"] = inner }),
            static dict => dict is PickleDict loaded ? loaded["a"] : ((Dictionary<string, object?>)dict)["a"]);
    }

    /// <summary>Their codecs call each other: what lies deeper than the stack is refused, which ended the process.</summary>
    [Theory]
    [InlineData(256)]
    [InlineData(1024)]
    public void Other_collections_in_one_another_are_refused_beyond_the_stack(int kilobytes)
    {
        AssertRefused(static inner => KeyValuePair.Create("a", inner));
        AssertRefused(static inner => ImmutableList.Create(inner));
        AssertRefused(static inner => new SortedDictionary<string, object?> { ["a"] = inner });
        AssertRefused(static inner => new Queue<object?>([inner]));
        AssertRefused(static inner => new List<object?> { ImmutableArray.Create(inner) });
        AssertRefused(static inner => new ArrayList { inner });

        void AssertRefused(Func<object?, object> around)
        {
            object graph = Nested(30_000, around);
            foreach (int protocol in new[] { 0, 5 })
            {
                var options = new PickleOptions { Protocol = protocol };
                var failure = On(kilobytes, () => Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(graph, options)));
                Assert.StartsWith("Values are nested too deep for what is left of the call stack: ", failure.Message, StringComparison.Ordinal);
            }
            // A few are none too many, even there.
            object few = Nested(20, around);
            byte[] pickle = On(kilobytes, () => PickleSerializer.Serialize(few));
            Assert.Equal(pickle, On(16 * 1024, () => PickleSerializer.Serialize(few)));
        }
    }

    [Fact]
    public void So_is_one_that_contains_itself_and_has_no_identity()
    {
        object?[] items = new object?[1];
        items[0] = new ArraySegment<object?>(items);
        Assert.StartsWith("Values are nested too deep", On(1024, () => Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(items[0]))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Keys_come_with_their_members(int kilobytes)
    {
        var keyed = new StackKeyed { Named = { [new StackKey { Name = "a" }] = 1, [new StackKey { Name = "b" }] = 2 } };
        byte[] pickle = On(kilobytes, () => PickleSerializer.Serialize(keyed));
        // NEWOBJ MEMOIZE NONE POP: members that come later. Those of the root may.
        Assert.InRange(Convert.ToHexString(pickle).Split("81944E30").Length - 1, 0, 1);
        Assert.Equal(2, On(kilobytes, () => PickleSerializer.Deserialize<StackKeyed>(pickle))!.Named[new StackKey { Name = "b" }]);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(1024)]
    public void So_are_structs_with_objects_in_them(int kilobytes) =>
        AssertTravels(kilobytes, Nested(20_000, static (StackHolder? inner) => new StackHolder { Slot = new StackSlot { Held = inner } }), static holder => holder.Slot.Held);

    [Fact]
    public void A_pickle_is_the_same_on_every_stack_that_has_room_for_its_first_levels()
    {
        var graph = Nested(1_000, static (StackLink? inner) => new StackLink(1, inner));
        Assert.Equal(On(16 * 1024, () => PickleSerializer.Serialize(graph)), On(1024, () => PickleSerializer.Serialize(graph)));
    }

    private static void AssertTravels<T>(int kilobytes, T graph, Func<T, T?> inner, int protocol = 5)
        where T : class
    {
        var options = new PickleOptions { Protocol = protocol };
        byte[] pickle = On(kilobytes, () => PickleSerializer.Serialize(graph, options));
        var loaded = On(kilobytes, () => PickleSerializer.Deserialize<T>(pickle));
        Assert.Equal(Depth(graph, inner), Depth(loaded, inner));
        // What a roomy stack wrote has all levels in place that it may have.
        pickle = On(64 * 1024, () => PickleSerializer.Serialize(graph, options));
        Assert.Equal(Depth(graph, inner), Depth(On(kilobytes, () => PickleSerializer.Deserialize<T>(pickle)), inner));
    }

    private static T Nested<T>(int depth, Func<T?, T> around)
        where T : class
    {
        T? graph = null;
        for (int i = 0; i < depth; i++) graph = around(graph);
        return graph!;
    }

    private static int Depth<T>(T? graph, Func<T, T?> inner)
        where T : class
    {
        int depth = 0;
        for (; graph is not null; graph = inner(graph)) depth++;
        return depth;
    }

    private static T On<T>(int kilobytes, Func<T> run)
    {
        T result = default!;
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(() => { result = run(); }), kilobytes * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
        return result;
    }
}

[Picklable]
public partial class StackTree
{
    public List<StackTree> Kids { get; } = [];

    public Dictionary<string, StackTree> Named { get; } = [];
}

/// <summary>A frame of several kilobytes, on save and on load.</summary>
[Picklable]
public partial class StackWide
{
    public Matrix4x4 A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T;
    public decimal A1, B1, C1, D1, E1, F1, G1, H1, I1, J1, K1, L1, M1, N1, O1, P1, Q1, R1, S1, T1;
    public DateTimeOffset A2, B2, C2, D2, E2, F2, G2, H2, I2, J2, K2, L2, M2, N2, O2, P2, Q2, R2, S2, T2;
    public Guid A3, B3, C3, D3, E3, F3, G3, H3, I3, J3, K3, L3, M3, N3, O3, P3, Q3, R3, S3, T3;

    public List<StackWide> Kids { get; } = [];
}

[Picklable]
public partial record StackLink(int Value, StackLink? Next);

[Picklable]
public partial class StackHolder
{
    public StackSlot Slot { get; set; }
}

[Picklable]
public partial struct StackSlot
{
    public StackHolder? Held { get; set; }
}

[Picklable(Layout = PickleLayout.Positional)]
public sealed partial record StackCall(int Value, StackCall? Next, Matrix4x4 Room);

[Picklable(TrackReferences = false)]
public sealed partial class StackLone
{
    public List<int> Marks { get; } = [];
}

[Picklable]
public sealed partial class StackKeyed
{
    public Dictionary<StackKey, int> Named { get; } = [];
}

/// <summary>Hashed by its member: one that comes without it is another.</summary>
[Picklable]
public sealed partial class StackKey
{
    public string Name { get; set; } = "";

    public override bool Equals(object? obj) => obj is StackKey key && key.Name == Name;

    public override int GetHashCode() => Name.Length == 0 ? 0 : Name[0];
}
