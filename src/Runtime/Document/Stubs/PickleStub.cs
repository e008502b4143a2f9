namespace PickleGen;

/// <summary>Stands for an object that cannot be made here, in what a <see cref="StubUnpickler"/> loads.</summary>
public abstract class PickleStub
{
    private protected PickleStub()
    {
    }
}

/// <summary>An object that a name would make which nobody registered: the call, and what the pickle does to the object then.</summary>
public sealed class PickleCallStub : PickleStub
{
    internal PickleCallStub(PickleCallKind kind, object? callable, PickleTuple arguments, PickleDict? keywords = null)
    {
        Kind = kind;
        Callable = callable;
        Arguments = arguments;
        Keywords = keywords;
    }

    /// <summary>How the object is made: <see cref="PickleCallKind.Reduce"/> for INST and OBJ as well, which call a class like any callable.</summary>
    public PickleCallKind Kind { get; }

    /// <summary>What is called: mostly a <see cref="PickleCallable"/>.</summary>
    public object? Callable { get; }

    /// <summary>The arguments.</summary>
    public PickleTuple Arguments { get; }

    /// <summary>The keyword arguments of NEWOBJ_EX; null for the others.</summary>
    public PickleDict? Keywords { get; }

    /// <summary>The states that BUILD gives the object.</summary>
    public IList<object?> Builds { get; } = [];

    /// <summary>Items that are appended.</summary>
    public IList<object?> Appends { get; } = [];

    /// <summary>Keys and values that are set.</summary>
    public IList<KeyValuePair<object?, object?>> SetItems { get; } = [];

    /// <summary>Items that are added as to a set.</summary>
    public IList<object?> AddItems { get; } = [];
}

/// <summary>An object that lies outside of the pickle.</summary>
public sealed class PicklePersistentStub : PickleStub
{
    internal PicklePersistentStub(object id) => Id = id;

    /// <summary>The id by which the pickle knows it.</summary>
    public object Id { get; }
}

/// <summary>A name that stands in Python's extension registry under a code that nobody registered here.</summary>
public sealed class PickleExtensionStub : PickleStub
{
    internal PickleExtensionStub(int code) => Code = code;

    /// <summary>The code, above 0.</summary>
    public int Code { get; }
}
