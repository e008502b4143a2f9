using System.ComponentModel;
using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Types that give or take their state themselves: <see cref="IPickleState{TState}"/>, <see cref="StateSetterAttribute"/>.</content>
public partial class Pickler
{
    /// <summary>
    /// What comes before an object's own state: the setter and GET of the object, where there is one and the object has an identity; else
    /// <c>BININT1 0 POP</c>, a hint for our reader that a state follows.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void StartState<T>(ref PickleWriter writer, PickleClass @class, T value)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(@class);
        if (TryGetSetterTarget(@class, value, out int index))
        {
            writer.Commit(ref PickleOps.Name(ref writer.Reserve(PickleOps.NameSize), _classes[@class.Id].Class, 1));
            writer.WriteGet(index);
            return;
        }
        writer.WriteInt(0);
        writer.WriteOpcode(PickleOpcode.Pop);
    }

    /// <summary>The same, EMPTY_DICT and MARK: the state is made of the members.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void StartMemberState<T>(ref PickleWriter writer, PickleClass @class, T value)
        where T : notnull
    {
        StartState(ref writer, @class, value);
        writer.WriteOpcode(PickleOpcode.EmptyDict);
        writer.WriteOpcode(PickleOpcode.Mark);
    }

    /// <summary>What comes behind an object's own state: the call of the setter, or BUILD.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void EndState<T>(ref PickleWriter writer, PickleClass @class, T value)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(@class);
        if (TryGetSetterTarget(@class, value, out _)) writer.WriteSetterCall();
        else writer.WriteOpcode(PickleOpcode.Build);
    }

    /// <summary><c>NONE POP</c>: a hint for our reader that no state follows here. Also where <c>GetState</c> returns null, as in Python.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void NoState(ref PickleWriter writer)
    {
        writer.WriteNone();
        writer.WriteOpcode(PickleOpcode.Pop);
    }

    // The setter is called with the object, which only the memo can give.
    private bool TryGetSetterTarget<T>(PickleClass @class, T value, out int index)
        where T : notnull
    {
        index = -1;
        return @class.StateSetter is not null && !typeof(T).IsValueType && IsTracking && @class.TrackReferences && Memo.TryGet(value, out index);
    }

    // cls () NEWOBJ [MEMOIZE], then whatever the type has for a state.
    private void SaveOwnState<T, TCodec>(ref PickleWriter writer, T value, object? identity, in ClassState state)
        where T : notnull
        where TCodec : struct, IObjectCodec<T>
    {
        if (_places > 0 && TrySaveInPlace(ref writer, identity, TCodec.Class)) return;
        int index = -1;
        if (state.IsTracked && Memo.TryGetOrAdd(identity!, out index))
        {
            writer.WriteGet(index);
            return;
        }
        ref byte p = ref PickleOps.Name(ref writer.Reserve(NewObjectSize), state.Class, 0);
        // Without the dictionary that NewObject ends with.
        writer.Commit(ref Unsafe.Subtract(ref PickleOps.NewObject(ref p, state.IsTracked), 1));
        if (!TryNest(identity, TCodec.Class, index))
        {
            NoState(ref writer);
            return;
        }
        TCodec.SaveMembers(ref writer, this, value);
        _nesting--;
    }
}
