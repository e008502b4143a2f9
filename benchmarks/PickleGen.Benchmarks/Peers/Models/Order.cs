using MemoryPack;
using MessagePack;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Peers.Models;

/// <summary>As MemoryPack and MessagePack like it best, W3: an order with its customer, twenty lines and eight tags.</summary>
[MemoryPackable]
[MessagePackObject]
public sealed partial class Order : IOrder<Customer, Line>
{
    [Key(0)] public long Id { get; set; }
    [Key(1)] public DateTime Placed { get; set; }
    [Key(2)] public Customer? Customer { get; set; }
    [Key(3)] public List<Line>? Lines { get; set; }
    [Key(4)] public Dictionary<string, string>? Tags { get; set; }
}

/// <summary>As MemoryPack and MessagePack like it best, W3: who ordered.</summary>
[MemoryPackable]
[MessagePackObject]
public sealed partial class Customer : ICustomer
{
    [Key(0)] public string? Name { get; set; }
    [Key(1)] public string? Email { get; set; }
}

/// <summary>As MemoryPack and MessagePack like it best, W3: what was ordered.</summary>
[MemoryPackable]
[MessagePackObject]
public sealed partial class Line : ILine
{
    [Key(0)] public string? Sku { get; set; }
    [Key(1)] public int Qty { get; set; }
    [Key(2)] public decimal Price { get; set; }
}
