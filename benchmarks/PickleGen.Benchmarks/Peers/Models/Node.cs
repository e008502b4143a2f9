using MemoryPack;
using MessagePack;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Peers.Models;

/// <summary>As MemoryPack and MessagePack like it best, W8.</summary>
[MemoryPackable]
[MessagePackObject]
public sealed partial class Node : INode<Node>
{
    [Key(0)] public int Value { get; set; }
    [Key(1)] public Node? Left { get; set; }
    [Key(2)] public Node? Right { get; set; }
}
