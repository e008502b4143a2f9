using System.ComponentModel;
using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Objects in positional layout: <c>cls (members) REDUCE [MEMOIZE]</c>, made from their members, so that they get their identity after them.</content>
public partial class Pickler
{
    /// <summary>Writes what comes before the members of an object in positional layout, of exactly this class, as <see cref="BeginObject(ref PickleWriter, ref byte, PickleClass, object, out PickleNames)"/> does in state layout.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="p">The place in the bytes.</param>
    /// <param name="class">The object's class.</param>
    /// <param name="value">The object.</param>
    /// <param name="isBegun">False: nothing has been written, because this is the general path's; <c>SaveObject</c> writes the object.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte BeginCall(ref PickleWriter writer, ref byte p, PickleClass @class, object value, out bool isBegun)
    {
        ClassState[] classes = _classes;
        if ((uint)@class.Id < (uint)classes.Length && CanNest)
        {
            ref readonly ClassState state = ref classes[@class.Id];
            if (state.DirectIn == _dump && (!state.IsTracked || !Memo.TryGet(value, out _)))
            {
                _nesting++;
                _places++;
                isBegun = true;
                p = ref writer.Ensure(ref p, PickleOps.NameSize + PickleOps.MarkSize);
                return ref PickleOps.StartMembers(ref PickleOps.Name(ref p, state.Class, 0));
            }
        }
        isBegun = false;
        return ref p;
    }

    /// <summary>The members have been written.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte EndCall(ref PickleWriter writer, ref byte p, PickleClass @class, object value)
    {
        _nesting--;
        _places--;
        p = ref writer.Ensure(ref p, 2);
        p = ref PickleOps.Opcode(ref p, PickleOpcode.Reduce);
        if (!_classes[@class.Id].IsTracked) return ref p;
        if (Memo.TryGetOrAdd(value, out int index)) return ref EndOnTheWay(ref writer, ref p, index);
        return ref PickleOps.Opcode(ref p, PickleOpcode.Memoize);
    }

    // A cycle: a collection in the members led back to the object, which was made there. POP, GET (pickle.py save_reduce).
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref byte EndOnTheWay(ref PickleWriter writer, ref byte p, int index)
    {
        writer.Commit(ref p);
        writer.WriteOpcode(PickleOpcode.Pop);
        writer.WriteGet(index);
        return ref writer.Reserve(0);
    }

    private void SaveCall<T, TCodec>(ref PickleWriter writer, T value, PickleNames @class, bool isTracked)
        where T : notnull
        where TCodec : struct, IObjectCodec<T>
    {
        if (isTracked && Memo.TryGet(value, out int index))
        {
            writer.WriteGet(index);
            return;
        }
        if (IsTooDeep(TCodec.Class))
        {
            SaveOverStack(ref writer, value, TCodec.Class);
            return;
        }
        writer.Commit(ref PickleOps.Name(ref writer.Reserve(PickleOps.NameSize), @class, 0));
        _nesting++;
        _places++;
        TCodec.SaveMembers(ref writer, this, value);
        _places--;
        _nesting--;
        writer.WriteOpcode(PickleOpcode.Reduce);
        if (isTracked) EndsOnTheWay(ref writer, value);
    }
}
