using System.Runtime.CompilerServices;
using PickleGen.Closures;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>The fast switch: whether a hook or a table entry concerns a type is decided once per type and dump (engine order: bpo-35900).</content>
public partial class Pickler
{
    private static readonly IReducerOverride[] s_closures = [ClosureReducer.Instance];

    private Dictionary<Type, TypePlan>? _plans;
    private readonly bool _asksOverride;

    /// <summary>The number of this dump, from 1 on.</summary>
    private long _dump;

    /// <summary>Whether generated code may write what it likes: a protocol that has its opcodes, and nobody who wants to see every value.</summary>
    private bool IsDirect { get; set; }

    /// <summary>Whether there is any hook or table, as far as generated types go.</summary>
    private bool _hasHooks;

    private TypePlan PlanOf(Type type)
    {
        _plans ??= [];
        if (!_plans.TryGetValue(type, out var plan)) _plans.Add(type, plan = new TypePlan(type, FindTypeInfo(type)));
        if (plan.Dump != _dump) AskHooks(plan);
        return plan;
    }

    // Reducer overrides: each is asked once for an object, until one does not decline. An answer that nobody gave is not cleared once more.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReduceByHook(object value, TypePlan plan, out ReduceValue reduced) =>
        plan.Only is { } only ? only(value, out reduced) : TryReduceByHooks(value, plan, out reduced);

    private bool TryReduceByHooks(object value, TypePlan plan, out ReduceValue reduced, bool ofUsers = false)
    {
        Unsafe.SkipInit(out reduced);
        if (plan.AsksOverride && TryReducerOverride(value, out reduced)) return true;
        foreach (var reducer in plan.Reducers)
        {
            if (!(ofUsers && ReferenceEquals(reducer, ClosureReducer.Instance)) && reducer.TryReduce(value, out reduced)) return true;
        }
        return false;
    }

    private void AskHooks(TypePlan plan)
    {
        plan.Dump = _dump;
        if (plan.BuiltIn != BuiltInKind.None) return;
        plan.AsksOverride = _asksOverride && OverridesType(plan.Type);
        plan.TableReducer = DispatchTable is { } table && table.TryGet(plan.Type, out var reducer) ? reducer : null;
        plan.Reducers = ReducersOf(plan);
        plan.AskOnly();
        plan.AsksForNumbers = plan.Class is { Numbers.Length: > 0 } @class && Array.Exists(@class.Numbers, IsHooked);
    }

    // The user's, in their order, then the one for closures, which no user's displaces. It stands behind the table, whose entries decline nothing.
    private IReducerOverride[] ReducersOf(TypePlan plan)
    {
        bool isClosure = plan.IsClosure && plan.TableReducer is null;
        if (Options.Reducers.Count == 0) return isClosure ? s_closures : [];
        var handling = new List<IReducerOverride>();
        foreach (var reducer in Options.Reducers)
        {
            if (reducer.Handles(plan.Type)) handling.Add(reducer);
        }
        if (isClosure) handling.Add(ClosureReducer.Instance);
        return [.. handling];
    }

    private static PickleTypeInfo? FindTypeInfo(Type type) => PickleTypeInfo.Find(type);
}
