namespace PickleGen.Benchmarks.Workloads;

/// <summary>What everybody's model of W8 has.</summary>
internal interface INode<TSelf> where TSelf : class, INode<TSelf>, new()
{
    int Value { get; set; }
    TSelf? Left { get; set; }
    TSelf? Right { get; set; }

    /// <summary>A tree of <paramref name="count"/> nodes, as even as it gets, numbered as they are visited.</summary>
    static TSelf Make(int count)
    {
        int next = 0;
        return Make(count, ref next)!;
    }

    private static TSelf? Make(int count, ref int next)
    {
        if (count == 0) return null;
        var node = new TSelf { Value = next++ };
        node.Left = Make((count - 1) / 2, ref next);
        node.Right = Make(count - 1 - (count - 1) / 2, ref next);
        return node;
    }
}
