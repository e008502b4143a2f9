namespace PickleGen;

/// <summary>A name: a class, a function, or anything else that lives in a Python module.</summary>
public sealed class PickleGlobalNode : PickleNode
{
    internal PickleGlobalNode(PickleNode module, PickleNode name, int number)
    {
        ModuleNode = module;
        NameNode = name;
        Number = number;
    }

    /// <summary>The module, as the pickle spells it (below protocol 3 in Python 2's naming); <c>?</c> if a call would make it.</summary>
    public string Module => TextOf(ModuleNode);

    /// <summary>The qualified name in the module; <c>?</c> if a call would make it.</summary>
    public string Name => TextOf(NameNode);

    /// <summary>The module: a <see cref="PickleStrNode"/>, or the stub whose value Python would take for it.</summary>
    public PickleNode ModuleNode { get; }

    /// <summary>The name: a <see cref="PickleStrNode"/>, or the stub whose value Python would take for it.</summary>
    public PickleNode NameNode { get; }

    /// <inheritdoc/>
    public override IEnumerable<PickleNode> Children => [ModuleNode, NameNode];

    /// <inheritdoc cref="PickleTupleNode.Number"/>
    internal int Number { get; }

    private static string TextOf(PickleNode node) => node is PickleStrNode text ? text.Value : "?";
}

/// <summary>A name that stands in Python's extension registry under a code (<c>copyreg.add_extension</c>).</summary>
public sealed class PickleExtensionNode : PickleNode
{
    internal PickleExtensionNode(int code) => Code = code;

    /// <summary>The code, above 0.</summary>
    public int Code { get; }
}

/// <summary>An object that lies outside of the pickle and is known by an id (<c>persistent_load</c>).</summary>
public sealed class PicklePersistentIdNode : PickleNode
{
    internal PicklePersistentIdNode(PickleNode id, int number)
    {
        Id = id;
        Number = number;
    }

    /// <summary>The id; text in protocol 0.</summary>
    public PickleNode Id { get; }

    /// <inheritdoc/>
    public override IEnumerable<PickleNode> Children => [Id];

    /// <inheritdoc cref="PickleTupleNode.Number"/>
    internal int Number { get; }
}

/// <summary>A buffer that travels beside the pickle (PEP 574).</summary>
public sealed class PickleBufferNode : PickleNode
{
    internal PickleBufferNode(int index, bool readOnly)
    {
        Index = index;
        ReadOnly = readOnly;
    }

    /// <summary>Its place among the buffers, counted from 0.</summary>
    public int Index { get; }

    /// <summary>Whether the pickle makes it read-only.</summary>
    public bool ReadOnly { get; }
}
