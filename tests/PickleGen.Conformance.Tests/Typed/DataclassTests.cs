namespace PickleGen.Conformance.Tests.Typed;

/// <summary>Python's dataclasses: as they are, with slots, and frozen with slots, whose state is a list of the members in their order.</summary>
public class DataclassTests
{
    private const string Classes = """
        from dataclasses import dataclass, field

        @dataclass
        class Plain:
            x: int
            label: str
            tags: list
            where: object = None

        @dataclass(slots=True)
        class Slotted(Plain):
            pass

        @dataclass(frozen=True, slots=True)
        class Frozen:
            x: int
            label: str
            tags: list
            where: object = None

        for each in (Plain, Slotted, Frozen):
            each.__module__ = "village"
            setattr(village, each.__qualname__, each)

        """;

    // NEWOBJ takes the fields as arguments (collections.namedtuple, __getnewargs__): four and more have a MARK before them.
    [PythonTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_NamedTuple_is_a_type_in_positional_layout(int protocol)
    {
        const string Tuples = """
            import collections
            for name, fields in (("Four", "a b c d"), ("Two", "a b")):
                setattr(village, name, collections.namedtuple(name, fields, module="village"))

            """;
        Assert.Equal([new Four(1, "x", 2.5, null), new Four(2, "x", 3, [])], PickleSerializer.Deserialize<List<Four>>(Village.DumpedByPython(Tuples, "[village.Four(1, 'x', 2.5, None), village.Four(2, 'x', 3, [])]", protocol))!, static (a, b) => (a.A, a.B, a.C, a.D?.Count) == (b.A, b.B, b.C, b.D?.Count));
        Assert.Equal([new Two(1, "x"), new Two(2, "y")], PickleSerializer.Deserialize<List<Two>>(Village.DumpedByPython(Tuples, "[village.Two(1, 'x'), village.Two(2, 'y')]", protocol))!);
    }

    [PythonTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_frozen_dataclass_with_slots_is_a_type_in_positional_layout(int protocol)
    {
        byte[] pickle = Village.DumpedByPython(Classes + "tags = ['a', 'b']; inner = Frozen(1, 'one', tags)", "[inner, Frozen(2, 'two', tags, inner), inner]", protocol);
        foreach (var places in new[] { PickleSerializer.Deserialize<List<FrozenPlace>>(pickle)!, PickleSerializer.Deserialize<List<object>>(pickle)!.Cast<FrozenPlace>().ToList() })
        {
            Assert.Equal([(1, "one"), (2, "two"), (1, "one")], places.Select(place => (place.X, place.Label)));
            Assert.Equal(["a", "b"], places[0].Tags);
            Assert.Same(places[0].Tags, places[1].Tags);
            Assert.Same(places[0], places[2]);
            Assert.Same(places[0], places[1].Where);
        }
        PythonRunner.Run(Village.Module + Classes + """
            it = pickle.loads(sys.stdin.buffer.read())
            assert it[0] == Frozen(1, "one", ["a", "b"]) and it[1].where is it[0] is it[2] and it[1].label == "two", it
            """, PickleSerializer.Serialize(PickleSerializer.Deserialize<List<FrozenPlace>>(pickle)));
    }

    [PythonFact]
    public void A_frozen_dataclass_with_slots_fills_a_constructor()
    {
        var place = PickleSerializer.Deserialize<FrozenRecord>(Village.DumpedByPython(Classes + "Frozen.__qualname__ = 'FrozenRecord'; village.FrozenRecord = Frozen", "Frozen(5, 'five', [])", 4))!;
        Assert.Equal((5, "five", 0, null), (place.X, place.Label, place.Tags.Count, place.Where));
    }

    [PythonFact]
    public void A_list_of_members_has_no_names_for_a_type_in_state_layout()
    {
        byte[] pickle = Village.DumpedByPython(Classes + "Frozen.__qualname__ = 'Plain'; village.Plain = Frozen", "Frozen(5, 'five', [])", 4);
        var error = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<PlainPlace>(pickle));
        Assert.Contains("'village.Plain' is a list", error.Message);
        Assert.Contains("PickleLayout.Positional", error.Message);
    }

    [PythonFact]
    public void More_items_than_members_are_unknown_members()
    {
        byte[] pickle = Village.DumpedByPython(Classes + "Frozen.__getstate__ = lambda self: [1, 'one', [], None, 5]", "Frozen(5, 'five', [])", 4);
        Assert.Equal("one", PickleSerializer.Deserialize<FrozenPlace>(pickle)!.Label);
        var error = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<FrozenPlace>(pickle, new PickleOptions { UnknownMembers = UnknownMembers.Error }));
        Assert.Contains("[4]", error.Message);
    }

    [PythonTheory]
    [InlineData("Plain", 0)]
    [InlineData("Plain", 5)]
    [InlineData("Slotted", 2)]
    [InlineData("Slotted", 5)]
    public void Other_dataclasses_are_types_in_state_layout(string name, int protocol)
    {
        byte[] pickle = Village.DumpedByPython(Classes + $"{name}.__qualname__ = 'Plain'; village.Plain = {name}", $"[{name}(1, 'one', ['a'], {name}(2, 'two', []))]", protocol);
        var place = Assert.Single(PickleSerializer.Deserialize<List<PlainPlace>>(pickle)!);
        Assert.Equal((1, "one", "a", 2), (place.X, place.Label, Assert.Single(place.Tags), place.Where!.X));
    }
}

[Picklable(Module = "village", Layout = PickleLayout.Positional)]
public sealed partial record Four(int A, string B, double C, List<int>? D);

[Picklable(Module = "village", Layout = PickleLayout.Positional)]
public sealed partial record Two(int A, string B);

[Picklable(Module = "village", Name = "Frozen", Layout = PickleLayout.Positional)]
public sealed partial class FrozenPlace
{
    public int X { get; set; }
    public string Label { get; set; } = "";
    public List<string> Tags { get; set; } = [];
    public FrozenPlace? Where { get; set; }
}

[Picklable(Module = "village", Name = "FrozenRecord", Layout = PickleLayout.Positional)]
public sealed partial record FrozenRecord(int X, string Label, List<string> Tags, FrozenRecord? Where = null);

[Picklable(Module = "village", Name = "Plain", Naming = PickleNaming.SnakeCase)]
public sealed partial class PlainPlace
{
    public int X { get; set; }
    public string Label { get; set; } = "";
    public List<string> Tags { get; set; } = [];
    public PlainPlace? Where { get; set; }
}
