#pragma warning disable PICKLE015 // Open members are what is tested.
namespace PickleGen.Conformance.Tests.Typed;

[Picklable(Module = "village", Naming = PickleNaming.SnakeCase)]
public sealed partial class Things : List<object?>
{
    public object? Label { get; set; }
}

[Picklable(Module = "village", Naming = PickleNaming.SnakeCase)]
public sealed partial class Rack
{
    public object? Any { get; set; }
    public Things? Own { get; set; }
    public List<object?>? List { get; set; }
    public List<int>? Numbers { get; set; }
    public List<object?> Elements { get; set; } = [];
}

/// <summary>A class that derives from Python's <c>list</c>, and here from a list of objects, which the stack machine makes as well.</summary>
public class DerivedListTests
{
    private const string Classes = """
        class Things(list): pass
        class Rack: pass
        for cls in Things, Rack: cls.__module__ = "village"; setattr(village, cls.__name__, cls)
        it = Things([1, "a", None])

        """;

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void It_gets_its_elements_with_and_without_attributes(int protocol)
    {
        foreach (string attributes in new[] { "", "it.label = 'x'\n", "it.label = [it]\n", "it.label = it\n" })
        {
            byte[] pickle = Village.DumpedByPython(Classes + attributes, "it", protocol);
            foreach (var things in new[] { PickleSerializer.Deserialize<Things>(pickle)!, Assert.IsType<Things>(PickleSerializer.Deserialize(pickle)) })
            {
                Assert.Equal([1, "a", null], things);
                object? label = things.Label is List<object?> list and not Things ? list.Single() : things.Label;
                Assert.Equal(attributes.Contains("'x'", StringComparison.Ordinal) ? "x" : attributes.Length > 0 ? things : null, label);
            }
        }
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void It_is_one_in_every_place(int protocol)
    {
        byte[] pickle = Village.DumpedByPython(Classes + """
            it.label = 'x'
            rack = Rack()
            rack.any = rack.own = rack.list = it
            rack.elements = [it, Things(), Things(range(2500))]

            """, "rack", protocol);
        var rack = PickleSerializer.Deserialize<Rack>(pickle)!;
        var same = Assert.IsType<Things>(rack.Any);
        Assert.Equal((3, "x"), (same.Count, same.Label));
        Assert.Same(same, rack.Own);
        Assert.Same(same, rack.List);
        Assert.Same(same, rack.Elements[0]);
        Assert.Empty(Assert.IsType<Things>(rack.Elements[1]));
        Assert.Equal(Enumerable.Range(0, 2500), Assert.IsType<Things>(rack.Elements[2]).Cast<int>());
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void It_stays_what_it_is_where_a_list_of_numbers_is_wanted_too(int protocol)
    {
        byte[] pickle = Village.DumpedByPython(Classes + """
            it = Things([1, 2])
            it.label = 'x'
            rack = Rack()
            rack.any = rack.numbers = it

            """, "rack", protocol);
        var rack = PickleSerializer.Deserialize<Rack>(pickle)!;
        Assert.Equal("x", Assert.IsType<Things>(rack.Any).Label);
        Assert.Equal([1, 2], rack.Numbers!);
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void What_it_contains_is_one_with_what_other_places_have(int protocol)
    {
        foreach (string place in new[] { "any", "own" })
        {
            byte[] pickle = Village.DumpedByPython(Classes + $"""
                inner = [1, 2]
                it = Things([inner, (inner,)])
                rack = Rack()
                rack.{place} = it
                rack.numbers = inner

                """, "rack", protocol);
            var rack = PickleSerializer.Deserialize<Rack>(pickle)!;
            var things = Assert.IsType<Things>(rack.Any ?? rack.Own);
            Assert.Same(rack.Numbers, things[0]);
            Assert.Same(rack.Numbers, Assert.IsType<PickleTuple>(things[1])[0]);
        }
    }

    [PythonTheory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void It_may_contain_itself(int protocol)
    {
        var things = PickleSerializer.Deserialize<Things>(Village.DumpedByPython(Classes + "it.append(it); it.label = (it,)\n", "it", protocol))!;
        Assert.Same(things, things[3]);
        Assert.Same(things, Assert.IsType<PickleTuple>(things.Label)[0]);
    }
}
