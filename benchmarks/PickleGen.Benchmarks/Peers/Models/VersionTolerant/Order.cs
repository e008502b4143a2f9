using MemoryPack;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Peers.Models.VersionTolerant;

/// <summary>For MemoryPack with members that may come and go, W3: an order with its customer, twenty lines and eight tags.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
public sealed partial class Order : IOrder<Customer, Line>
{
    [MemoryPackOrder(0)] public long Id { get; set; }
    [MemoryPackOrder(1)] public DateTime Placed { get; set; }
    [MemoryPackOrder(2)] public Customer? Customer { get; set; }
    [MemoryPackOrder(3)] public List<Line>? Lines { get; set; }
    [MemoryPackOrder(4)] public Dictionary<string, string>? Tags { get; set; }
}

/// <summary>For MemoryPack with members that may come and go, W3: who ordered.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
public sealed partial class Customer : ICustomer
{
    [MemoryPackOrder(0)] public string? Name { get; set; }
    [MemoryPackOrder(1)] public string? Email { get; set; }
}

/// <summary>For MemoryPack with members that may come and go, W3: what was ordered.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
public sealed partial class Line : ILine
{
    [MemoryPackOrder(0)] public string? Sku { get; set; }
    [MemoryPackOrder(1)] public int Qty { get; set; }
    [MemoryPackOrder(2)] public decimal Price { get; set; }
}
