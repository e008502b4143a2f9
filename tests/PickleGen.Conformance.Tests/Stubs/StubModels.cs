namespace PickleGen.Conformance.Tests.Stubs;

// What "picklegen stubs" is asked to write classes for.

[Picklable(Module = "stub_shop.models", Naming = PickleNaming.SnakeCase)]
public sealed partial class Order
{
    public long OrderId { get; set; }

    public required Customer Customer { get; init; }

    public List<Line> Lines { get; } = [];

    public Dictionary<string, Point?> Marks { get; private set; } = [];

    public string? Note { get; set; }

    public Order? Previous { get; set; }

    public Status Status { get; set; }

    public Days Days { get; set; }

    public int[] Numbers { get; set; } = [];

    public (int, string) Pair { get; set; }

    public DateTime Placed { get; set; }

    [PickleMember("class")]
    public string Kind { get; set; } = "";
}

[Picklable(Module = "stub_shop.models")]
public partial record Customer(string Name, string? Email);

[Picklable(Module = "stub_shop.models")]
public partial record VipCustomer(string Name, string? Email, int Discount) : Customer(Name, Email);

[Picklable(Module = "stub_shop.models", Layout = PickleLayout.Positional)]
public partial record struct Point(double X, double Y);

[Picklable(Module = "stub_shop")]
public sealed partial class Line
{
    public string Sku { get; set; } = "";

    public decimal Price { get; set; }

    public Box? Inside { get; set; }

    [Picklable(Module = "stub_shop")]
    public sealed partial class Box
    {
        public HashSet<int> Items { get; set; } = [];
    }
}

[Picklable(Module = "stub_shop")]
public enum Status
{
    None,
    Open,
    Closed = 7,
}

[Flags]
[Picklable(Module = "stub_shop")]
public enum Days
{
    Monday = 1,
    Tuesday = 2,
}

[Picklable(Module = "stub_shop", Layout = PickleLayout.Dict)]
public sealed partial class Row
{
    public int Id { get; set; }

    public string Name { get; set; } = "";
}
