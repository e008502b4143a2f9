using System.Numerics;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>
/// The ladder (_pickle.c <c>save</c>, generated code in the place of <c>__reduce_ex__</c>): persistent id ▸ exact atoms ▸ memo ▸ exact
/// built-ins ▸ reducer override ▸ dispatch table ▸ generated code ▸ the type's own reduce.
/// </content>
public partial class Pickler
{
    /// <summary>Saves a value; false: it was opened, and its items are still to be saved.</summary>
    private bool SaveOrOpen(ref PickleWriter writer, object? value)
    {
        writer.OpcodeBoundary();
        if (value is null)
        {
            writer.WriteNone();
            return true;
        }
        if (_asksPersistentId && PersistentId(value) is { } id) return OpenPersistentId(ref writer, id);
        return SaveOrOpenItself(ref writer, value);
    }

    private bool SaveOrOpenItself(ref PickleWriter writer, object value)
    {
        var type = value.GetType();
        if (type == typeof(string))
        {
            SaveString(ref writer, (string)value);
            return true;
        }
        if (type.IsPrimitive) return SavePrimitive(ref writer, value, type);
        if (type == typeof(List<object?>)) return OpenBatches(ref writer, SaveWorkKind.ObjectListBatches, value, value, Batching.List, ((List<object?>)value).Count);
        if (type == typeof(PickleDict)) return OpenDict(ref writer, (PickleDict)value);
        if (type == typeof(PickleTuple)) return OpenTuple(ref writer, SaveWorkKind.TupleOfTuple, value, value, 0, ((PickleTuple)value).Count);
        if (type == typeof(byte[])) return SaveBytes(ref writer, (byte[])value);
        if (type == typeof(BigInteger))
        {
            writer.WriteInt((BigInteger)value);
            return true;
        }
        if (type == typeof(MemberState)) return OpenMembers(ref writer, (MemberState)value, value);
        return SaveByPlan(ref writer, value, PlanOf(type));
    }

    /// <summary>Exact atoms, which are never memoized.</summary>
    private bool SavePrimitive(ref PickleWriter writer, object value, Type type)
    {
        if (type == typeof(int)) writer.WriteInt((int)value);
        else if (type == typeof(double)) writer.WriteFloat((double)value);
        else if (type == typeof(bool)) writer.WriteBool((bool)value);
        else if (type == typeof(long)) writer.WriteInt((long)value);
        else if (type == typeof(float)) writer.WriteFloat(SingleCodec.Widen((float)value));
        else if (type == typeof(byte)) writer.WriteInt((byte)value);
        else if (type == typeof(sbyte)) writer.WriteInt((sbyte)value);
        else if (type == typeof(short)) writer.WriteInt((short)value);
        else if (type == typeof(ushort)) writer.WriteInt((ushort)value);
        else if (type == typeof(uint)) writer.WriteInt((uint)value);
        else if (type == typeof(ulong)) writer.WriteInt(new BigInteger((ulong)value));
        else return SaveByPlan(ref writer, value, PlanOf(type));
        return true;
    }

    private bool SaveByPlan(ref PickleWriter writer, object value, TypePlan plan)
    {
        if (plan.BuiltIn != BuiltInKind.None) return SaveBuiltIn(ref writer, value, plan.BuiltIn);
        if (plan is { IsHooked: false, Info: { Class: not null } direct } && IsDirect)
        {
            direct.SaveObject(ref writer, this, value);
            return true;
        }
        if (TryWriteGet(ref writer, value)) return true;

        if (plan.AsksOverride && TryReducerOverride(value, out var reduced)) return OpenReduced(ref writer, value, plan, reduced);
        foreach (var reducer in plan.Reducers)
        {
            if (reducer.TryReduce(value, out reduced)) return OpenReduced(ref writer, value, plan, reduced);
        }
        if (value is PickleCallable callable)
        {
            SaveCallable(ref writer, callable);
            return true;
        }
        if (plan.TableReducer is { } tableReducer) return OpenReduced(ref writer, value, plan, tableReducer.Reduce(value, writer.Protocol));
        if (plan.Class is { } @class) return OpenMembersOf(ref writer, value, plan, @class);
        if (StandardReducers.TryReduce(value, writer.Protocol, out reduced)) return OpenReduced(ref writer, value, plan, reduced);
        if (plan.Info is { } info)
        {
            info.SaveObject(ref writer, this, value);
            return true;
        }
        if (value is Type named && FindTypeInfo(named)?.Class is { } itsClass)
        {
            SaveCallable(ref writer, CallableOf(itsClass));
            return true;
        }
        if (value is IReducible reducible) return OpenReduced(ref writer, value, plan, reducible.Reduce(writer.Protocol));
        throw new PicklingException(
            $"'{plan.Type}' cannot be pickled: annotate it with [Picklable], declare it with [assembly: PicklableExternal], implement {nameof(IReducible)}, or give a reducer for it.");
    }

    /// <summary>True: the object was saved before, and GET stands in its place.</summary>
    internal bool TryWriteGet(ref PickleWriter writer, object value)
    {
        if (!IsTracking || !Memo.TryGet(value, out int index)) return false;
        writer.WriteGet(index);
        return true;
    }

    /// <summary>_pickle.c <c>memo_put</c>. <paramref name="identity"/> is null for what nothing can refer to.</summary>
    internal void Memoize(ref PickleWriter writer, object? identity)
    {
        if (!IsTracking) return;
        writer.WriteMemoize(identity is null ? Memo.AddUnnamed() : Memo.Add(identity));
    }
}
