namespace PickleGen.Tests.Codecs;

/// <summary>Annotated types whose pickles are kept. They may evolve as a user's may; what stands in the files does not.</summary>
internal static class GoldenShapes
{
    public static IReadOnlyList<WireCase> Cases { get; } =
    [
        new WireCase<GoldenOrder>("state layout", new GoldenOrder("A-1") { Total = 4.95m, Lines = { new(1.5, "tea"), new(-2, null) }, Kind = GoldenKind.Large }, "GoldenOrder", null, Seen),
        new WireCase<GoldenLine>("positional layout", new GoldenLine(0.1, "x"), "GoldenLine", null),
        new WireCase<GoldenRow>("dict layout", new GoldenRow { Id = 7, Name = "seven" }, "dict", null, row => (row.Id, row.Name)),
        new WireCase<List<GoldenNode>>("cycle", GoldenNode.Pair(), "list", null, nodes => ReferenceEquals(nodes[0].Next, nodes[1]) && ReferenceEquals(nodes[1].Next, nodes[0])),
        new WireCase<object>("derived type in an object", new GoldenGift("A-2", "Ada"), "GoldenGift", null, gift => Seen((GoldenGift)gift) + ((GoldenGift)gift).From),
        new WireCase<GoldenPair<int, string>>("generic type", new GoldenPair<int, string>(1, "one"), "GoldenPair", null),
    ];

    private static string Seen(GoldenOrder order) => $"{order.Number} {order.Total} {string.Join(", ", order.Lines)} {order.Kind}";
}

[Picklable(Module = "golden")]
public partial class GoldenOrder(string number)
{
    public string Number { get; } = number;

    public decimal Total { get; set; }

    public List<GoldenLine> Lines { get; } = [];

    public GoldenKind Kind { get; set; }
}

[Picklable(Module = "golden")]
public sealed partial class GoldenGift(string number, string from) : GoldenOrder(number)
{
    public string From { get; } = from;
}

[Picklable(Module = "golden", Layout = PickleLayout.Positional)]
public readonly partial record struct GoldenLine(double Price, string? Name);

[Picklable(Module = "golden", Layout = PickleLayout.Dict, Naming = PickleNaming.SnakeCase)]
public sealed partial class GoldenRow
{
    public int Id { get; set; }

    public string Name { get; set; } = "";
}

[Picklable(Module = "golden")]
public sealed partial class GoldenNode
{
    public GoldenNode? Next { get; set; }

    public static List<GoldenNode> Pair()
    {
        GoldenNode one = new(), two = new() { Next = one };
        one.Next = two;
        return [one, two];
    }
}

[Picklable(Module = "golden")]
public sealed partial record GoldenPair<TFirst, TSecond>(TFirst First, TSecond Second);

[Picklable(Module = "golden")]
public enum GoldenKind
{
    Small,
    Large,
}
