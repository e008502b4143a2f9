using PickleGen.Codecs;

namespace PickleGen;

/// <content>save_reduce: func, args, opcode, memo, list items, dict items, state (_pickle.c <c>save_reduce</c>).</content>
public partial class Pickler
{
    private const string NewObjectName = "__newobj__";
    private const string NewObjectExName = "__newobj_ex__";

    /// <summary>A callable that is reduced, by a callable that is reduced: so deep it is a hook that reduces what it calls.</summary>
    private const int MaxCallableDepth = 100;

    /// <summary>Opens an object by what its reduce returned, once that is checked.</summary>
    private bool OpenReduced(ref PickleWriter writer, object value, TypePlan plan, in ReduceValue reduced)
    {
        object? identity = plan.Class is { TrackReferences: false } ? null : value;
        if (reduced.GlobalName is { } name)
        {
            SaveByName(ref writer, value, name);
            return true;
        }
        if (reduced.Func is null) throw new PicklingException($"The reduce of '{plan.Type}' returned nothing: it must return two to six items, or a name.");
        return OpenReduction(ref writer, identity, reduced, plan);
    }

    private bool OpenReduction(ref PickleWriter writer, object? identity, in ReduceValue reduced, TypePlan? plan = null)
    {
        // Before anything of the object is written: the path is that of what comes next.
        if (reduced is { StateSetter: not null, State: not null } && (identity is null || !IsTracking)) throw NeedsMemo();
        var func = reduced.Func!;
        var reduction = func.Name switch
        {
            NewObjectName when writer.Protocol >= PickleProtocol.NewObjects => NewObject(identity, reduced, plan),
            NewObjectExName when writer.Protocol >= PickleProtocol.NewObjects => NewObjectEx(identity, reduced, plan, writer.Protocol),
            _ => new Reduction { Value = identity, Reduced = reduced, Func = func, CallableDepth = NextCallableDepth(func) },
        };
        Open(SaveWorkKind.Reduction, reduction, identity);
        return false;
    }

    private int NextCallableDepth(PickleCallable func)
    {
        if (_workCount == 0 || _work[_workCount - 1].Source is not Reduction { Stage: ReductionStage.Arguments } outer) return 0;
        if (outer.CallableDepth < MaxCallableDepth) return outer.CallableDepth + 1;
        throw new PicklingException($"A hook reduces '{func}', which it calls itself, without end: it must decline what its own reduce values name.");
    }

    private static Reduction NewObject(object? identity, in ReduceValue reduced, TypePlan? plan)
    {
        if (reduced.Args.Length < 1) throw new PicklingException($"The arguments of {NewObjectName} are empty: the first must be the class.");
        return new Reduction
        {
            Value = identity,
            Reduced = reduced,
            Func = CheckedClass(NewObjectName, reduced.Args[0], plan),
            FirstArgument = 1,
            Opcode = PickleOpcode.NewObj,
        };
    }

    private static Reduction NewObjectEx(object? identity, in ReduceValue reduced, TypePlan? plan, int protocol)
    {
        if (reduced.Args.Length != 3)
            throw new PicklingException($"{NewObjectExName} takes exactly three arguments (class, args, kwargs), not {reduced.Args.Length}.");
        var @class = CheckedClass(NewObjectExName, reduced.Args[0], plan);
        if (reduced.Args[1] is not PickleTuple args)
            throw new PicklingException($"The second argument of {NewObjectExName} must be a {nameof(PickleTuple)}, not '{reduced.Args[1]?.GetType()}'.");
        if (reduced.Args[2] is not System.Collections.IDictionary and not PickleDict)
            throw new PicklingException($"The third argument of {NewObjectExName} must be a dictionary, not '{reduced.Args[2]?.GetType()}'.");
        if (protocol >= PickleProtocol.Framed) return new Reduction { Value = identity, Reduced = reduced, Func = @class, Opcode = PickleOpcode.NewObjEx };

        // NEWOBJ_EX came with protocol 4: before, a partial call without arguments has to do.
        return new Reduction { Value = identity, Reduced = reduced, Func = new PartialNew(@class as PickleCallable ?? throw new PicklingException($"{NewObjectExName} of a generic class needs protocol {PickleProtocol.Framed}."), args, reduced.Args[2]!), FirstArgument = reduced.Args.Length };
    }

    private static object CheckedClass(string func, object? argument, TypePlan? plan)
    {
        var (@class, name) = argument switch
        {
            PickleCallable callable => ((object)callable, callable),
            GenericClass generic => (generic, CallableOf(generic.Class)),
            Type type when FindTypeInfo(type)?.Class is { } known => (ObjectOf(known), CallableOf(known)),
            _ => throw new PicklingException($"The first argument of {func} must be a class, not '{argument ?? "null"}'."),
        };
        if (plan?.Class is { } own && (own.Module != name.Module || own.Name != name.Name))
            throw new PicklingException($"The first argument of {func} is the wrong class: '{name}' where '{own}' is saved.");
        return @class;
    }

    private void ContinueReduction(ref PickleWriter writer)
    {
        var reduction = (Reduction)_work[_workCount - 1].Source;
        var reduced = reduction.Reduced;
        while (true)
        {
            bool isWhole = true;
            switch (reduction.Stage++)
            {
                case ReductionStage.Func:
                    isWhole = SaveOrOpen(ref writer, reduction.Func);
                    break;
                case ReductionStage.Arguments:
                    isWhole = reduction.Opcode == PickleOpcode.NewObjEx
                        ? SaveOrOpen(ref writer, reduced.Args[1])
                        : OpenArguments(ref writer, reduced.Args, reduction.FirstArgument);
                    break;
                case ReductionStage.Keywords:
                    if (reduction.Opcode == PickleOpcode.NewObjEx) isWhole = SaveOrOpen(ref writer, reduced.Args[2]);
                    break;
                case ReductionStage.Make:
                    writer.WriteOpcode(reduction.Opcode);
                    if (!EndsOnTheWay(ref writer, reduction.Value)) break;
                    Close();
                    return;
                case ReductionStage.ListItems:
                    isWhole = reduced.ListItems is null || OpenReducedItems(ref writer, ItemsOf(reduced.ListItems), Batching.ListItems);
                    break;
                case ReductionStage.DictItems:
                    isWhole = reduced.DictItems is null || OpenReducedItems(ref writer, EntriesOf(reduced.DictItems), Batching.DictItems);
                    break;
                case ReductionStage.Setter:
                    if (reduced.State is null)
                    {
                        Close();
                        return;
                    }
                    if (reduced.StateSetter is not null) isWhole = SaveOrOpen(ref writer, reduced.StateSetter);
                    break;
                case ReductionStage.SetterTarget:
                    if (reduced.StateSetter is not null) SaveSetterTarget(ref writer, reduction.Value);
                    break;
                case ReductionStage.State:
                    isWhole = SaveOrOpen(ref writer, reduced.State);
                    break;
                case ReductionStage.Finish:
                    if (reduced.StateSetter is null) writer.WriteOpcode(PickleOpcode.Build);
                    else writer.WriteSetterCall();
                    Close();
                    return;
            }
            if (!isWhole) return;
        }
    }

    /// <summary>The arguments are a tuple that nobody else has: it takes its place in the memo, and no persistent id is asked for.</summary>
    private bool OpenArguments(ref PickleWriter writer, object?[] arguments, int first)
    {
        writer.OpcodeBoundary();
        return OpenTuple(ref writer, SaveWorkKind.TupleOfArray, arguments, identity: null, first, arguments.Length);
    }

    /// <summary>Memoizes an object that was just made. True: it was made on the way already, from within its own arguments, and that one is taken.</summary>
    internal bool EndsOnTheWay(ref PickleWriter writer, object? value)
    {
        if (value is null) return false;
        if (IsTracking && Memo.TryGet(value, out int memoized))
        {
            writer.WriteOpcode(PickleOpcode.Pop);
            writer.WriteGet(memoized);
            return true;
        }
        Memoize(ref writer, value);
        return false;
    }

    private bool OpenReducedItems(ref PickleWriter writer, List<object?> items, Batching batching) =>
        items.Count == 0 || OpenItems(ref writer, SaveWorkKind.ObjectListBatches, items, identity: null, batching, items.Count);

    private void SaveSetterTarget(ref PickleWriter writer, object? value)
    {
        if (value is null || !IsTracking || !Memo.TryGet(value, out int index)) throw NeedsMemo();
        writer.OpcodeBoundary();
        if (_asksPersistentId && PersistentId(value) is { } id)
        {
            OpenPersistentId(ref writer, id);
            return;
        }
        writer.WriteGet(index);
    }

    private static PicklingException NeedsMemo() => new(
        $"A state setter is called with the object, which only the memo can give: the object needs an identity, and the pickler a memo. Leave {nameof(PickleOptions.TrackReferences)} on, and unset {nameof(Fast)}.");

    private static List<object?> EntriesOf(IEnumerable<KeyValuePair<object, object?>> value)
    {
        var entries = new List<object?>();
        foreach (var (key, item) in value)
        {
            entries.Add(key);
            entries.Add(item);
        }
        return entries;
    }

    /// <summary><c>functools.partial(cls.__new__, cls, *args, **kwargs)</c>, by partial's own reduce.</summary>
    private sealed class PartialNew(PickleCallable @class, PickleTuple args, object kwargs) : IReducible
    {
        private static readonly PickleCallable s_partial = new("functools", "partial");

        public ReduceValue Reduce(int protocol)
        {
            var allocate = new PickleCallable(@class.Module, @class.Name + ".__new__");
            return new ReduceValue(s_partial, [allocate], new PickleTuple(allocate, new PickleTuple([@class, .. args]), kwargs, null));
        }
    }
}
