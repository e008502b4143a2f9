namespace PickleGen.Tool;

/// <summary>
/// What a pickle asks <c>getattr</c> for: below protocol 4 a nested name is written so, and the loader takes it for the name that it means
/// (<c>Unpickler.GetAttribute</c>).
/// </summary>
/// <param name="Names">Module, what stands around, and the attribute.</param>
/// <param name="Owners">Names that are only mentioned as what stands around.</param>
internal sealed record AskedAttributes(IReadOnlyCollection<(string Module, string Owner, string Attribute)> Names, IReadOnlySet<(string Module, string Name)> Owners)
{
    /// <summary>Nothing.</summary>
    public static AskedAttributes None { get; } = new([], new HashSet<(string, string)>());

    /// <summary>The attributes of a document's names; null: getattr does something else there as well, and what that leads to is only known on load.</summary>
    /// <param name="document">The document.</param>
    /// <param name="resolved">Its names, each with what Python 3 calls it.</param>
    public static AskedAttributes? Of(PickleDocument document, IReadOnlyDictionary<(string, string), (string Module, string Name)> resolved)
    {
        var parts = new NodeParts(document);
        var names = new OrderedDictionary<(string, string, string), bool>();
        var owners = new HashSet<(string, string)>();
        var met = new HashSet<PickleNode>(ReferenceEqualityComparer.Instance);
        var open = new Stack<PickleNode>([document.Root, .. document.Popped, .. document.Dropped]);
        while (open.TryPop(out var node))
        {
            if (!met.Add(node)) continue;
            if (node is PickleGlobalNode global)
            {
                if (IsGetattr(global)) return null;
            }
            if (node is PickleCallNode { Callable: PickleGlobalNode callable } call && IsGetattr(callable))
            {
                if (Asked(call) is not var (module, owner, attribute)) return null;
                names.TryAdd((module, owner, attribute), true);
                continue;
            }
            foreach (var part in parts.Of(node)) open.Push(part.Node);
            if (node is PickleCallNode { Callable: not PickleGlobalNode and var made }) open.Push(made);
        }
        foreach (var global in met.OfType<PickleGlobalNode>()) owners.Remove(NameOf(global));
        return new(names.Keys, owners);

        bool IsGetattr(PickleGlobalNode global) => NameOf(global) == ("builtins", "getattr");

        (string Module, string Name) NameOf(PickleGlobalNode global) => resolved.GetValueOrDefault((global.Module, global.Name), (global.Module, global.Name));

        (string, string, string)? Asked(PickleCallNode call)
        {
            var path = new Stack<string>();
            PickleNode owner = call;
            while (owner is PickleCallNode { Kind: PickleCallKind.Reduce, Callable: PickleGlobalNode inner, Arguments.Items: [var around, PickleStrNode name] } asks && IsGetattr(inner) && !HasUpdates(asks))
            {
                path.Push(name.Value);
                owner = around;
            }
            if (owner is not PickleGlobalNode { ModuleNode: PickleStrNode, NameNode: PickleStrNode } outermost || path.Count == 0) return null;
            owners.Add(NameOf(outermost));
            string attribute = path.Last();
            return (NameOf(outermost).Module, string.Join('.', path.SkipLast(1).Prepend(NameOf(outermost).Name)), attribute);
        }
    }

    private static bool HasUpdates(PickleCallNode call) => call.Builds.Any() || call.Appends.Any() || call.SetItems.Any() || call.AddItems.Any();
}
