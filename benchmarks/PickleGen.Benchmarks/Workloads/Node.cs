namespace PickleGen.Benchmarks.Workloads;

/// <summary>W8: a binary tree.</summary>
[Picklable]
public sealed partial class Node : INode<Node>
{
    public int Value { get; set; }
    public Node? Left { get; set; }
    public Node? Right { get; set; }
}
