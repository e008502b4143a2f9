using MemoryPack;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Peers.Models.CircularReference;

/// <summary>For MemoryPack with references kept, W8.</summary>
[MemoryPackable(GenerateType.CircularReference)]
public sealed partial class Node : INode<Node>
{
    [MemoryPackOrder(0)] public int Value { get; set; }
    [MemoryPackOrder(1)] public Node? Left { get; set; }
    [MemoryPackOrder(2)] public Node? Right { get; set; }
}
