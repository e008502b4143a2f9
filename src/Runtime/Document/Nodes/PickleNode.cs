namespace PickleGen;

/// <summary>A value in a <see cref="PickleDocument"/>: what the opcodes say, with every name a stub and nothing called.</summary>
/// <remarks>
/// Nodes are compared by identity: a node that is reached twice is one object that the pickle refers to twice, and cycles are real
/// cycles. Walk them with a stack of your own: a pickle may nest them as deep as it is long.
/// </remarks>
public abstract class PickleNode
{
    private protected PickleNode()
    {
    }

    /// <summary>The nodes that this one refers to, in order; none for atoms.</summary>
    public virtual IEnumerable<PickleNode> Children => [];

    /// <summary>What it is, with its article, for messages.</summary>
    internal string Noun => this switch
    {
        PickleNoneNode => "None",
        PickleBoolNode => "a bool",
        PickleIntNode => "an int",
        PickleFloatNode => "a float",
        PickleStrNode => "a str",
        PickleBytesNode => "bytes",
        PickleByteArrayNode => "a bytearray",
        PickleListNode => "a list",
        PickleTupleNode => "a tuple",
        PickleDictNode => "a dict",
        PickleSetNode => "a set",
        PickleFrozenSetNode => "a frozenset",
        PickleGlobalNode global => $"the name {ShownText.Of(global.Module)}.{ShownText.Of(global.Name)}",
        PickleExtensionNode => "an extension code",
        PicklePersistentIdNode => "a persistent object",
        PickleBufferNode => "a buffer",
        _ => "an object",
    };
}
