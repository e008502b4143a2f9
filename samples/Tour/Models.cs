using PickleGen;

namespace Tour;

// The classes of shop.py, as C# would have them. Module and naming are all that Python's side needs.

[Picklable(Module = "shop", Naming = PickleNaming.SnakeCase)]
public sealed partial class Shop
{
    public required string Name { get; init; }
    public List<Customer> Customers { get; } = [];
    public List<Order> Orders { get; } = [];
    public Dictionary<string, int> Stock { get; } = [];
}

[Picklable(Module = "shop", Naming = PickleNaming.SnakeCase)]
public sealed partial class Customer
{
    public required string Name { get; init; }
    public required string Email { get; init; }
    public DateOnly Born { get; init; }
    public List<Order> Orders { get; } = [];
}

[Picklable(Module = "shop", Naming = PickleNaming.SnakeCase)]
public sealed partial class Order
{
    public int Number { get; init; }
    public DateTime Placed { get; init; }
    public required Customer Customer { get; init; }
    public List<Line> Lines { get; } = [];
    public decimal Total { get; set; }
}

[Picklable(Module = "shop", Naming = PickleNaming.SnakeCase)]
public sealed partial class Line
{
    public required string Sku { get; init; }
    public int Quantity { get; init; }
    public decimal Price { get; init; }
}
