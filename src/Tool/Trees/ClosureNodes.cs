namespace PickleGen.Tool;

/// <summary>Delegates in a document (docs/closures.md), told by the names that they call: which method, and what it captures.</summary>
/// <remarks>What has such a name and another form is shown like any other call.</remarks>
internal static class ClosureNodes
{
    private const string Module = "picklegen";

    /// <summary>A call's words; null: it makes no part of a delegate.</summary>
    public static string? TextOf(PickleCallNode call) => (NameOf(call), call.Arguments.Items) switch
    {
        ("delegate", [PickleStrNode type, _, ..]) => $"delegate {Text(type)}",
        ("multicast", [PickleStrNode type, ..]) => $"delegates {Text(type)}",
        ("method", [PickleStrNode type, PickleStrNode name, PickleStrNode signature, ..]) => $"{Type(type)}.{Text(name)}, {Text(signature)}{Assembly(type)}",
        ("method", [PickleStrNode type, PickleStrNode name, PickleBytesNode, PickleIntNode, ..]) => $"{Type(type)}.{Text(name)}{Assembly(type)}",
        ("closure", []) => "closure",
        _ => null,
    };

    /// <summary>A call's parts; null: it makes no part of a delegate.</summary>
    public static IEnumerable<NodePart>? PartsOf(PickleCallNode call) => TextOf(call) is null ? null : NameOf(call) switch
    {
        "delegate" => call.Arguments.Items.Skip(1).Select((item, index) => new NodePart(index == 0 ? "calls " : "on ", item)),
        "multicast" => call.Arguments.Items.Skip(1).Select((item, index) => new NodePart($"[{index}] ", item)),
        "method" => call.Arguments.Items.Skip(2).Select((item, index) => (item, index) switch
        {
            (PickleBytesNode, 0) => new NodePart("code ", item),
            (PickleIntNode, 1) => new NodePart("row ", item),
            _ => new NodePart("type argument ", item),
        }).Skip(call.Arguments.Items[2] is PickleStrNode ? 1 : 0),
        _ => [],
    };

    /// <summary>Whether it is the scope around another: its closure and its variables.</summary>
    public static bool IsScope(PickleTupleNode tuple) => tuple.Items is [PickleCallNode { Arguments.Items: [] } closure, PickleDictNode] && NameOf(closure) == "closure";

    /// <summary>The parts of a scope; null: it is another tuple.</summary>
    public static IEnumerable<NodePart>? PartsOf(PickleTupleNode tuple) =>
        IsScope(tuple) ? [new("on ", tuple.Items[0]), .. Variables((PickleDictNode)tuple.Items[1])] : null;

    /// <summary>The captured variables that a state setter brings; null: it is no delegate's.</summary>
    public static IEnumerable<NodePart>? VariablesOf(PickleCallNode setter) =>
        NameOf(setter) == "fill" && setter.Arguments.Items is [_, PickleDictNode variables] ? Variables(variables) : null;

    private static IEnumerable<NodePart> Variables(PickleDictNode variables) =>
        variables.Items.Select(item => new NodePart($"captures {(item.Key is PickleStrNode name ? Text(name) : NodeText.Of(item.Key))} = ", item.Value));

    private static string? NameOf(PickleCallNode call) =>
        call is { Kind: PickleCallKind.Reduce, Callable: PickleGlobalNode { Module: Module } global } ? global.Name : null;

    // Assembly/.Name is Assembly.Name of that assembly, and Name without either is of namespace System.
    private static string Type(PickleStrNode node)
    {
        string text = Text(node);
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return text.AsSpan().IndexOfAny('.', '[') is var end && end >= 0 && text[end] == '.' ? text : $"System.{text}";
        return text[(slash + 1)..] is ['.', ..] rest ? text[..slash] + rest : text[(slash + 1)..];
    }

    private static string Assembly(PickleStrNode node) =>
        Text(node) is var text && text.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? $", in {text[..slash]}" : "";

    private static string Text(PickleStrNode node) => Printable.Short(node.Value);
}
