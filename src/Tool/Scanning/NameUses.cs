namespace PickleGen.Tool;

/// <summary>What the pickles of one file do with names of which it matters: <see cref="BoundNames"/>, and what <c>getattr</c> is asked for.</summary>
internal sealed class NameUses
{
    // Nobody nests classes so deep, and each of a chain would be a name as long as what is around it.
    private const int MaxPath = 64;

    private readonly Dictionary<(string Module, string Name), (string Module, string Name)> _resolved = [];
    private readonly OrderedDictionary<(string Module, string Owner, string Attribute), bool> _attributes = [];
    private readonly HashSet<(string Module, string Name)> _owners = [], _mentioned = [], _misused = [];
    private readonly BoundNames _bound;
    private readonly List<PickleNode> _open = [];
    private bool _isWatching, _isUnread;

    public NameUses() => _bound = new(NameOf);

    /// <summary>
    /// Module, what stands around, and the attribute: below protocol 4 a nested name is written so, and the loader takes it for the name that it means
    /// (<c>Unpickler.GetAttribute</c>).
    /// </summary>
    public IReadOnlyCollection<(string Module, string Owner, string Attribute)> Attributes => _attributes.Keys;

    /// <summary>Whether a name is used as the loader does not take it: what Python does then is only known on load.</summary>
    public bool IsMisused((string Module, string Name) name) => _misused.Contains(name) || (_isUnread && BoundNames.Has(name));

    /// <summary>Whether a name is only mentioned as what stands around another.</summary>
    public bool IsOwner((string Module, string Name) name) => !_isUnread && _owners.Contains(name) && !_mentioned.Contains(name);

    /// <summary>A pickle whose names are known.</summary>
    /// <param name="document">The pickle.</param>
    /// <param name="spelled">Its names.</param>
    /// <param name="resolved">What Python 3 calls them.</param>
    public void Add(PickleDocument document, IEnumerable<(string, string)> spelled, IReadOnlyCollection<(string, string)> resolved)
    {
        foreach (var (name, found) in spelled.Zip(resolved)) _resolved.TryAdd(name, found);
        // One that names none may have it from the memo, which is that of the pickles before.
        _isWatching |= resolved.Any(BoundNames.Has);
        if (_isWatching || document.Popped.Any(IsBuildOn)) _open.AddRange([document.Root, .. document.Popped, .. document.Dropped]);
        else _mentioned.UnionWith(resolved);
    }

    /// <summary>A pickle that cannot be read: its names may be used in any way.</summary>
    public void AddUnread() => _isUnread = true;

    /// <summary>All pickles are there. Together they are gone through once: each may be the whole of one before, by a reference of two bytes.</summary>
    public void Finish()
    {
        var met = new HashSet<PickleNode>(ReferenceEqualityComparer.Instance);
        var open = new Stack<PickleNode>(_open);
        _open.Clear();
        while (open.TryPop(out var node))
        {
            if (!met.Add(node)) continue;
            if (node is PickleGlobalNode global) _mentioned.Add(NameOf(global));
            if (_bound.Is(node)) _misused.Add(NameOf((PickleGlobalNode)node));
            if (IsBuildOn(node)) _misused.Add(NameOf((PickleGlobalNode)((PickleCallNode)node).Callable));
            if (_bound.IsGetattr(node) && TryAsk((PickleCallNode)node)) continue;
            foreach (var inside in (node is PickleCallNode call ? _bound.InsideOf(call) : null) ?? node.Children) open.Push(inside);
        }
    }

    // It sets attributes of what all of the process has.
    private static bool IsBuildOn(PickleNode node) => node is PickleCallNode { Kind: PickleCallKind.BuildOn, Callable: PickleGlobalNode };

    private (string Module, string Name) NameOf(PickleGlobalNode global) => _resolved.GetValueOrDefault((global.Module, global.Name), (global.Module, global.Name));

    private bool TryAsk(PickleCallNode call)
    {
        var path = new Stack<string>();
        PickleNode owner = call;
        while (path.Count < MaxPath && _bound.IsGetattr(owner) && owner is PickleCallNode { Kind: PickleCallKind.Reduce, Arguments.Items: [var around, PickleStrNode name] } asks && !HasUpdates(asks))
        {
            path.Push(name.Value);
            owner = around;
        }
        if (owner is not PickleGlobalNode { ModuleNode: PickleStrNode, NameNode: PickleStrNode } outermost || path.Count == 0) return false;
        _owners.Add(NameOf(outermost));
        string attribute = path.Last();
        _attributes.TryAdd((NameOf(outermost).Module, string.Join('.', path.SkipLast(1).Prepend(NameOf(outermost).Name)), attribute), true);
        return true;
    }

    private static bool HasUpdates(PickleCallNode call) => call.Builds.Any() || call.Appends.Any() || call.SetItems.Any() || call.AddItems.Any();
}
