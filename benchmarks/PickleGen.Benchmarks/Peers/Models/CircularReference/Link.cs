using MemoryPack;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Peers.Models.CircularReference;

/// <summary>For MemoryPack with references kept, W9.</summary>
[MemoryPackable(GenerateType.CircularReference)]
public sealed partial class Link : ILink<Link>
{
    [MemoryPackOrder(0)] public int Value { get; set; }
    [MemoryPackOrder(1)] public Link? Next { get; set; }
    [MemoryPackOrder(2)] public Link? Previous { get; set; }
}
