namespace PickleGen;

/// <summary>What a reduce returns: how to make the object again. Two to six items, as in pickle.py <c>save_reduce</c>.</summary>
public readonly struct ReduceValue
{
    /// <summary>An object that <paramref name="func"/> makes from <paramref name="args"/>.</summary>
    /// <param name="func">The callable, by module and name.</param>
    /// <param name="args">Its arguments; saved before the object is memoized, so they must not lead back to it.</param>
    /// <param name="state">Given to BUILD, or to <paramref name="stateSetter"/>, after the object is memoized; null: none.</param>
    /// <param name="listItems">Appended to the object.</param>
    /// <param name="dictItems">Set on the object by key.</param>
    /// <param name="stateSetter">Called on load as <c>(object, state)</c> instead of BUILD.</param>
    /// <exception cref="ArgumentNullException"><paramref name="func"/> or <paramref name="args"/> is null.</exception>
    public ReduceValue(
        PickleCallable func,
        object?[] args,
        object? state = null,
        IEnumerable<object?>? listItems = null,
        IEnumerable<KeyValuePair<object, object?>>? dictItems = null,
        PickleCallable? stateSetter = null)
    {
        ArgumentNullException.ThrowIfNull(func);
        ArgumentNullException.ThrowIfNull(args);
        Func = func;
        Args = args;
        State = state;
        ListItems = listItems;
        DictItems = dictItems;
        StateSetter = stateSetter;
    }

    private ReduceValue(string globalName)
    {
        GlobalName = globalName;
        Args = [];
    }

    /// <summary>Reduce's string form: the value is saved by name, <c>module.name</c> (the last dot divides), or a bare <c>name</c> in <c>__main__</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public static ReduceValue Global(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new ReduceValue(name);
    }

    /// <summary>The callable; null in the string form.</summary>
    public PickleCallable? Func { get; }

    /// <summary>The callable's arguments.</summary>
    public object?[] Args { get; }

    /// <summary>The state; null: none.</summary>
    public object? State { get; }

    /// <summary>Items that are appended.</summary>
    public IEnumerable<object?>? ListItems { get; }

    /// <summary>Items that are set by key.</summary>
    public IEnumerable<KeyValuePair<object, object?>>? DictItems { get; }

    /// <summary>What is called with object and state instead of BUILD.</summary>
    public PickleCallable? StateSetter { get; }

    /// <summary>The name of the string form; null otherwise.</summary>
    internal string? GlobalName { get; }
}
