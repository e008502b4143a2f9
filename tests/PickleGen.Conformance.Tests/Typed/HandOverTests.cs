using System.Globalization;
using System.Text;

namespace PickleGen.Conformance.Tests.Typed;

/// <summary>Collections whose first elements a typed reader has, and the stack machine the others: they are one collection to all that refers to them.</summary>
public sealed partial class HandOverTests
{
    [Picklable(Module = "village", Name = "Child")]
    public sealed partial class Child
    {
        public List<Child?>? Owner { get; set; }
        public Dictionary<string, Child?>? Names { get; set; }
        public int X { get; set; }
    }

    [Picklable(Module = "village", Name = "Home")]
    public sealed partial class Home
    {
        public List<object?>? Open { get; set; }
        public List<List<Child?>>? Families { get; set; }
        public int X { get; set; }
    }

    private const string Classes = """
        for each in ("Child", "Home"):
            setattr(village, each, type(each, (), {"__module__": "village"}))
        def family(size):
            them = []
            for i in range(size):
                it = village.Child(); it.Owner = them; it.X = i; them.append(it)
            return them
        def house(size):
            them = {}
            for i in range(size):
                it = village.Child(); it.Names = them; it.X = i; them[f"c{i}"] = it
            return them

        """;

    [PythonTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Children_and_what_they_are_in_know_each_other(int protocol)
    {
        var families = PickleSerializer.Deserialize<List<List<Child?>>>(Village.DumpedByPython(Classes, "[family(i % 4) for i in range(1, 40)] + [family(1001)]", protocol))!;
        Assert.Equal([.. Enumerable.Range(1, 39).Select(static i => i % 4), 1001], families.Select(static family => family.Count));
        Assert.All(families, static family => Assert.All(family, child => Assert.Same(family, child!.Owner)));

        var houses = PickleSerializer.Deserialize<List<Dictionary<string, Child?>>>(Village.DumpedByPython(Classes, "[house(i % 4) for i in range(1, 40)]", protocol))!;
        Assert.Equal(Enumerable.Range(1, 39).Select(static i => i % 4), houses.Select(static house => house.Count));
        Assert.All(houses, static house => Assert.All(house.Values, child => Assert.Same(house, child!.Names)));
    }

    [PythonTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_list_of_anything_may_be_its_own_only_element(int protocol)
    {
        var home = PickleSerializer.Deserialize<Home>(Village.DumpedByPython(Classes + "it = village.Home(); it.Open = []; it.Open.append(it.Open); it.Families = [family(3) for i in range(20)]; it.X = 4\n", "it", protocol))!;
        Assert.Same(home.Open, Assert.Single(home.Open!));
        Assert.Equal((20, 4), (home.Families!.Count, home.X));
    }

    [Picklable(Module = "village", Name = "Sibling")]
    public sealed partial class Sibling
    {
        public Sibling?[]? All { get; set; }
        public int X { get; set; }
    }

    [PythonTheory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void An_array_may_be_in_a_member_of_its_own_elements(int protocol)
    {
        foreach (int count in (int[])[1, 2, 3, 999, 1000, 1001, 2500])
        {
            const string Class = "village.Sibling = type('Sibling', (), {'__module__': 'village'})\n";
            string siblings = Class + $"them = [village.Sibling() for i in range({count})]\nfor i, it in enumerate(them): it.All, it.X = them, i\n";
            var first = PickleSerializer.Deserialize<Sibling>(Village.DumpedByPython(siblings, "them[0]", protocol))!;
            Assert.Equal(Enumerable.Range(0, count), first.All!.Select(static it => it!.X));
            Assert.All(first.All!, it => Assert.Same(first.All, it!.All));
            Assert.Same(first, first.All![0]);
            var all = PickleSerializer.Deserialize<Sibling[]>(Village.DumpedByPython(siblings, "them", protocol))!;
            Assert.All(all, it => Assert.Same(all, it.All));
        }
    }

    // The machine gives back what it was handed: values, where Python has texts and numbers.
    [PythonFact]
    public void Elements_that_Python_has_as_texts_and_numbers_stay_what_they_are()
    {
        Kept(["'a'", "'b'"], 'a', 'b');
        Kept(["'a'", "'b'"], new Rune('a'), new Rune('b'));
        Kept(["1.5", "2.5"], (Half)1.5, (Half)2.5);
        Kept<nint>(["1", "-2"], 1, -2);
        Kept<nuint>(["1", "2"], 1, 2);
        Kept(["1", "2**100"], Int128.One, Int128.One << 100);
        Kept(["1", "2**100"], UInt128.One, UInt128.One << 100);
        Kept(["'http://a/'", "'http://b/'"], new Uri("http://a/"), new Uri("http://b/"));
        Kept(["'1.2'", "'3.4'"], new Version(1, 2), new Version(3, 4));
        Kept(["'en-US'", "'de-DE'"], CultureInfo.GetCultureInfo("en-US"), CultureInfo.GetCultureInfo("de-DE"));
        Kept(["'utf-8'", "'utf-16'"], Encoding.UTF8, Encoding.Unicode);
        Kept(["'a'", "'b'"], new StringBuilder("a"), new StringBuilder("b"));

        static void Kept<T>(string[] python, T a, T b)
        {
            string setup = $"a, b = {python[0]}, {python[1]}\n";
            var lists = PickleSerializer.Deserialize<List<List<T>>>(Village.DumpedByPython(setup, "[[a] * 1000, [b] * 1000]", 4))!;
            Assert.Equal([1000, 1000], lists.Select(static list => list.Count));
            Assert.All(lists[0], item => Assert.Equal(a!.ToString(), item!.ToString()));
            Assert.All(lists[1], item => Assert.Equal(b!.ToString(), item!.ToString()));
            var (one, more, _, _) = PickleSerializer.Deserialize<Tuple<List<T>, List<int>, int, int>>(Village.DumpedByPython(setup, "([a], list(range(100)), 1, 2)", 4))!;
            Assert.Equal((a!.ToString(), 100), (Assert.Single(one)!.ToString(), more.Count));
            var (dict, _, _, _) = PickleSerializer.Deserialize<Tuple<Dictionary<string, T>, List<int>, int, int>>(Village.DumpedByPython(setup, "({'k': a}, list(range(100)), 1, 2)", 4))!;
            Assert.Equal(a.ToString(), dict["k"]!.ToString());
        }
    }
}
