using System.Runtime.InteropServices;

namespace PickleGen;

/// <summary>Writes a <see cref="PickleDocument"/> as a pickle that describes the same graph. A loop over a stack of steps: no graph is too deep.</summary>
/// <remarks>
/// <para>A list, a dict or a set exists, and can be referred to, before its items are written; a tuple or a call only when its parts stand on
/// the stack (they are <em>late</em>). Where something late is in itself, by way of a list say, that list must therefore be written without it
/// and filled when the late node is complete. Whether that is so shows while writing: then everything begins anew, and what is in a cycle
/// comes in the order in which the pickle had it: a call saw of its arguments, and a set of its elements, what there was by then.</para>
/// <para>What a POP threw away is written where it stood, behind the object that it concerned; at the end, where the order of the graph is
/// another.</para>
/// </remarks>
internal sealed partial class GraphWriter
{
    private const int BatchSize = 1000;
    private const int ScratchSize = 4096;

    private readonly PickleDocument _document;
    private readonly References _references;
    private readonly Dictionary<PickleNode, int> _memo = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<PickleNode> _unfinished = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<Step> _steps = new();
    private readonly Cycles? _cycles;
    private int _memoized;
    private int _nextPopped;

    private GraphWriter(PickleDocument document, References references, Cycles? cycles)
    {
        _document = document;
        _references = references;
        _cycles = cycles;
    }

    private bool BuffersAreFetchedFirst => _references.BuffersNeedPrelude || _cycles is not null;

    private enum StepKind
    {
        /// <summary>Push the node.</summary>
        Write,

        /// <summary>The parts of something late stand on the stack: make it of them.</summary>
        Close,

        /// <summary>The node is on top of the stack: give it its next batch of items.</summary>
        Fill,

        /// <summary>Push a node that waited, go on filling it, and drop it again.</summary>
        GoOn,

        /// <summary>The opcode.</summary>
        Opcode,
    }

    /// <summary>The pickle.</summary>
    /// <exception cref="PicklingException">The protocol has no opcode for something in the document.</exception>
    public static byte[] Write(PickleDocument document, int protocol)
    {
        var references = new References(document);
        var writer = new PickleWriter(new byte[ScratchSize], protocol, fixImports: false);
        try
        {
            if (new GraphWriter(document, references, cycles: null).TryWrite(ref writer)) return writer.Pending.ToArray();
            writer.Dispose();
            writer = new PickleWriter(new byte[ScratchSize], protocol, fixImports: false);
            if (!new GraphWriter(document, references, new Cycles(document)).TryWrite(ref writer)) throw new PicklingException("The document has a call in a cycle for which nothing can be written in the order that it needs.");
            return writer.Pending.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    // False: something late is in itself, or sees something that is.
    private bool TryWrite(ref PickleWriter writer)
    {
        WriteHeader(ref writer);
        if (writer.Protocol >= PickleProtocol.Framed) writer.StartFraming();
        if (BuffersAreFetchedFirst) WriteBuffers(ref writer);

        while (_nextPopped < _document.PoppedNodes.Count && _document.PoppedNodes[_nextPopped].After is null)
        {
            if (!TryWritePopped(ref writer)) return false;
        }
        if (!TryRun(ref writer, _document.Root)) return false;
        while (_nextPopped < _document.PoppedNodes.Count)
        {
            if (!TryWritePopped(ref writer)) return false;
        }
        writer.WriteStop();
        if (writer.Protocol >= PickleProtocol.Framed) writer.EndFraming();
        return true;
    }

    // Names of Python 2 are translated by who reads PROTO 2 or less, whatever opcodes follow.
    private void WriteHeader(ref PickleWriter writer)
    {
        if (writer.Protocol >= PickleProtocol.Bytes && _document.Protocol < PickleProtocol.Bytes && _document.Globals.Any(IsPython2Name))
            writer.WriteRaw([(byte)PickleOpcode.Proto, PickleProtocol.NewObjects]);
        else writer.WriteProto();
    }

    private static bool IsPython2Name((string Module, string Name) global) => CompatPickle.ToPython3(global.Module, global.Name) != global;

    // A buffer opcode takes the next one; where the graph meets them in another order, they are fetched first.
    private void WriteBuffers(ref PickleWriter writer)
    {
        for (int index = 0; index < _references.BufferCount; index++)
        {
            Require(PickleProtocol.Buffers, "a buffer beside the pickle", ref writer);
            writer.WriteOpcode(PickleOpcode.NextBuffer);
            writer.WriteMemoize(_memoized++);
            writer.WriteOpcode(PickleOpcode.Pop);
        }
    }

    private bool TryWritePopped(ref PickleWriter writer)
    {
        var call = _document.PoppedNodes[_nextPopped++].Node;
        if (!TryRun(ref writer, call)) return false;
        writer.WriteOpcode(PickleOpcode.Pop);
        return true;
    }

    private bool TryRun(ref PickleWriter writer, PickleNode node)
    {
        _steps.Push(new(StepKind.Write, node));
        while (_steps.TryPop(out var step))
        {
            switch (step.Kind)
            {
                case StepKind.Write:
                    if (_unfinished.Contains(step.Node!) || IsSeenTooEarly(step.Node!)) return false;
                    writer.OpcodeBoundary();
                    WriteNode(ref writer, step.Node!);
                    break;
                case StepKind.Close:
                    Close(ref writer, step.Node!);
                    break;
                case StepKind.Fill:
                    Fill(ref writer, step.Node!, step.Index);
                    break;
                case StepKind.GoOn:
                    GoOn(ref writer, step.Node!, step.Index);
                    break;
                default:
                    writer.WriteOpcode(step.Opcode);
                    break;
            }
        }
        return true;
    }

    private void Push(PickleNode node) => _steps.Push(new(StepKind.Write, node));

    private void Push(PickleOpcode opcode) => _steps.Push(new(StepKind.Opcode, null, Opcode: opcode));

    // The last one is written first.
    private void PushReversed(IReadOnlyList<PickleNode> nodes)
    {
        for (int i = nodes.Count - 1; i >= 0; i--) Push(nodes[i]);
    }

    private void Memoize(ref PickleWriter writer, PickleNode node)
    {
        if (!_references.IsShared(node) && !WillWait(node)) return;
        _memo.Add(node, _memoized);
        writer.WriteMemoize(_memoized++);
    }

    private static void Require(int protocol, string what, ref PickleWriter writer)
    {
        if (writer.Protocol < protocol)
            throw new PicklingException($"Protocol {writer.Protocol} cannot hold {what} without calling something; use protocol {protocol} or above.");
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Step(StepKind Kind, PickleNode? Node, int Index = 0, PickleOpcode Opcode = default);
}
