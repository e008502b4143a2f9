using MemoryPack;
using MessagePack;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Peers.Models;

/// <summary>As MemoryPack and MessagePack like it best, W1 and W2.</summary>
[MemoryPackable]
[MessagePackObject]
public sealed partial class Person : IPerson
{
    [Key(0)] public int Age { get; set; }
    [Key(1)] public string? FirstName { get; set; }
    [Key(2)] public string? LastName { get; set; }
    [Key(3)] public long Id { get; set; }
    [Key(4)] public double Score { get; set; }
    [Key(5)] public bool Active { get; set; }
}
