using MemoryPack;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Peers.Models.VersionTolerant;

/// <summary>For MemoryPack with members that may come and go, W8.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
public sealed partial class Node : INode<Node>
{
    [MemoryPackOrder(0)] public int Value { get; set; }
    [MemoryPackOrder(1)] public Node? Left { get; set; }
    [MemoryPackOrder(2)] public Node? Right { get; set; }
}
