using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
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
        if (_asksPersistentId && PersistentId((value as StaticValue)?.Value ?? value) is { } id) return OpenPersistentId(ref writer, id);
        if (_hasFormer && TryWriteFormer(ref writer, value)) return true;
        return TrySaveAtom(ref writer, value) || SaveOrOpenObject(ref writer, value);
    }

    /// <summary>The atoms that most values are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TrySaveAtom(ref PickleWriter writer, object value)
    {
        if (value.GetType() == typeof(string)) SaveString(ref writer, Unsafe.As<string>(value));
        else if (value.GetType() == typeof(int)) writer.WriteInt(Unsafe.Unbox<int>(value));
        else if (value.GetType() == typeof(double)) writer.WriteFloat(Unsafe.Unbox<double>(value));
        else if (value.GetType() == typeof(bool)) writer.WriteBool(Unsafe.Unbox<bool>(value));
        else return false;
        return true;
    }

    private bool SaveOrOpenObject(ref PickleWriter writer, object value)
    {
        if (value.GetType() == typeof(List<object?>)) return SaveOrOpenList(ref writer, Unsafe.As<List<object?>>(value));
        if (value.GetType() == typeof(PickleDict)) return SaveOrOpenDict(ref writer, Unsafe.As<PickleDict>(value));
        if (value.GetType() == typeof(PickleTuple)) return SaveOrOpenTuple(ref writer, Unsafe.As<PickleTuple>(value));
        if (value.GetType() == typeof(Dictionary<string, object?>)) return SaveOrOpenDict(ref writer, Unsafe.As<Dictionary<string, object?>>(value));
        if (value.GetType() == typeof(long)) writer.WriteInt((long)value);
        else if (value.GetType() == typeof(BigInteger)) writer.WriteInt((BigInteger)value);
        else if (value.GetType() == typeof(byte[])) return SaveBytes(ref writer, (byte[])value);
        else if (value.GetType() == typeof(MemberState)) return OpenMembers(ref writer, (MemberState)value, value);
        else return SaveOtherAtom(ref writer, value) || SaveByPlan(ref writer, value, PlanOf(value.GetType()));
        return true;
    }

    /// <summary>.NET's other numbers, which are ints and floats in Python.</summary>
    private static bool SaveOtherAtom(ref PickleWriter writer, object value)
    {
        switch (value)
        {
            case Enum: return false;
            case float number: writer.WriteFloat(SingleCodec.Widen(number)); return true;
            case byte number: writer.WriteInt(number); return true;
            case sbyte number: writer.WriteInt(number); return true;
            case short number: writer.WriteInt(number); return true;
            case ushort number: writer.WriteInt(number); return true;
            case uint number: writer.WriteInt((long)number); return true;
            case ulong number: writer.WriteInt(new BigInteger(number)); return true;
            default: return false;
        }
    }

    private bool SaveByPlan(ref PickleWriter writer, object value, TypePlan plan)
    {
        if (plan.BuiltIn != BuiltInKind.None) return SaveBuiltIn(ref writer, value, plan.BuiltIn);
        bool isDirect = IsDirect && !plan.AsksForNumbers && !(plan.Class is { } deep && IsTooDeep(deep));
        if (plan is { IsHooked: false, Info: { Class: not null } direct } && isDirect)
        {
            direct.SaveObject(ref writer, this, value);
            return true;
        }
        if (value is StaticValue typed)
        {
            typed.Save(ref writer, this);
            return true;
        }
        if (TryWriteGet(ref writer, value)) return true;

        if (TryReduceByHook(value, plan, out var reduced)) return OpenReduced(ref writer, value, plan, reduced);
        if (value is PickleCallable callable) return SaveCallable(ref writer, callable);
        if (plan.TableReducer is { } tableReducer) return OpenReduced(ref writer, value, plan, tableReducer.Reduce(value, writer.Protocol));
        if (plan.Class is { } @class && !isDirect) return OpenMembersOf(ref writer, value, plan, @class);
        if (plan.Class is null && StandardReducers.TryReduce(value, writer.Protocol, out reduced)) return OpenReduced(ref writer, value, plan, reduced);
        if (plan.Class is null && value is IReducible reducible) return OpenReduced(ref writer, value, plan, reducible.Reduce(writer.Protocol));
        if (plan.Info is { IsOpen: false })
        {
            SaveDeclined(ref writer, value, plan);
            return true;
        }
        if (value is Type named && FindTypeInfo(named)?.Class is { } itsClass)
        {
            return SaveOrOpen(ref writer, ObjectOf(itsClass));
        }
        // One that is to be saved by a reducer would not come back from a number.
        if (value is Enum && plan.Info is null)
        {
            writer.WriteInt(BigInteger.Parse(((Enum)value).ToString("D"), CultureInfo.InvariantCulture));
            return true;
        }
        throw PickleTypeInfo.NotPicklable(plan.Type, $"implement {nameof(IReducible)}, or give a reducer for it");
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
