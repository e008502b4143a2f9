using PickleGen.Generators.Reviewing;

namespace PickleGen.Generators.Tests.Assemblies;

/// <summary>Collections of other assemblies that are declared external: what holds their elements is private there, where no compiler looks.</summary>
public class ForeignCollectionsTests
{
    private const string Bag = "private readonly List<int> _items = new(); IEnumerator<int> IEnumerable<int>.GetEnumerator() => _items.GetEnumerator(); System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => _items.GetEnumerator(); public void Add(int item) => _items.Add(item);";

    private const string Collection = Bag + " public bool Remove(int item) => _items.Remove(item); public bool Contains(int item) => _items.Contains(item); public int Count => _items.Count; public bool IsReadOnly => false; public void CopyTo(int[] to, int at) => _items.CopyTo(to, at);";

    [Theory]
    [InlineData("public class Own : ICollection<int> { public string Name { get; set; } = \"\"; " + Collection + " public void Clear() => _items.Clear(); }", "n 1 2")]
    [InlineData("public class Own : List<int> { public string Name { get; set; } = \"\"; }", "n 1 2")]
    [InlineData("public class Own : IEnumerable<int> { public string Name { get; set; } = \"\"; public List<int> Items { get; } = new(); public void Add(int item) => Items.Add(item); IEnumerator<int> IEnumerable<int>.GetEnumerator() => Items.GetEnumerator(); System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => Items.GetEnumerator(); }", "n 1 2")]
    public void Elements_and_members_come_back(string type, string expected)
    {
        var assemblies = new CompiledAssemblies(asReferences: true);
        assemblies.Add("Vendor", "namespace Vendor; " + type, generates: false);
        var program = assemblies.Add("App", """
            [assembly: PicklableExternal(typeof(Vendor.Own))]
            [Picklable] public partial class Holder { public Vendor.Own? Own { get; set; } }
            public static class Check { public static string Run(int protocol) => PickleSerializer.Deserialize<Holder>(PickleSerializer.Serialize(new Holder { Own = new() { 1, 2 } }.Named(), new PickleOptions { Protocol = protocol }))!.Own is { } own ? own.Name + " " + string.Join(" ", own) : "";
                private static Holder Named(this Holder holder) { holder.Own!.Name = "n"; return holder; } }
            """);
        for (int protocol = 0; protocol <= 5; protocol++) Assert.Equal(expected, program.GetType("Check")!.GetMethod("Run")!.Invoke(null, [protocol]));
    }

    [Theory]
    [InlineData("public class Own : IEnumerable<int> { " + Bag + " }")]
    [InlineData("public class Own : ICollection<int> { " + Collection + " void ICollection<int>.Clear() { } }")]
    [InlineData("public struct Own : IEnumerable<int> { public int X { get; set; } public Own() { } " + Bag + " }")]
    public void Elements_that_cannot_be_put_back_are_an_error(string type)
    {
        var assemblies = new CompiledAssemblies(asReferences: true);
        assemblies.Add("Vendor", "namespace Vendor; " + type, generates: false);
        var compilation = assemblies.Compile("App", "[assembly: PicklableExternal(typeof(Vendor.Own))]");
        var attribute = compilation.Assembly.GetAttributes().Single();
        var error = Assert.Single(PickleTypeReview.OfExternal(attribute, compilation, TakenNames.In(compilation, default), default));
        Assert.Equal("PICKLE016", error.Id);
        Assert.EndsWith("'elements of Own', because it cannot be emptied and filled as an ICollection: set ByReducer, and give PickleOptions.DispatchTable a reducer for 'Own'", error.GetMessage(), StringComparison.Ordinal);
    }
}
