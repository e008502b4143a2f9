namespace PickleGen.Tool;

/// <summary>What is shown below a node.</summary>
internal sealed class NodeParts
{
    private readonly Dictionary<PickleNode, List<PickleCallNode>> _setters = new(ReferenceEqualityComparer.Instance);

    /// <summary>The parts of a document's nodes: a state setter's state is shown below the object that it is for.</summary>
    public NodeParts(PickleDocument document)
    {
        foreach (var popped in document.Popped.Where(IsSetter))
        {
            var target = popped.Arguments.Items[0];
            if (_setters.TryGetValue(target, out var setters)) setters.Add(popped);
            else _setters.Add(target, [popped]);
        }
    }

    /// <summary>Whether a call that was popped has the form of a state setter's: <c>setter(object, state)</c>.</summary>
    public static bool IsSetter(PickleCallNode popped) =>
        popped is { Kind: PickleCallKind.Reduce, Callable: PickleGlobalNode, Arguments.Items: [PickleCallNode, _], Builds: var builds } && !builds.Any();

    /// <summary>The parts, in order.</summary>
    public IReadOnlyList<NodePart> Of(PickleNode node) => [.. Parts(node), .. OfSetters(node)];

    private static IEnumerable<NodePart> Parts(PickleNode node) => node switch
    {
        PickleListNode list => Numbered("", list.Items),
        PickleTupleNode tuple => ClosureNodes.PartsOf(tuple) ?? Numbered("", tuple.Items),
        PickleSetNode set => set.Items.Select(item => new NodePart("- ", item)),
        PickleFrozenSetNode set => set.Items.Select(item => new NodePart("- ", item)),
        PickleDictNode dict => dict.Items.SelectMany(Entry),
        PicklePersistentIdNode persistent => [new("id: ", persistent.Id)],
        PickleCallNode call => [.. ClosureNodes.PartsOf(call) ?? Made(call), .. Updates(call)],
        PickleGlobalNode { ModuleNode: PickleStrNode, NameNode: PickleStrNode } => [],
        PickleGlobalNode global => [new("module: ", global.ModuleNode), new("name: ", global.NameNode)],
        _ => [],
    };

    private static IEnumerable<NodePart> Made(PickleCallNode call)
    {
        // The name of what is called stands in the line itself.
        if (call.Callable is not PickleGlobalNode { ModuleNode: PickleStrNode, NameNode: PickleStrNode }) yield return new("callable: ", call.Callable);
        foreach (var argument in Numbered("argument ", call.Arguments.Items)) yield return argument;
        foreach (var keyword in call.Keywords?.Items.SelectMany(Entry) ?? []) yield return keyword with { Label = $"argument {keyword.Label}" };
    }

    private static IEnumerable<NodePart> Updates(PickleCallNode call) =>
    [
        .. call.Builds.SelectMany(State),
        .. Numbered("", [.. call.Appends]),
        .. call.SetItems.SelectMany(Entry),
        .. call.AddItems.Select(item => new NodePart("- ", item)),
    ];

    private IEnumerable<NodePart> OfSetters(PickleNode node)
    {
        foreach (var setter in _setters.GetValueOrDefault(node) ?? [])
        {
            var state = setter.Arguments.Items[1];
            var variables = ClosureNodes.VariablesOf(setter) ?? [new($"state by {NodeText.Name((PickleGlobalNode)setter.Callable)}: ", state)];
            foreach (var part in variables) yield return part;
            // Whatever else is done to the setter's result is shown as well: nothing hides here.
            foreach (var update in Updates(setter)) yield return update;
        }
    }

    // What BUILD sets are attributes: a dict's, and a dict's beside one of slots (pickle.py load_build).
    private static IEnumerable<NodePart> State(PickleNode state) => state switch
    {
        PickleDictNode dict => dict.Items.SelectMany(item => item.Key is PickleStrNode name ? [new($".{Printable.Short(name.Value)} = ", item.Value)] : Entry(item)),
        PickleTupleNode { Items: [PickleDictNode or PickleNoneNode, PickleDictNode] } pair => pair.Items.Where(part => part is PickleDictNode).SelectMany(State),
        _ => [new("state: ", state)],
    };

    private static IEnumerable<NodePart> Numbered(string what, IReadOnlyList<PickleNode> items) =>
        items.Select((item, index) => new NodePart($"{what}[{index}] ", item));

    private static IEnumerable<NodePart> Entry(KeyValuePair<PickleNode, PickleNode> entry) =>
        NodeText.IsComposite(entry.Key) || entry.Key is PickleGlobalNode or PicklePersistentIdNode
            ? [new("key: ", entry.Key), new("value: ", entry.Value)]
            : [new($"{NodeText.Of(entry.Key)}: ", entry.Value)];
}
