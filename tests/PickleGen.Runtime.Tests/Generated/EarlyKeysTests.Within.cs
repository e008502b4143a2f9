namespace PickleGen.Tests.Generated.EarlyKeys;

/// <content>Keys that have others in them, tuples and frozensets above all, which keep their hashes.</content>
public partial class EarlyKeysTests
{
    /// <summary>Who is in its own keys; its name, by which it is hashed, comes last.</summary>
    [Picklable(Module = "keys")]
    public sealed partial class Named
    {
        public Dictionary<object, string> Anything { get; set; } = [];
        public HashSet<object> Set { get; set; } = [];
        public Dictionary<(object, int), string> Pairs { get; set; } = [];
        public Dictionary<Around, string> Records { get; set; } = [];
        public AnyMap OwnMap { get; set; } = [];
#pragma warning disable PICKLE015 // What an open place gets is asked.
        public object? Open { get; set; }
#pragma warning restore PICKLE015
        public string Name { get; set; } = "";

        public override bool Equals(object? obj) => obj is Named other && other.Name == Name;

        public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
    }

    [Picklable(Module = "keys")]
    public sealed partial record Around(object Inner);

    [Picklable(Module = "keys")]
    public partial struct Hashed : IEquatable<Hashed>
    {
        public object? Inner { get; set; }

        public readonly bool Equals(Hashed other) => Equals(Inner, other.Inner);

        public override readonly bool Equals(object? obj) => obj is Hashed other && Equals(other);

        public override readonly int GetHashCode() => Inner?.GetHashCode() ?? 0;
    }

    [Picklable(Module = "keys")]
    public sealed partial class AnyMap : Dictionary<object, string>;

    public static TheoryData<string, Func<Named, object>> KeysWithin => new()
    {
        { "itself", named => named },
        { "frozenset", named => new PickleFrozenSet(named, "x") },
        { "tuple", named => new PickleTuple(named, 1) },
        { "frozenset in tuple", named => new PickleTuple(new PickleFrozenSet(named), 1) },
        { "tuple in frozenset", named => new PickleFrozenSet(new PickleTuple(named, 1)) },
        { "frozensets and tuples", named => new PickleTuple(2, new PickleFrozenSet(new PickleTuple(new PickleFrozenSet(named, 2), 3), named)) },
        { "tuple in record", named => new Around(new PickleTuple(named, 1)) },
        { "tuple in what hashes it itself", named => new Hashed { Inner = new PickleTuple(named, 1) } },
        { "record in tuple in record", named => new Around(new PickleTuple(new Around(new PickleTuple(new PickleFrozenSet(named), 1)), 1)) },
    };

    [Theory]
    [MemberData(nameof(KeysWithin))]
    public void Key_is_found_by_what_is_within_it(string kind, Func<Named, object> keyOf)
    {
        Assert.NotEmpty(kind);
        foreach (int protocol in Enumerable.Range(0, 6))
        {
            var named = new Named { Name = "n" };
            named.Anything[keyOf(named)] = "found";
            named.Set.Add(keyOf(named));
            named.Pairs[(keyOf(named), 1)] = "found";
            named.Records[new Around(keyOf(named))] = "found";
            named.OwnMap[keyOf(named)] = "found";
            // Objects first: the dictionary is looked at anew before what is in it is made.
            named.Open = new PickleDict { [new Around(named)] = 1, [keyOf(named)] = "found", [new PickleTuple(keyOf(named))] = "found" };
            var options = new PickleOptions { Protocol = protocol };
            Check(PickleSerializer.Deserialize<Named>(PickleSerializer.Serialize(named, options))!);
            Check((Named)PickleSerializer.Deserialize(PickleSerializer.Serialize<object>(named, options))!);
        }

        void Check(Named copy)
        {
            Assert.Equal("found", copy.Anything.GetValueOrDefault(keyOf(copy)));
            Assert.Contains(keyOf(copy), copy.Set);
            Assert.Equal("found", copy.Pairs.GetValueOrDefault((keyOf(copy), 1)));
            Assert.Equal("found", copy.Records.GetValueOrDefault(new Around(keyOf(copy))));
            Assert.Equal("found", copy.OwnMap.GetValueOrDefault(keyOf(copy)));
            var open = (PickleDict)copy.Open!;
            Assert.Equal("found", open[keyOf(copy)]);
            Assert.Equal("found", open[new PickleTuple(keyOf(copy))]);
        }
    }
}
