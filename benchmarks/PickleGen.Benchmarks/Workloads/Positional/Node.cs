namespace PickleGen.Benchmarks.Workloads.Positional;

/// <summary>Without the names of members, W8: a binary tree.</summary>
[Picklable(Layout = PickleLayout.Positional)]
public sealed partial class Node : INode<Node>
{
    public int Value { get; set; }
    public Node? Left { get; set; }
    public Node? Right { get; set; }
}
