namespace PickleGen;

internal sealed partial class GraphWriter
{
    // Something late: its parts first.
    private void Open(ref PickleWriter writer, PickleNode node)
    {
        Begin(node);
        _steps.Push(new(StepKind.Close, node));
        switch (node)
        {
            case PickleTupleNode tuple:
                if (!writer.HasTupleOpcode(tuple.Items.Count)) writer.WriteOpcode(PickleOpcode.Mark);
                PushReversed(tuple.Items);
                break;
            case PickleFrozenSetNode set:
                Require(PickleProtocol.Framed, "a frozenset", ref writer);
                writer.WriteOpcode(PickleOpcode.Mark);
                PushReversed(set.Items);
                break;
            case PickleGlobalNode global:
                if (writer.Protocol < PickleProtocol.Framed) break;
                Push(global.NameNode);
                Push(global.ModuleNode);
                break;
            case PicklePersistentIdNode persistent:
                if (writer.IsBinary) Push(persistent.Id);
                break;
            case PickleCallNode { Kind: PickleCallKind.Inst } call:
                writer.WriteOpcode(PickleOpcode.Mark);
                PushReversed(call.Arguments.Items);
                if (!IsLines(call.Callable)) Push(call.Callable);
                break;
            case PickleCallNode { Kind: PickleCallKind.BuildOn } call:
                Push(call.Arguments.Items[0]);
                Push(call.Callable);
                break;
            case PickleCallNode call:
                if (call.Keywords is not null) Push(call.Keywords);
                Push(call.Arguments);
                Push(call.Callable);
                break;
            default:
                throw new ArgumentException($"{node.GetType()} cannot be written.", nameof(node));
        }
    }

    private void Close(ref PickleWriter writer, PickleNode node)
    {
        switch (node)
        {
            case PickleTupleNode tuple: writer.WriteTuple(tuple.Items.Count); break;
            case PickleFrozenSetNode: writer.WriteOpcode(PickleOpcode.FrozenSet); break;
            case PickleGlobalNode global: WriteGlobal(ref writer, global); break;
            case PicklePersistentIdNode persistent: WritePersistentId(ref writer, persistent); break;
            case PickleCallNode call: WriteCall(ref writer, call); break;
        }
        var goOn = End(node);
        // BUILD leaves what it built, not something new.
        if (node is not PickleCallNode { Kind: PickleCallKind.BuildOn })
        {
            Memoize(ref writer, node);
            Finish(node);
        }
        for (int i = goOn.Count - 1; i >= 0; i--) _steps.Push(new(StepKind.GoOn, goOn[i].Node, goOn[i].Index));
    }

    private static void WriteGlobal(ref PickleWriter writer, PickleGlobalNode global)
    {
        if (writer.Protocol >= PickleProtocol.Framed)
        {
            writer.WriteOpcode(PickleOpcode.StackGlobal);
            return;
        }
        if (!IsLines(global)) Require(PickleProtocol.Framed, "a name that is nested or made by a call", ref writer);
        writer.WriteGlobalLines(global.Module, global.Name);
    }

    // Whether GLOBAL and INST can spell the name: as two lines, without a dot, which only protocol 4 follows.
    private static bool IsLines(PickleNode node) =>
        node is PickleGlobalNode { ModuleNode: PickleStrNode module, NameNode: PickleStrNode name }
        && !module.Utf8.Span.Contains((byte)'\n') && name.Utf8.Span.IndexOfAny((byte)'\n', (byte)'.') < 0;

    private static void WritePersistentId(ref PickleWriter writer, PicklePersistentIdNode persistent)
    {
        if (writer.IsBinary) writer.WriteOpcode(PickleOpcode.BinPersId);
        else if (persistent.Id is PickleStrNode text) writer.WritePersId(text.Value);
        else Require(PickleProtocol.Binary, "a persistent id that is no text", ref writer);
    }

    private static void WriteCall(ref PickleWriter writer, PickleCallNode call)
    {
        switch (call.Kind)
        {
            case PickleCallKind.Reduce:
                writer.WriteOpcode(PickleOpcode.Reduce);
                break;
            case PickleCallKind.NewObj:
                Require(PickleProtocol.NewObjects, "an object made by NEWOBJ", ref writer);
                writer.WriteOpcode(PickleOpcode.NewObj);
                break;
            case PickleCallKind.NewObjEx:
                Require(PickleProtocol.Framed, "an object made by NEWOBJ_EX", ref writer);
                writer.WriteOpcode(PickleOpcode.NewObjEx);
                break;
            case PickleCallKind.BuildOn:
                writer.WriteOpcode(PickleOpcode.Build);
                break;
            case PickleCallKind.Inst when IsLines(call.Callable):
                var global = (PickleGlobalNode)call.Callable;
                writer.WriteInst(global.Module, global.Name);
                break;
            default:
                Require(PickleProtocol.Binary, "an instance of a class that is no plain name", ref writer);
                writer.WriteOpcode(PickleOpcode.Obj);
                break;
        }
    }
}
