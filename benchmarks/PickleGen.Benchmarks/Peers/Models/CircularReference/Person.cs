using MemoryPack;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Peers.Models.CircularReference;

/// <summary>For MemoryPack with references kept, W1 and W2.</summary>
[MemoryPackable(GenerateType.CircularReference)]
public sealed partial class Person : IPerson
{
    [MemoryPackOrder(0)] public int Age { get; set; }
    [MemoryPackOrder(1)] public string? FirstName { get; set; }
    [MemoryPackOrder(2)] public string? LastName { get; set; }
    [MemoryPackOrder(3)] public long Id { get; set; }
    [MemoryPackOrder(4)] public double Score { get; set; }
    [MemoryPackOrder(5)] public bool Active { get; set; }
}
