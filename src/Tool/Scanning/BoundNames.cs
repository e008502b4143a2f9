using System.Collections.Frozen;

namespace PickleGen.Tool;

/// <summary>
/// Names that the loader takes in a few forms alone, and by which Python does more: with <c>type</c>, <c>vars</c> and <c>functools.partial</c> at its
/// choice a pickle comes from names that are allowed to any other. Each is allowed in the loader's forms only (<c>BuiltinFunctions</c>,
/// <c>ConstructionFunctions</c>, <c>BlockFunctions</c>).
/// </summary>
/// <param name="nameOf">What Python 3 calls a name.</param>
internal sealed class BoundNames(Func<PickleGlobalNode, (string Module, string Name)> nameOf)
{
    // Each of many calls may refer to the same long tuple.
    private readonly Dictionary<PickleNode, bool> _areNames = new(ReferenceEqualityComparer.Instance);

    private static readonly (string, string)
        s_getattr = ("builtins", "getattr"),
        s_type = ("builtins", "type"),
        s_partial = ("functools", "partial"),
        s_any = ("builtins", "any"),
        s_map = ("builtins", "map"),
        s_zip = ("builtins", "zip"),
        s_vars = ("builtins", "vars"),
        s_update = ("builtins", "dict.update"),
        s_repeat = ("itertools", "repeat"),
        s_starMap = ("itertools", "starmap"),
        s_iterUnpack = ("struct", "iter_unpack"),
        s_list = ("builtins", "list"),
        s_newObject = ("copyreg", "__newobj__");

    private static readonly FrozenSet<(string, string)> s_all =
        FrozenSet.Create(s_getattr, s_type, s_partial, s_any, s_map, s_zip, s_vars, s_update, s_repeat, s_starMap, s_iterUnpack);

    /// <summary>Whether a name, as Python 3 has it, is one of them.</summary>
    public static bool Has((string Module, string Name) name) => s_all.Contains(name);

    /// <summary>Whether something is one of them.</summary>
    public bool Is(PickleNode node) => node is PickleGlobalNode global && Has(nameOf(global));

    /// <summary>Whether a call asks for an attribute.</summary>
    public bool IsGetattr(PickleNode node) => node is PickleCallNode call && IsCallOf(call.Callable, s_getattr);

    /// <summary>What else is in a call of one of the loader's forms; null: it is of none.</summary>
    public IReadOnlyList<PickleNode>? InsideOf(PickleCallNode call)
    {
        if (IsPlain(call, s_type)) return call.Arguments.Items is [var only] && IsSingleton(only) ? [only] : null;
        if (IsCallOf(call.Callable, s_partial)) return InsideOfPartial(call);
        if (IsPlain(call, s_any)) return InsideOfStates(call);
        if (IsCallOf(call.Callable, s_list) && call is { Kind: PickleCallKind.Reduce, Arguments.Items: [var iterator] }) return InsideOfIterator(iterator) is { } inside ? [.. inside, .. Updates(call)] : null;
        return null;
    }

    // type(None), type(Ellipsis), type(NotImplemented): pickle.py save_type.
    private bool IsSingleton(PickleNode node) => node is PickleNoneNode || node is PickleGlobalNode global && nameOf(global) is ("builtins", "Ellipsis" or "NotImplemented");

    // partial(cls.__new__), whose state is (cls.__new__, (cls, …), keywords, None): by it protocols 2 and 3 make objects with keyword arguments.
    private IReadOnlyList<PickleNode>? InsideOfPartial(PickleCallNode call)
    {
        if (call is not { Kind: PickleCallKind.Reduce, Arguments.Items: [var made] } || !IsNew(made) || HasItems(call)) return null;
        bool isKnown = call.Builds.All(state => state is PickleTupleNode { Items: [var again, PickleTupleNode, PickleDictNode or PickleNoneNode, PickleNoneNode] } && IsNew(again));
        return isKnown ? [made, .. call.Builds] : null;
    }

    private bool IsNew(PickleNode node) => IsGetattr(node) && ((PickleCallNode)node).Arguments.Items is [_, PickleStrNode { Value: "__new__" }];

    // any(map(dict.update, map(vars, list), map(zip, repeat(names), iter_unpack(format, block)))): Pickler.Blocks.cs.
    private IReadOnlyList<PickleNode>? InsideOfStates(PickleCallNode any) =>
        any.Arguments.Items is [PickleCallNode map] && IsPlain(map, s_map)
        && map.Arguments.Items is [var update, PickleCallNode targets, PickleCallNode states] && IsCallOf(update, s_update)
        && IsPlain(targets, s_map) && targets.Arguments.Items is [var vars, PickleCallNode list] && IsCallOf(vars, s_vars) && IsShells(list)
        && IsPlain(states, s_map) && states.Arguments.Items is [var zip, PickleCallNode repeat, var block] && IsCallOf(zip, s_zip) && IsBlock(block)
        && IsPlain(repeat, s_repeat) && repeat.Arguments.Items is [PickleTupleNode names] && AreNames(names)
            ? [list]
            : null;

    private bool AreNames(PickleTupleNode tuple)
    {
        if (!_areNames.TryGetValue(tuple, out bool areNames)) _areNames.Add(tuple, areNames = tuple.Items.All(static item => item is PickleStrNode));
        return areNames;
    }

    // Objects without attributes that nobody else has: what vars finds in others could be anything's.
    private bool IsShells(PickleCallNode list) =>
        IsPlain(list, s_list) && list.Arguments.Items is [PickleCallNode iterator] && IsCallOf(iterator.Callable, s_map) && InsideOfIterator(iterator) is not null;

    private IReadOnlyList<PickleNode>? InsideOfIterator(PickleNode iterator)
    {
        if (IsBlock(iterator)) return [];
        if (iterator is not PickleCallNode call) return null;
        if (IsPlain(call, s_starMap) && call.Arguments.Items is [var callable, var block] && IsBlock(block)) return [callable];
        return IsPlain(call, s_map) && call.Arguments.Items is [var newObject, PickleCallNode repeat] && IsCallOf(newObject, s_newObject)
            && IsPlain(repeat, s_repeat) && repeat.Arguments.Items is [var @class, PickleIntNode] ? [@class] : null;
    }

    private bool IsBlock(PickleNode node) => node is PickleCallNode call && IsPlain(call, s_iterUnpack) && call.Arguments.Items is [PickleStrNode, PickleBytesNode];

    private bool IsPlain(PickleCallNode call, (string, string) name) => call.Kind == PickleCallKind.Reduce && IsCallOf(call.Callable, name) && !Updates(call).Any();

    private bool IsCallOf(PickleNode node, (string, string) name) => node is PickleGlobalNode global && nameOf(global) == name;

    private static bool HasItems(PickleCallNode call) => call.Appends.Any() || call.SetItems.Any() || call.AddItems.Any();

    // Behind what is called and its arguments. Many calls may ask for those of one.
    private static IEnumerable<PickleNode> Updates(PickleCallNode call) => call.Children.Skip(call.Keywords is null ? 2 : 3);
}
