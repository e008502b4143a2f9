namespace PickleGen.Benchmarks.Workloads;

/// <summary>W8: a binary tree.</summary>
[Picklable]
public sealed partial class Node
{
    public int Value { get; set; }
    public Node? Left { get; set; }
    public Node? Right { get; set; }

    /// <summary>A tree of <paramref name="count"/> nodes, as even as it gets, numbered as they are visited.</summary>
    public static Node? Make(int count)
    {
        int next = 0;
        return Make(count, ref next);
    }

    private static Node? Make(int count, ref int next)
    {
        if (count == 0) return null;
        var node = new Node { Value = next++ };
        node.Left = Make((count - 1) / 2, ref next);
        node.Right = Make(count - 1 - (count - 1) / 2, ref next);
        return node;
    }
}
