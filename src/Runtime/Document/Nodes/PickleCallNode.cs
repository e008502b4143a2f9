namespace PickleGen;

/// <summary>How Python would make an object.</summary>
public enum PickleCallKind
{
    /// <summary>REDUCE: <c>callable(*args)</c>.</summary>
    Reduce,

    /// <summary>NEWOBJ: <c>cls.__new__(cls, *args)</c>.</summary>
    NewObj,

    /// <summary>NEWOBJ_EX: <c>cls.__new__(cls, *args, **kwargs)</c>.</summary>
    NewObjEx,

    /// <summary>INST and OBJ: Python 2's instances.</summary>
    Inst,

    /// <summary>BUILD on something that no call made: the callable is that, the arguments are a tuple of the state.</summary>
    BuildOn,
}

/// <summary>An object that Python would make by a call, and what it would do to it then. Here nothing is called.</summary>
public sealed class PickleCallNode : PickleNode
{
    private readonly List<Update> _updates = [];

    internal PickleCallNode(PickleCallKind kind, PickleNode callable, PickleTupleNode arguments, int number, PickleDictNode? keywords = null)
    {
        Kind = kind;
        Callable = callable;
        Arguments = arguments;
        Keywords = keywords;
        Number = number;
    }

    /// <summary>What happens to an object once it is made.</summary>
    internal enum UpdateKind
    {
        Build,
        Append,
        SetItem,
        AddItem,
    }

    /// <summary>How the object is made.</summary>
    public PickleCallKind Kind { get; }

    /// <summary>What is called: mostly a <see cref="PickleGlobalNode"/>.</summary>
    public PickleNode Callable { get; }

    /// <summary>The arguments.</summary>
    public PickleTupleNode Arguments { get; }

    /// <summary>The keyword arguments of NEWOBJ_EX; null for the others.</summary>
    public PickleDictNode? Keywords { get; }

    /// <summary>The states that BUILD gives the object.</summary>
    public IEnumerable<PickleNode> Builds => Of(UpdateKind.Build);

    /// <summary>Items that are appended.</summary>
    public IEnumerable<PickleNode> Appends => Of(UpdateKind.Append);

    /// <summary>Keys and values that are set.</summary>
    public IEnumerable<KeyValuePair<PickleNode, PickleNode>> SetItems =>
        _updates.Where(update => update.Kind == UpdateKind.SetItem).Select(update => KeyValuePair.Create(update.Key!, update.Value));

    /// <summary>Items that are added as to a set.</summary>
    public IEnumerable<PickleNode> AddItems => Of(UpdateKind.AddItem);

    /// <inheritdoc/>
    public override IEnumerable<PickleNode> Children
    {
        get
        {
            yield return Callable;
            yield return Arguments;
            if (Keywords is not null) yield return Keywords;
            foreach (var update in _updates)
            {
                if (update.Key is not null) yield return update.Key;
                yield return update.Value;
            }
        }
    }

    /// <summary>All of these, in the pickle's order.</summary>
    internal IReadOnlyList<Update> Updates => _updates;

    /// <inheritdoc cref="PickleTupleNode.Number"/>
    internal int Number { get; }

    internal void Add(UpdateKind kind, PickleNode value, int time, PickleNode? key = null) => _updates.Add(new(kind, value, key, time));

    private IEnumerable<PickleNode> Of(UpdateKind kind) => _updates.Where(update => update.Kind == kind).Select(update => update.Value);

    /// <summary>One thing that happens to the object; only a SETITEM has a key. The time is that of <see cref="Arrivals"/>.</summary>
    internal readonly record struct Update(UpdateKind Kind, PickleNode Value, PickleNode? Key, int Time);
}
