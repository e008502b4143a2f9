using System.ComponentModel;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Types that take their state themselves: BUILD with any value, or a call of their state setter.</content>
public partial class Unpickler
{
    /// <summary>The exception for a state that is null where the type's is not nullable.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public UnpicklingException NullState(PickleClass @class) => new($"'{@class}' has null for its state, which is not nullable.");

    /// <summary>What a state setter's name means: a call with object and state.</summary>
    internal static PickleCallable SetterOf(PickleTypeInfo info) =>
        new(info.Class!.Module, info.Class.SetterName, new Func<Unpickler, object?[], object?>((unpickler, arguments) =>
        {
            if (arguments is not [{ } target, var state] || !info.Type.IsInstanceOfType(target))
                throw new UnpicklingException($"'{info.Class.Module}.{info.Class.SetterName}' takes a '{info.Class}' and its state.");
            unpickler.BuildObject(info, target, state);
            return null;
        }));

    /// <summary>The same of a type that takes type arguments: the object says which it has.</summary>
    internal static PickleCallable SetterOf(PickleClass @class) =>
        new(@class.Module, @class.SetterName, new Func<Unpickler, object?[], object?>((unpickler, arguments) =>
        {
            if (arguments is not [{ } target, var state] || InfoOf(target, @class.Type) is not { } info)
                throw new UnpicklingException($"'{@class.Module}.{@class.SetterName}' takes a '{@class}' and its state.");
            unpickler.BuildObject(info, target, state);
            return null;
        }));

    private static PickleTypeInfo? InfoOf(object target, Type definition)
    {
        for (var type = target.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsConstructedGenericType && type.GetGenericTypeDefinition() == definition) return PickleTypeInfo.Find(type);
        }
        return null;
    }

    // [puts], then the setter and the object, or the hint that a state follows, or the one that none does; else the machine sees what comes.
    private T? LoadOwnState<T, TCodec>(ref PickleReader reader, PickleClass @class, T? target, bool isRoot)
        where T : notnull
        where TCodec : struct, IObjectCodec<T>
    {
        int index = TakePuts(ref reader, target);
        if (isRoot) _rootAt = reader.Position;
        if (TryTakeNoState(ref reader)) return target;
        if (@class.StateSetter is not null && index >= 0 && TryTakeSetter(ref reader, @class, index))
        {
            LoadMembersInto<T, TCodec>(ref reader, index, ref target);
            if (!reader.TryTake(PickleOpcode.Tuple2) || !reader.TryTake(PickleOpcode.Reduce) || !reader.TryTake(PickleOpcode.Pop))
                throw new UnpicklingException($"The state of '{@class}' is not followed by the call of its setter.");
            return target;
        }
        if (TryTakeStateHint(ref reader))
        {
            LoadMembersInto<T, TCodec>(ref reader, index, ref target);
            if (typeof(T).IsValueType && index >= 0) Memo.Put(index, target);
            TakeBuild(ref reader, @class);
            return target;
        }
        return TCodec.FromObject(TakeForwardAfter(ref reader, target), this);
    }

    // A type without members may still be given a dictionary, by whoever has more of them: only what cannot be a state is left alone.
    private static bool HasNoState(ref PickleReader reader, PickleClass @class) =>
        TryTakeNoState(ref reader) || (@class.MemberCount == 0 && reader.TryPeek(out var opcode) && opcode is not (PickleOpcode.EmptyDict or PickleOpcode.Mark or PickleOpcode.None));

    private static bool TryTakeNoState(ref PickleReader reader)
    {
        if (!reader.TryTake(PickleOpcode.None)) return false;
        if (reader.TryTake(PickleOpcode.Pop)) return true;
        reader.Position--;
        return false;
    }

    private static bool TryTakeStateHint(ref PickleReader reader)
    {
        int start = reader.Position;
        if (reader.TryReadInt32(out int hint) && hint == 0 && reader.TryTake(PickleOpcode.Pop)) return true;
        reader.Position = start;
        return false;
    }

    private bool TryTakeSetter(ref PickleReader reader, PickleClass @class, int index)
    {
        int start = reader.Position;
        if (reader.TryReadGet(out int setter) && Memo.Peek(setter) is PickleCallable callable && callable.Module == @class.Module && callable.Name == @class.SetterName
            && reader.TryReadGet(out int target) && target == index) return true;
        reader.Position = start;
        return false;
    }
}
