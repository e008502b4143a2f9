namespace PickleGen.Benchmarks.Workloads;

/// <summary>W3: an order with its customer, twenty lines and eight tags.</summary>
[Picklable]
public sealed partial class Order
{
    public long Id { get; set; }
    public DateTime Placed { get; set; }
    public Customer? Customer { get; set; }
    public List<Line>? Lines { get; set; }
    public Dictionary<string, string>? Tags { get; set; }

    /// <summary>An order of its own.</summary>
    public static Order Make(int i) => new()
    {
        Id = 5_000_000_000L + i,
        Placed = new DateTime(2024, 2, 29, 12, 34, 56, 789, DateTimeKind.Utc).AddTicks(i),
        Customer = new Customer { Name = $"Customer {i * 7919}", Email = $"customer{i * 104729}@example.com" },
        Lines = [.. Enumerable.Range(0, 20).Select(line => new Line { Sku = $"SKU-{i * 31 + line:D8}", Qty = line % 7 + 1, Price = 9.99m + line * 1.25m })],
        Tags = Enumerable.Range(0, 8).ToDictionary(tag => $"tag{tag}", tag => $"value {tag * i}"),
    };
}

/// <summary>Who ordered.</summary>
[Picklable]
public sealed partial class Customer
{
    public string? Name { get; set; }
    public string? Email { get; set; }
}

/// <summary>What was ordered.</summary>
[Picklable]
public sealed partial class Line
{
    public string? Sku { get; set; }
    public int Qty { get; set; }
    public decimal Price { get; set; }
}
