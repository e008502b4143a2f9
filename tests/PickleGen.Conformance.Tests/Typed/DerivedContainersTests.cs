namespace PickleGen.Conformance.Tests.Typed;

[Picklable(Module = "village", Naming = PickleNaming.SnakeCase)]
public sealed partial class Numbers : List<long>
{
    public string? Label { get; set; }
}

[Picklable(Module = "village", Naming = PickleNaming.SnakeCase)]
public sealed partial class Ages : Dictionary<string, int>
{
    public string? Label { get; set; }
}

[Picklable(Module = "village", Naming = PickleNaming.SnakeCase)]
public sealed partial class Marks : HashSet<int>
{
    public string? Label { get; set; }
}

[Picklable(Module = "village")]
public sealed partial class Line : Queue<int>;

[Picklable(Module = "village", Layout = PickleLayout.Positional)]
public sealed partial record Spot(int X, double Y);

[Picklable(Module = "village", Layout = PickleLayout.Positional)]
public sealed partial record Celsius(double Degrees);

[Picklable(Module = "village", Naming = PickleNaming.SnakeCase)]
public sealed partial class Drawer
{
    public Numbers? Numbers { get; set; }
    public Ages? Ages { get; set; }
    public Marks? Marks { get; set; }
    public Marks? Again { get; set; }
    public Spot? Spot { get; set; }
    public Line? Line { get; set; }
    public List<Marks> All { get; set; } = [];
}

/// <summary>Classes that derive from Python's own containers.</summary>
public class DerivedContainersTests
{
    private const string Classes = """
        exec('''
        from typing import NamedTuple
        class Numbers(list): pass
        class Ages(dict): pass
        class Marks(set): pass
        class Celsius(float): pass
        from collections import deque
        class Line(deque): pass
        class Spot(NamedTuple):
            x: int
            y: float
        class Drawer: pass
        ''', village.__dict__)
        for cls in village.Numbers, village.Ages, village.Marks, village.Spot, village.Drawer, village.Celsius, village.Line: cls.__module__ = "village"
        it = village.Drawer()
        it.numbers, it.ages, it.marks, it.spot = village.Numbers([1, 2, 3]), village.Ages(a=1, b=2), village.Marks([5, 6]), village.Spot(1, 2.5)
        it.line = village.Line([3, 4])
        it.again, it.all = it.marks, [it.marks, village.Marks(), village.Marks([7])]

        """;

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void They_get_their_elements(int protocol)
    {
        var drawer = PickleSerializer.Deserialize<Drawer>(Village.DumpedByPython(Classes, "it", protocol))!;
        Assert.Equal([1L, 2, 3], drawer.Numbers!);
        Assert.Equal([("a", 1), ("b", 2)], drawer.Ages!.Select(static entry => (entry.Key, entry.Value)));
        Assert.Equal([5, 6], drawer.Marks!.Order());
        Assert.Same(drawer.Marks, drawer.Again);
        Assert.Same(drawer.Marks, drawer.All[0]);
        Assert.Empty(drawer.All[1]);
        Assert.Equal([7], drawer.All[2]);
        Assert.Equal(new Spot(1, 2.5), drawer.Spot);
        Assert.Equal([3, 4], drawer.Line!);
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void They_get_what_is_in_their_dictionary_as_well(int protocol)
    {
        byte[] pickle = Village.DumpedByPython(Classes + "for each in it.numbers, it.ages, it.marks: each.label = 'x'\n", "it", protocol);

        var drawer = PickleSerializer.Deserialize<Drawer>(pickle)!;
        Assert.Equal(("x", "x", "x"), (drawer.Numbers!.Label, drawer.Ages!.Label, drawer.Marks!.Label));
        Assert.Equal((3, 2, 2), (drawer.Numbers.Count, drawer.Ages.Count, drawer.Marks.Count));
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void They_may_be_roots(int protocol)
    {
        Assert.Equal([5, 6], PickleSerializer.Deserialize<Marks>(Village.DumpedByPython(Classes, "it.marks", protocol))!.Order());
        Assert.Equal([1L, 2, 3], PickleSerializer.Deserialize<Numbers>(Village.DumpedByPython(Classes, "it.numbers", protocol))!);
        Assert.Equal(new Spot(1, 2.5), PickleSerializer.Deserialize<Spot>(Village.DumpedByPython(Classes, "it.spot", protocol)));
        Assert.Equal(new Celsius(36.5), PickleSerializer.Deserialize<Celsius>(Village.DumpedByPython(Classes, "village.Celsius(36.5)", protocol)));
        Assert.Equal([5, 6], Assert.IsType<Marks>(PickleSerializer.Deserialize(Village.DumpedByPython(Classes, "it.marks", protocol))).Order());
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public async Task They_are_whole_when_they_are_given_out_one_by_one(int protocol)
    {
        var stream = new MemoryStream(Village.DumpedByPython(Classes, "it.all", protocol));
        var counts = new List<int>();
        await foreach (var marks in PickleSerializer.DeserializeElementsAsync<Marks>(stream)) counts.Add(marks!.Count);
        Assert.Equal([2, 0, 1], counts);
    }

    [PythonFact]
    public void What_is_written_is_an_object_with_its_elements_as_a_member() => PythonRunner.Run(Village.Module + """
        class Plain: pass
        Plain.__module__, village.Numbers = "village", Plain
        it = pickle.loads(sys.stdin.buffer.read())
        assert it.__dict__ == {"label": "x", "__items__": [1, 2]}, it.__dict__
        """, PickleSerializer.Serialize(new Numbers { 1, 2 }.Labelled("x")));

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];
}

file static class Labels
{
    public static Numbers Labelled(this Numbers numbers, string label)
    {
        numbers.Label = label;
        return numbers;
    }
}
