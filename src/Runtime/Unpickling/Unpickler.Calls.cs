using PickleGen.Codecs;

namespace PickleGen;

/// <content>Calls: REDUCE, NEWOBJ, NEWOBJ_EX, INST, OBJ and BUILD. Only what the registry gave out is ever called.</content>
public partial class Unpickler
{
    private bool TryReduce()
    {
        if (!Has(2)) return false;
        if (Pop() is not PickleTuple arguments) throw new UnpicklingException("REDUCE's arguments are not a tuple.");
        object? callable = Pop();
        Push(Call(callable, arguments));
        return true;
    }

    private bool TryNewObject()
    {
        if (!Has(2)) return false;
        if (Pop() is not PickleTuple arguments) throw new UnpicklingException("NEWOBJ's arguments are not a tuple.");
        object? @class = Pop();
        Push(New(@class, arguments));
        return true;
    }

    private bool TryNewObjectEx()
    {
        if (!Has(3)) return false;
        if (Pop() is not PickleDict keywords) throw new UnpicklingException("NEWOBJ_EX's keyword arguments are not a dict.");
        if (Pop() is not PickleTuple arguments) throw new UnpicklingException("NEWOBJ_EX's arguments are not a tuple.");
        object? @class = Pop();
        Push(New(@class, arguments, keywords));
        return true;
    }

    private bool TryLoadInstance(ref PickleReader reader)
    {
        if (_markCount == _markFloor) return false;
        string module = LoadName(reader.ReadLine());
        string name = LoadName(reader.ReadLine());
        TryPopMark(0, out int mark);
        var arguments = PickleTuple.Own(PopFrom(mark));
        Push(Call(ResolveClass(module, name), arguments));
        return true;
    }

    private bool TryLoadObject()
    {
        if (!TryPopMark(0, out int mark)) return false;
        if (_stackCount == mark) throw new UnpicklingException("OBJ finds no class behind its MARK.");
        object? @class = _stack[mark];
        var arguments = PickleTuple.Own(PopFrom(mark + 1));
        _stackCount = mark;
        Push(Call(@class, arguments));
        return true;
    }

    private bool TryBuild()
    {
        if (!Has(2)) return false;
        object? state = Pop();
        int target = _stackCount - 1;
        _parts?.Refuse(_stack.AsSpan(target, 2));
        object? built = Build(_stack[target], state);
        _stack[target] = built;
        return true;
    }

    /// <summary>callable(*arguments)</summary>
    internal virtual object? Call(object? callable, PickleTuple arguments)
    {
        if (callable is not PickleCallable { Part: not null }) _parts?.Refuse(arguments.AsSpan());
        return callable switch
        {
            PickleTypeInfo info => Make(info, arguments),
            PickleCallable { Builtin: { } builtin } => builtin.Call(this, Counted(arguments)),
            PickleCallable { Part: not null, Target: not null } called => CallOfDelegate(called, arguments),
            PickleCallable { Target: not null } called => CallableInvoker.Invoke(this, called, arguments.AsSpan()),
            PickleCallable named => throw new UnpicklingException($"'{named}' is known here by name only: it has no Target to call."),
            PartialCall partial => partial.Call(this, arguments),
            ConstructorOf constructor when arguments.Count > 0 => ReferenceEquals(arguments[0], constructor.Class)
                ? New(constructor.Class, Tail(arguments, 1))
                : throw new UnpicklingException("A class's __new__ is called for another class."),
            UnresolvedName unresolved => throw Refused(unresolved.Module, unresolved.Name),
            _ => throw new UnpicklingException($"The pickle calls {PickleRepr.KindOf(callable)}, which is not callable."),
        };
    }

    private object? CallOfDelegate(PickleCallable called, PickleTuple arguments)
    {
        object? made = CallableInvoker.Invoke(this, called, arguments.AsSpan());
        _parts?.Use(arguments);
        return made;
    }

    /// <summary>cls.__new__(cls, *arguments, **keywords)</summary>
    internal virtual object? New(object? @class, PickleTuple arguments, PickleDict? keywords = null)
    {
        _parts?.Refuse(@class, arguments, keywords);
        if (keywords is { Count: > 0 }) throw new UnpicklingException($"NEWOBJ_EX gives keyword arguments to {PickleRepr.KindOf(@class)}, which takes none.");
        return @class switch
        {
            // Its members come by name, if at all.
            PickleTypeInfo { Class.Layout: PickleLayout.Positional } info when arguments.Count == 0 && (info.NeedsMembers || info.Class.Required.Length > 0) => NewObject(info),
            PickleTypeInfo info => Make(info, arguments),
            PickleCallable { Builtin.New: { } create } => create(this, Counted(arguments)),
            PickleCallable { Builtin: null, Target: not null } called => CallableInvoker.Invoke(this, called, arguments.AsSpan()),
            UnresolvedName unresolved => throw Refused(unresolved.Module, unresolved.Name),
            _ => throw new UnpicklingException($"NEWOBJ finds {PickleRepr.KindOf(@class)} where it needs a class."),
        };
    }

    private object Make(PickleTypeInfo info, PickleTuple arguments) => MakeObject(info, arguments.ToArray());

    /// <summary>What becomes of an object when BUILD gives it its state.</summary>
    private protected virtual object? Build(object? target, object? state)
    {
        if (state is null) return target;
        switch (target)
        {
            case PythonException exception:
                return BuildException(exception, state);
            case Guid:
                UuidFunctions.SetState(target, StateOf(state));
                return target;
            case PickleOrderedDict dict:
                dict.Attributes = Updated(dict.Attributes, StateOf(state));
                return target;
            case PartialCall partial:
                partial.SetState(state as PickleTuple);
                return target;
            case null or string or PickleTuple or PickleTypeInfo or PickleCallable:
                throw new UnpicklingException($"BUILD finds {PickleRepr.KindOf(target)}, which takes no state.");
        }
        return PickleTypeInfo.Find(target.GetType()) is { Class: not null } info
            ? BuildMore(info, target, state)
            : throw new UnpicklingException($"BUILD finds {PickleRepr.KindOf(target)}, which takes no state. A reduce that has one for it needs a state setter, which is called with both.");
    }

    // The state is an object of its own, which others may refer to. (pickle.py load_build: inst_dict.update(state))
    private PickleDict? Updated(PickleDict? attributes, PickleDict state)
    {
        Charge(state.Count);
        foreach (var (name, value) in state) (attributes ??= new())[name] = value;
        return attributes;
    }

    private static PickleDict StateOf(object state) => state switch
    {
        PickleDict dict => dict,
        PickleTuple { Count: 2 } pair when pair[0] is PickleDict dict && pair[1] is null => dict,
        _ => throw new UnpicklingException($"BUILD's state is {PickleRepr.KindOf(state)}, not a dict."),
    };

    internal static PickleTuple Tail(PickleTuple arguments, int start) => new(arguments.AsSpan()[start..]);
}
