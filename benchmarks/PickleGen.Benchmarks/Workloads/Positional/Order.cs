namespace PickleGen.Benchmarks.Workloads.Positional;

/// <summary>Without the names of members, W3: an order with its customer, twenty lines and eight tags.</summary>
[Picklable(Layout = PickleLayout.Positional)]
public sealed partial class Order : IOrder<Customer, Line>
{
    public long Id { get; set; }
    public DateTime Placed { get; set; }
    public Customer? Customer { get; set; }
    public List<Line>? Lines { get; set; }
    public Dictionary<string, string>? Tags { get; set; }
}

/// <summary>Without the names of members, W3: who ordered.</summary>
[Picklable(Layout = PickleLayout.Positional)]
public sealed partial class Customer : ICustomer
{
    public string? Name { get; set; }
    public string? Email { get; set; }
}

/// <summary>Without the names of members, W3: what was ordered.</summary>
[Picklable(Layout = PickleLayout.Positional)]
public sealed partial class Line : ILine
{
    public string? Sku { get; set; }
    public int Qty { get; set; }
    public decimal Price { get; set; }
}
