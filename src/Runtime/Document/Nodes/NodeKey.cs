namespace PickleGen;

/// <summary>A node as a key of a dict: the value whose equality in Python is the node's, as <see cref="PickleKeyTable"/> takes it.</summary>
/// <remarks>Stubs, frozensets among them, are equal to themselves alone: what Python would make of them is not known.</remarks>
internal static class NodeKey
{
    /// <summary>The key. Walks nested tuples in a loop, each tuple once.</summary>
    /// <exception cref="UnpicklingException">Python cannot hash the node.</exception>
    public static object? Of(PickleNode node) => node is PickleTupleNode tuple ? Of(tuple) : OfLeaf(node);

    /// <summary>Refuses what cannot be hashed, as an item of a set.</summary>
    /// <exception cref="UnpicklingException">Python cannot hash one of them.</exception>
    public static void CheckAll(ReadOnlySpan<PickleNode> nodes)
    {
        foreach (var node in nodes) Of(node);
    }

    private static PickleTuple Of(PickleTupleNode root)
    {
        if (root.Key is { } known) return known;
        var open = new Stack<PickleTupleNode>();
        open.Push(root);
        while (open.TryPeek(out var tuple))
        {
            if (tuple.Key is not null)
            {
                open.Pop();
                continue;
            }
            int before = open.Count;
            foreach (var item in tuple.Items)
            {
                if (item is PickleTupleNode { Key: null } inner) open.Push(inner);
            }
            if (open.Count > before) continue;
            open.Pop();
            tuple.Key = PickleTuple.Own([.. tuple.Items.Select(item => item is PickleTupleNode inner ? inner.Key : OfLeaf(item))]);
        }
        return root.Key!;
    }

    private static object? OfLeaf(PickleNode node) => node switch
    {
        PickleNoneNode => null,
        PickleBoolNode flag => Boxes.Of(flag.Value),
        PickleIntNode number => Boxes.Of(number.Value),
        // A NaN is equal to itself alone, and as a key even that by identity.
        PickleFloatNode number => double.IsNaN(number.Value) ? node : number.Value,
        PickleStrNode text => text.Value,
        PickleBytesNode bytes => Copied(bytes),
        PickleListNode => throw Unhashable("a list"),
        PickleDictNode => throw Unhashable("a dict"),
        PickleSetNode => throw Unhashable("a set"),
        PickleByteArrayNode => throw Unhashable("a bytearray"),
        _ => node,
    };

    private static byte[] Copied(PickleBytesNode bytes)
    {
        KeyWork.Count(bytes.Value.Length);
        return bytes.Value.ToArray();
    }

    private static UnpicklingException Unhashable(string what) =>
        new($"Python cannot hash {what}, so it cannot be a key of a dict or an item of a set.");
}
