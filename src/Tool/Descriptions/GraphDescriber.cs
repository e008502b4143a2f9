using System.Text.Json;

namespace PickleGen.Tool;

/// <summary>Describes a <see cref="PickleDocument"/>: names as stubs, calls as calls.</summary>
internal sealed class GraphDescriber(Utf8JsonWriter json, long longest) : Describer(json, longest)
{
    /// <summary>Writes the document's value and what it threw away, as members of the current object.</summary>
    /// <exception cref="PickleException">The description would be too long.</exception>
    public static void Write(Utf8JsonWriter json, PickleDocument document, long longest = Longest)
    {
        var describer = new GraphDescriber(json, longest);
        PickleCallNode[] popped = [.. document.Popped];
        describer.Count(document.Root);
        foreach (var call in popped) describer.Count(call);

        json.WritePropertyName("value");
        describer.Write(document.Root);
        if (popped.Length == 0) return;
        json.WriteStartArray("popped");
        foreach (var call in popped) describer.Write(call);
        json.WriteEndArray();
    }

    protected override bool IsLeaf(object value) => value switch
    {
        PickleGlobalNode { ModuleNode: PickleStrNode, NameNode: PickleStrNode } => true,
        PickleTupleNode tuple => tuple.Items.Count == 0,
        PickleListNode or PickleDictNode or PickleSetNode or PickleFrozenSetNode or PickleByteArrayNode => false,
        PickleCallNode or PicklePersistentIdNode or PickleGlobalNode => false,
        _ => true,
    };

    protected override bool HasIdentity(object value) => value is not (PicklePersistentIdNode or PickleGlobalNode);

    protected override IEnumerable<object?> Children(object value) => ((PickleNode)value).Children;

    protected override IEnumerable<object?> WriteMembers(object? value)
    {
        switch (value)
        {
            case PickleListNode node: return Array("list", node.Items);
            case PickleTupleNode node: return Array("tuple", node.Items);
            case PickleSetNode node: return Array("set", node.Items);
            case PickleFrozenSetNode node: return Array("frozenset", node.Items);
            case PickleDictNode node: return Pairs("dict", Pairs(node.Items));
            case PickleCallNode node: return Call(node);
            case PicklePersistentIdNode node: return Member("persid", node.Id);
            case PickleGlobalNode node: return Global(node);
            default:
                WriteAtom(value as PickleNode);
                return [];
        }
    }

    private void WriteAtom(PickleNode? value)
    {
        switch (value)
        {
            case PickleNoneNode: Json.WriteNone(); break;
            case PickleBoolNode node: Json.WriteBoolean("bool", node.Value); break;
            case PickleIntNode node: WriteInt(node.Value); break;
            case PickleFloatNode node: Json.WriteFloat(node.Value); break;
            case PickleStrNode node: WriteStr(node, node.Utf8); break;
            case PickleBytesNode node: WriteBytes("bytes", node, node.Value); break;
            case PickleByteArrayNode node: WriteBytes("bytearray", node, node.Value); break;
            case PickleExtensionNode node: Json.WriteNumber("ext", node.Code); break;
            case PickleBufferNode node:
                Json.WriteNumber("buffer", node.Index);
                Json.WriteBoolean("readonly", node.ReadOnly);
                break;
            default: throw new ArgumentException($"{value?.GetType()} has no description.", nameof(value));
        }
    }

    private IEnumerable<object?> Call(PickleCallNode node)
    {
        Json.WriteStartObject(Word(node.Kind));
        Json.WritePropertyName("callable");
        yield return node.Callable;
        Json.WritePropertyName("args");
        yield return node.Arguments;
        if (node.Keywords is not null)
        {
            Json.WritePropertyName("kwargs");
            yield return node.Keywords;
        }
        foreach (object? child in Updates("builds", node.Builds)) yield return child;
        foreach (object? child in Updates("appends", node.Appends)) yield return child;
        if (node.SetItems.Any())
        {
            foreach (object? child in Pairs("setitems", Pairs(node.SetItems))) yield return child;
        }
        foreach (object? child in Updates("additems", node.AddItems)) yield return child;
        Json.WriteEndObject();
    }

    private IEnumerable<object?> Updates(string name, IEnumerable<PickleNode> items) => items.Any() ? Array(name, items) : [];

    // A name that is no plain text (made by a call, or with lone surrogates in it) is described like any value.
    private IEnumerable<object?> Global(PickleGlobalNode node)
    {
        Json.WriteStartArray("global");
        foreach (var name in new[] { node.ModuleNode, node.NameNode })
        {
            if (name is PickleStrNode text && AtomJson.IsText(text.Utf8.Span)) Json.WriteStringValue(text.Utf8.Span);
            else yield return name;
        }
        Json.WriteEndArray();
    }

    private static IEnumerable<(object? Key, object? Value)> Pairs(IEnumerable<KeyValuePair<PickleNode, PickleNode>> items) =>
        items.Select(item => ((object?)item.Key, (object?)item.Value));

    /// <summary>The schema's word for a call.</summary>
    public static string Word(PickleCallKind kind) => kind switch
    {
        PickleCallKind.Reduce => "reduce",
        PickleCallKind.NewObj => "newobj",
        PickleCallKind.NewObjEx => "newobj_ex",
        PickleCallKind.Inst => "inst",
        _ => "build_on",
    };
}
