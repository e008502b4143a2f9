namespace PickleGen.Benchmarks.Workloads;

/// <summary>W8: a binary tree.</summary>
[Picklable]
public sealed partial class Node
{
    public int Value { get; set; }
    public Node? Left { get; set; }
    public Node? Right { get; set; }

    /// <summary>A complete tree of 2^<paramref name="levels"/> - 1 nodes, numbered as they are visited.</summary>
    public static Node? Make(int levels, ref int next) =>
        levels == 0 ? null : new Node { Value = next++, Left = Make(levels - 1, ref next), Right = Make(levels - 1, ref next) };
}

/// <summary>The same without identity.</summary>
[Picklable(TrackReferences = false)]
public sealed partial class UntrackedNode
{
    public int Value { get; set; }
    public UntrackedNode? Left { get; set; }
    public UntrackedNode? Right { get; set; }

    public static UntrackedNode? Make(int levels, ref int next) =>
        levels == 0 ? null : new UntrackedNode { Value = next++, Left = Make(levels - 1, ref next), Right = Make(levels - 1, ref next) };
}
