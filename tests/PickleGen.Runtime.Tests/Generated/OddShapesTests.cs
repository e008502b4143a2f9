namespace PickleGen.Tests.Generated.Odd;

/// <summary>Shapes of types that one would not think of first: they compile, and come back at every protocol.</summary>
public class OddShapesTests
{
    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    private static T Copy<T>(T value, int protocol) => PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(value, new PickleOptions { Protocol = protocol }))!;

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Records_and_their_bases(int protocol)
    {
        Assert.Equal(new DerivedRecord(1, "b") { Note = "n" }, Copy<BaseRecord>(new DerivedRecord(1, "b") { Note = "n" }, protocol));
        var concrete = Assert.IsType<ConcreteRecord>(Copy<AbstractRecord>(new ConcreteRecord("k", 1, 2) { Size = 3 }, protocol));
        Assert.Equal(("k", 3, 2), (concrete.Kind, concrete.Size, concrete.Rest[1]));
        Assert.Equal(default, Copy(default(Empty), protocol));
        Assert.Equal(new Row("a", null, new Row("b", 2)), Copy(new Row("a", null, new Row("b", 2)), protocol));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Constructors(int protocol)
    {
        var primary = Copy(new Primary(1, "t") { Later = 2 }, protocol);
        Assert.Equal((1, "t", 2), (primary.Number, primary.Text, primary.Later));
        var hidden = Copy(new Hidden(4) { Numbers = { 1 } }.With("in"), protocol);
        Assert.Equal((4, "parameterless", "in", 1, 3), (hidden.Value, hidden.MadeBy, hidden.Read(), hidden.Numbers[0], hidden.Stored));
        var settings = Copy(new Settings { Name = "n", Tiny = Tiny.Low }, protocol);
        Assert.Equal(("n", 9, Tiny.Low), (settings.Name, settings.Level, settings.Tiny));
        Assert.Equal(new Money(1.10m, "EUR"), Copy(new Money(1.10m, "EUR"), protocol));
        var required = Copy(new Required(5) { B = "c" }, protocol);
        Assert.Equal((5, "c"), (required.A, required.B));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Names_that_generated_code_uses_itself(int protocol)
    {
        var value = new Colliding { @class = "c", Ünï = "u", text1 = "t" };
        int number = 0;
        foreach (var field in typeof(Colliding).GetFields().Where(static field => field.FieldType == typeof(int))) field.SetValue(value, ++number);
        var copy = Copy(value, protocol);
        Assert.Equal(("c", "u", "t"), (copy.@class, copy.Ünï, copy.text1));
        Assert.All(typeof(Colliding).GetFields(), field => Assert.Equal(field.GetValue(value), field.GetValue(copy)));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Overrides_interfaces_and_what_is_obsolete(int protocol)
    {
        var older = typeof(Explicit).GetProperty("Older")!;
        var value = new Overriding { Value = "v", Virtual = 3 };
        older.SetValue(value, 7);
        var copy = Copy<Explicit>(value, protocol);
        Assert.Equal(("v", 3, 7), (copy.Value, Assert.IsType<Overriding>(copy).Virtual, older.GetValue(copy)));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Types_in_types(int protocol)
    {
        var value = new Nesting
        {
            Dynamic = new List<object?> { 1, "x" },
            Dynamics = [1, null],
            Nullables = [1, null],
            Ranked = new int[,][] { { [1], [2, 3] } },
            Jagged = [new[,] { { 1, 2 } }],
            Deep = [new() { ["k"] = (1, null) }, null],
            Named = (1, ("b", [(2, 3)])),
            Pair = new("k", [new Settings { Name = "n" }, null]),
            Tiny = Tiny.High,
            Wide = Wide.Top,
            Enums = new() { [Tiny.Low] = [Wide.None, Wide.Top] },
            Kind = Nesting.Inner<string>.Kind.Two,
            Nested = new() { Value = 5, Own = Nesting.Inner<int>.Kind.One },
            Twice = new(new Lazy<int>(6)),
            When = new DateTime(7),
        };
        var copy = Copy(value, protocol);
        Assert.Equal("x", ((List<object?>)copy.Dynamic!)[1]);
        Assert.Equal([1, null], copy.Dynamics);
        Assert.Equal([1, null], copy.Nullables!);
        Assert.Equal(3, copy.Ranked![0, 1][1]);
        Assert.Equal(2, copy.Jagged![0][0, 1]);
        Assert.Equal((1, null), copy.Deep![0]!["k"]);
        Assert.Equal((2, 3), copy.Named.D.C[0]);
        Assert.Equal("n", copy.Pair!.Value.Value[0]!.Value.Name);
        Assert.Equal((Tiny.High, Wide.Top, Wide.Top), (copy.Tiny, copy.Wide, copy.Enums[Tiny.Low][1]));
        Assert.Equal((Nesting.Inner<string>.Kind.Two, 5, Nesting.Inner<int>.Kind.One), (copy.Kind, copy.Nested!.Value, copy.Nested.Own));
        Assert.Equal((6, 7), (copy.Twice!.Value.Value, copy.When.GetValueOrDefault().Ticks));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Interfaces_without_type_arguments(int protocol)
    {
        var copy = Copy(new Interfaces { Enumerable = new object[] { 1 }, Collection = new Stack<int>([2]), List = new List<string> { "a" }, Dictionary = new Dictionary<string, int> { ["k"] = 3 }, Comparable = 4, Value = 5.5 }, protocol);
        Assert.Equal([1], copy.Enumerable!.Cast<object>());
        Assert.Equal([2], copy.Collection!.Cast<object>());
        Assert.Equal("a", copy.List![0]);
        Assert.Equal((3, 4, 5.5), (copy.Dictionary!["k"], copy.Comparable, copy.Value));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Well_known_comparers_are_kept_and_others_refused(int protocol)
    {
        var copy = Copy(new Compared { Dictionary = { ["a"] = 1 }, Set = { "b" }, Interface = new Dictionary<string, int>(StringComparer.InvariantCultureIgnoreCase) { ["c"] = 3 } }, protocol);
        Assert.Equal((1, 3), (copy.Dictionary["A"], copy.Interface!["C"]));
        Assert.Contains("B", copy.Set);
        Assert.Same(StringComparer.Ordinal, copy.Sorted.Comparer);
        var own = new Compared { Dictionary = new(new ByLength()) { ["a"] = 1 } };
        Assert.Contains("comparer", Assert.Throws<PicklingException>(() => Copy(own, protocol)).Message, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class ByLength : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => x?.Length == y?.Length;

        public int GetHashCode(string value) => value.Length;
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Classes_that_derive_from_collections_keep_their_elements(int protocol)
    {
        var list = Copy(new Lists { 1, 2 }, protocol);
        Assert.Equal([1, 2], list);
        var map = new Maps { Number = 3, ["null"] = null };
        map["self"] = map;
        var copy = Copy(map, protocol);
        Assert.Same(copy, copy["self"]);
        Assert.Equal((3, 2), (copy.Number, copy.Count));
        Assert.Equal(["a"], Copy(new Sets { "a" }, protocol));
        Assert.Equal((5, "o"), (Copy(new Observed { Number = 5 }, protocol).Number, Copy(new Observed { "o" }, protocol)[0]));
        var existing = new Lists { 9 };
        PickleSerializer.Populate(PickleSerializer.Serialize(new Lists { 1 }), existing);
        Assert.Equal([1], existing);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Exceptions_of_ones_own(int protocol)
    {
        var copy = Assert.IsType<Failure>(Copy<Exception>(new Failure("m", 3, new Failure("inner", 4)), protocol));
        Assert.Equal(("m", 3, "inner", 4), (copy.Message, copy.Code, copy.InnerException!.Message, ((Failure)copy.InnerException).Code));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Type_parameters_with_constraints(int protocol)
    {
        var copy = Copy(new Generic<string, List<string>> { Items = { "a" }, Map = new() { ["k"] = ["v"] }, Maybe = "m" }, protocol);
        Assert.Equal(("a", "v", "m"), (copy.Items[0], copy.Map!["k"][0], copy.Maybe));
        var self = new SelfMade { Id = 1 };
        self.Next = self;
        var made = Copy(self, protocol);
        Assert.Same(made, made.Next);
    }
}
