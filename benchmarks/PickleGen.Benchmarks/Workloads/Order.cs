namespace PickleGen.Benchmarks.Workloads;

/// <summary>W3: an order with its customer, twenty lines and eight tags.</summary>
[Picklable]
public sealed partial class Order : IOrder<Customer, Line>
{
    public long Id { get; set; }
    public DateTime Placed { get; set; }
    public Customer? Customer { get; set; }
    public List<Line>? Lines { get; set; }
    public Dictionary<string, string>? Tags { get; set; }
}

/// <summary>Who ordered.</summary>
[Picklable]
public sealed partial class Customer : ICustomer
{
    public string? Name { get; set; }
    public string? Email { get; set; }
}

/// <summary>What was ordered.</summary>
[Picklable]
public sealed partial class Line : ILine
{
    public string? Sku { get; set; }
    public int Qty { get; set; }
    public decimal Price { get; set; }
}
