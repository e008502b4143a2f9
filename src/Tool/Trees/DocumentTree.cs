namespace PickleGen.Tool;

/// <summary>A <see cref="PickleDocument"/> as lines of text, one a node, indented by depth. A loop: no document is too deep.</summary>
internal sealed class DocumentTree
{
    /// <summary>Below, nobody would read on, and the indentation would grow with the square of the depth.</summary>
    private const int DeepestShown = 50;

    private readonly TextWriter _output;
    private readonly NodeParts _parts;
    private readonly Dictionary<PickleNode, int> _ids = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<PickleNode> _met = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<PickleNode> _shared = new(ReferenceEqualityComparer.Instance);

    private DocumentTree(TextWriter output, PickleDocument document)
    {
        _output = output;
        _parts = new NodeParts(document);
    }

    /// <summary>Writes the document's root, and what was thrown away and no object above owns.</summary>
    public static void Write(TextWriter output, PickleDocument document)
    {
        var tree = new DocumentTree(output, document);
        var roots = new List<NodePart> { new("", document.Root) };
        tree.FindShared(document.Root);
        foreach (var popped in document.Popped)
        {
            // Shown already: a part of what is above, or the state of such a part.
            if (tree._met.Contains(popped) || NodeParts.IsSetter(popped) && tree._met.Contains(popped.Arguments.Items[0])) continue;
            tree.FindShared(popped);
            roots.Add(new("popped: ", popped));
        }
        foreach (var dropped in document.Dropped)
        {
            if (tree._met.Contains(dropped)) continue;
            tree.FindShared(dropped);
            roots.Add(new("dropped: ", dropped));
        }
        foreach (var root in roots) tree.Write(root);
    }

    private void Write(NodePart root)
    {
        var open = new Stack<(int Depth, NodePart Part)>();
        open.Push((0, root));
        while (open.TryPop(out var line))
        {
            var (depth, (label, node)) = line;
            _output.Write(new string(' ', 2 * depth));
            _output.Write(label);
            if (_ids.TryGetValue(node, out int known))
            {
                _output.WriteLine($"*{known}");
                continue;
            }
            _output.Write(NodeText.Of(node));
            if (_shared.Contains(node))
            {
                _ids.Add(node, _ids.Count + 1);
                _output.Write($"  &{_ids.Count}");
            }
            var parts = _parts.Of(node);
            bool isCut = depth == DeepestShown && parts.Count > 0;
            _output.WriteLine(isCut ? " …" : "");
            for (int i = parts.Count - 1; i >= 0 && !isCut; i--) open.Push((depth + 1, parts[i]));
        }
    }

    // What is shown twice, as it is shown: an argument tuple is not.
    private void FindShared(PickleNode root)
    {
        var open = new Stack<PickleNode>([root]);
        while (open.TryPop(out var node))
        {
            if (!NodeText.IsComposite(node)) continue;
            if (!_met.Add(node))
            {
                _shared.Add(node);
                continue;
            }
            foreach (var part in _parts.Of(node)) open.Push(part.Node);
        }
    }
}
