namespace PickleGen;

internal sealed partial class GraphMachine
{
    private void LoadGlobal(PickleNode module, PickleNode name)
    {
        var global = new PickleGlobalNode(module, name, ++_made);
        bool isTranslated = _protocol < PickleProtocol.Bytes && options.FixImports;
        _globals.TryAdd(
            (global.Module, global.Name), isTranslated ? CompatPickle.ToPython3(global.Module, global.Name) : (global.Module, global.Name));
        Push(global);
    }

    private void LoadStackGlobal()
    {
        var names = _stack.Pop(2);
        foreach (var name in names)
        {
            if (name is not PickleStrNode && !IsStub(name)) throw Unfit("STACK_GLOBAL", name, "a str");
        }
        LoadGlobal(names[0], names[1]);
    }

    private void LoadExtension(int code)
    {
        if (code <= 0) throw new UnpicklingException($"EXT has the code {code}; codes are above 0.");
        _extensions.TryAdd(code, true);
        Push(new PickleExtensionNode(code));
    }

    private void LoadReduce()
    {
        var arguments = PopArguments("REDUCE");
        Push(new PickleCallNode(PickleCallKind.Reduce, Callable(_stack.Pop()), arguments, ++_made));
    }

    private void LoadNewObj()
    {
        var arguments = PopArguments("NEWOBJ");
        Push(new PickleCallNode(PickleCallKind.NewObj, Callable(_stack.Pop()), arguments, ++_made));
    }

    private void LoadNewObjEx()
    {
        var keywords = _stack.Pop();
        if (keywords is not PickleDictNode dict) throw Unfit("NEWOBJ_EX", keywords, "a dict of keyword arguments");
        var arguments = PopArguments("NEWOBJ_EX");
        Push(new PickleCallNode(PickleCallKind.NewObjEx, Callable(_stack.Pop()), arguments, ++_made, dict));
    }

    private void LoadInst(PickleStrNode module, PickleStrNode name)
    {
        var arguments = _stack.PopMark();
        LoadGlobal(module, name);
        Push(new PickleCallNode(PickleCallKind.Inst, _stack.Pop(), NewTuple(arguments), ++_made));
    }

    private void LoadObj()
    {
        var items = _stack.PopMark();
        if (items.Length == 0) throw new UnpicklingException("OBJ finds no class behind its MARK.");
        Push(new PickleCallNode(PickleCallKind.Inst, Callable(items[0]), NewTuple(items[1..]), ++_made));
    }

    private void LoadBuild()
    {
        var state = _stack.Pop();
        var target = _stack.Top;
        if (target is PickleCallNode call) call.Add(PickleCallNode.UpdateKind.Build, state, _made);
        else if (IsStub(target)) _popped.Add(new(new PickleCallNode(PickleCallKind.BuildOn, target, NewTuple([state]), ++_made), target));
        // None is no state, of whatever it is (_pickle.c load_build).
        else if (state is not PickleNoneNode) throw Unfit("BUILD", target, "an object");
    }

    private void LoadReadOnlyBuffer()
    {
        var top = _stack.Pop();
        Push(top switch
        {
            PickleBufferNode buffer => new PickleBufferNode(buffer.Index, readOnly: true),
            PickleBytesNode => top,
            _ when IsStub(top) => top,
            _ => throw Unfit("READONLY_BUFFER", top, "a buffer"),
        });
    }

    private PickleTupleNode PopArguments(string opcode)
    {
        var arguments = _stack.Pop();
        return arguments as PickleTupleNode ?? throw Unfit(opcode, arguments, "a tuple of arguments");
    }

    private static PickleNode Callable(PickleNode node) => IsStub(node) ? node : throw new UnpicklingException($"The pickle calls {node.Noun}.");

    // What Python would have in its place is not known.
    private static bool IsStub(PickleNode node) =>
        node is PickleCallNode or PickleGlobalNode or PickleExtensionNode or PicklePersistentIdNode or PickleBufferNode;
}
