using System.Buffers;

namespace PickleGen;

/// <summary>A pickle as data: the graph that its opcodes build when every name stays a stub. Nothing is imported, looked up or called.</summary>
/// <remarks>For looking at pickles from anywhere; the bounds of <see cref="PickleOptions.Limits"/> hold here, too. Bytes and texts refer to the input: do not write to it.</remarks>
public sealed class PickleDocument
{
    internal PickleDocument(PickleNode root, IReadOnlyList<PoppedNode> popped, IReadOnlyCollection<PickleNode> dropped, IReadOnlyCollection<(string Module, string Name)> globals, int protocol)
    {
        Root = root;
        PoppedNodes = popped;
        Dropped = dropped;
        Globals = globals;
        Protocol = protocol;
    }

    /// <summary>The value that STOP finds.</summary>
    public PickleNode Root { get; }

    /// <summary>
    /// Calls whose result a POP threw away, in order: a state setter's among them, which has its effect all the same, and so has whatever
    /// hides there.
    /// </summary>
    public IEnumerable<PickleCallNode> Popped => PoppedNodes.Select(popped => popped.Node);

    /// <summary>
    /// What else the pickle threw away, as far as it has other nodes in it: a list that a POP took, what POP_MARK took, a value whose key was set
    /// again, what lies below the root at STOP. Python has made the calls in there all the same. <see cref="WriteTo"/> leaves it out.
    /// </summary>
    public IReadOnlyCollection<PickleNode> Dropped { get; }

    /// <summary>Every name in the pickle, in the order of first use, as the pickle spells it; <c>?</c> for what a call would make.</summary>
    public IReadOnlyCollection<(string Module, string Name)> Globals { get; }

    /// <summary>What PROTO says; 0 where there is none. Below 3, names are Python 2's.</summary>
    public int Protocol { get; }

    internal IReadOnlyList<PoppedNode> PoppedNodes { get; }

    /// <summary>Reads one pickle; what follows its STOP is left alone (see <see cref="PickleDocumentReader"/>).</summary>
    /// <exception cref="UnpicklingException">The pickle is malformed or exceeds a limit.</exception>
    public static PickleDocument Parse(ReadOnlyMemory<byte> pickle, PickleOptions? options = null) => new PickleDocumentReader(pickle, options).Read();

    /// <summary>Writes a pickle that describes the same graph: the same values, names, calls and identities.</summary>
    /// <param name="output">Gets the pickle, at once, when it is complete.</param>
    /// <param name="protocol">The protocol whose opcodes are used; a negative number means the highest. Sets take 4, bytes 3, bytearrays and buffers 5, NEWOBJ 2.</param>
    /// <remarks>
    /// Names keep their spelling. Where that is Python 2's and the protocol is 3 or above, the pickle still says PROTO 2, by which
    /// Python knows to translate them.
    /// </remarks>
    /// <exception cref="ArgumentNullException">There is no output.</exception>
    /// <exception cref="PicklingException">The protocol has no opcode for something in the document; or a call that is in its own arguments cannot see of them what it saw.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The protocol is above 5.</exception>
    public void WriteTo(IBufferWriter<byte> output, int protocol = PickleProtocol.Highest)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(GraphWriter.Write(this, PickleProtocol.Asked(protocol)));
    }
}

/// <summary>A call whose result a POP threw away.</summary>
/// <param name="Node">The call.</param>
/// <param name="After">What was on top of the stack then: the object whose state setter this may be; null: nothing.</param>
internal readonly record struct PoppedNode(PickleCallNode Node, PickleNode? After);
