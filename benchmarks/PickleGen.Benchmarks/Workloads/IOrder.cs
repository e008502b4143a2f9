namespace PickleGen.Benchmarks.Workloads;

/// <summary>What everybody's model of W3 has.</summary>
internal interface IOrder<TCustomer, TLine>
    where TCustomer : class, ICustomer, new()
    where TLine : ILine, new()
{
    long Id { get; set; }
    DateTime Placed { get; set; }
    TCustomer? Customer { get; set; }
    List<TLine>? Lines { get; set; }
    Dictionary<string, string>? Tags { get; set; }

    /// <summary>An order of its own.</summary>
    static T Make<T>(int i) where T : IOrder<TCustomer, TLine>, new() => new()
    {
        Id = 5_000_000_000L + i,
        Placed = new DateTime(2024, 2, 29, 12, 34, 56, 789, DateTimeKind.Utc).AddTicks(i),
        Customer = new TCustomer { Name = $"Customer {i * 7919}", Email = $"customer{i * 104729}@example.com" },
        Lines = [.. Enumerable.Range(0, 20).Select(line => new TLine { Sku = $"SKU-{i * 31 + line:D8}", Qty = line % 7 + 1, Price = 9.99m + line * 1.25m })],
        Tags = Enumerable.Range(0, 8).ToDictionary(tag => $"tag{tag}", tag => $"value {tag * i}"),
    };
}

/// <summary>Who ordered.</summary>
internal interface ICustomer
{
    string? Name { get; set; }
    string? Email { get; set; }
}

/// <summary>What was ordered.</summary>
internal interface ILine
{
    string? Sku { get; set; }
    int Qty { get; set; }
    decimal Price { get; set; }
}
