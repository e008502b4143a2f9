using System.ComponentModel;
using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>The fast switch: what generated code calls, and what it needs to know during a dump.</content>
public partial class Pickler
{
    private const int NewObjectSize = PickleOps.NameSize + sizeof(uint);

    private ClassState[] _classes = [];

    /// <summary>Writes an object of an annotated type: null, a reference to where it stands already, or class and members.</summary>
    /// <exception cref="PicklingException">It, or something in it, cannot be saved.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SaveObject<T, TCodec>(ref PickleWriter writer, T? value)
        where T : notnull
        where TCodec : struct, IObjectCodec<T>
    {
        if (value is null) writer.WriteNone();
        else if (TCodec.IsExact(value)) SaveExact<T, TCodec>(ref writer, value);
        else Save(ref writer, value);
    }

    private void SaveExact<T, TCodec>(ref PickleWriter writer, T value)
        where T : notnull
        where TCodec : struct, IObjectCodec<T>
    {
        ref readonly ClassState state = ref ClassOf(ref writer, TCodec.Class);
        if (state.DirectIn == _dump) SaveGenerated<T, TCodec>(ref writer, value, in state);
        else Save(ref writer, value);
    }

    /// <summary>An object of exactly this type that no hook wants, though one may have been asked.</summary>
    internal void SaveGenerated<T, TCodec>(ref PickleWriter writer, T value)
        where T : notnull
        where TCodec : struct, IObjectCodec<T>
    {
        ref readonly ClassState state = ref ClassOf(ref writer, TCodec.Class);
        if (state.Memo != _memoEpoch) NameClass(ref writer, TCodec.Class);
        SaveGenerated<T, TCodec>(ref writer, value, in state);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SaveGenerated<T, TCodec>(ref PickleWriter writer, T value, in ClassState state)
        where T : notnull
        where TCodec : struct, IObjectCodec<T>
    {
        var @class = TCodec.Class;
        if (@class.Layout == PickleLayout.Positional)
        {
            SaveCall<T, TCodec>(ref writer, value, state.Class, state.IsTracked);
            return;
        }
        object? identity = typeof(T).IsValueType ? null : value;
        // Where nothing is written of it, whoever waits for that is called all the same.
        if (@class is { MemberCount: 0, Layout: PickleLayout.State, HasOwnState: false } && !(state.IsTracked && Memo.TryGet(identity!, out _))) TCodec.GetMembers(value);
        if (@class.HasOwnState)
        {
            SaveOwnState<T, TCodec>(ref writer, value, identity, in state);
        }
        else if (@class.Layout == PickleLayout.Dict ? OpenDict(ref writer, @class, identity, in state) : OpenState(ref writer, @class, identity, in state))
        {
            TCodec.SaveMembers(ref writer, this, value);
            _nesting--;
        }
    }

    /// <summary>
    /// Writes what comes before the members of an object in state layout, of exactly this class. False: everything has been written, because
    /// a hook wanted it or because it was met before; or its members come later.
    /// </summary>
    /// <exception cref="PicklingException">It cannot be saved.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool BeginObject(ref PickleWriter writer, PickleClass @class, object value)
    {
        ref readonly ClassState state = ref ClassOf(ref writer, @class);
        return state.DirectIn == _dump ? OpenState(ref writer, @class, value, in state) : BeginHooked(ref writer, @class, value, state.Plan);
    }

    /// <summary>
    /// The same where the place in the bytes lies in a register: at <paramref name="p"/>, and behind what was written on return, the MARK
    /// before the members included.
    /// </summary>
    /// <param name="writer">Where to.</param>
    /// <param name="p">The place in the bytes.</param>
    /// <param name="class">The object's class.</param>
    /// <param name="value">The object.</param>
    /// <param name="names">The members' names; none: everything has been written.</param>
    /// <exception cref="PicklingException">It cannot be saved.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte BeginObject(ref PickleWriter writer, ref byte p, PickleClass @class, object value, out PickleNames names)
    {
        ClassState[] classes = _classes;
        if ((uint)@class.Id < (uint)classes.Length && CanNest)
        {
            ref readonly ClassState state = ref classes[@class.Id];
            if (state.DirectIn == _dump ? !state.IsTracked || Memo.GetOrAdd(value) < 0 : state.AskedIn == _dump && IsDeclined(value, in state))
            {
                _nesting++;
                names = state.Members;
                p = ref writer.Ensure(ref p, ObjectOpening.Room);
                return ref state.Opening.Write(ref p);
            }
        }
        p = ref BeginOther(ref writer, ref p, @class, value, out bool hasMembers);
        names = hasMembers ? NamesOf(@class) : default;
        return ref p;
    }

    /// <summary>The members have been written.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void EndObject() => _nesting--;

    // cls () NEWOBJ [MEMOIZE] {}, where members follow; a struct has no identity.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool OpenState(ref PickleWriter writer, PickleClass @class, object? identity, in ClassState state)
    {
        if (_places > 0 && TrySaveInPlace(ref writer, identity, @class)) return false;
        int index = -1;
        if (state.IsTracked && Memo.TryGetOrAdd(identity!, out index))
        {
            writer.WriteGet(index);
            return false;
        }
        ref byte p = ref writer.Reserve(NewObjectSize);
        p = ref PickleOps.Name(ref p, state.Class, 0);
        p = ref PickleOps.NewObject(ref p, state.IsTracked);
        if (@class.MemberCount != 0 && TryNest(identity, @class, index))
        {
            writer.Commit(ref p);
            return true;
        }
        // Without its members, without the dictionary for them.
        writer.Commit(ref Unsafe.Subtract(ref p, 1));
        if (@class.MemberCount != 0) NoState(ref writer);
        return false;
    }

    // {} [MEMOIZE]
    private bool OpenDict(ref PickleWriter writer, PickleClass @class, object? identity, in ClassState state)
    {
        if (_places > 0 && TrySaveInPlace(ref writer, identity, @class)) return false;
        int index = -1;
        if (state.IsTracked && Memo.TryGetOrAdd(identity!, out index))
        {
            writer.WriteGet(index);
            return false;
        }
        writer.Commit(ref PickleOps.NewDict(ref writer.Reserve(NewObjectSize), state.IsTracked));
        return TryNest(identity, @class, index);
    }

    /// <summary>Where this dump has memoized the names of a class whose object is being written.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PickleNames NamesOf(PickleClass @class) => _classes[@class.Id].Members;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref readonly ClassState ClassOf(ref PickleWriter writer, PickleClass @class)
    {
        if (IsMet(@class)) return ref _classes[@class.Id];
        return ref MeetClass(ref writer, @class);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsMet(PickleClass @class)
    {
        ClassState[] classes = _classes;
        return (uint)@class.Id < (uint)classes.Length && classes[@class.Id].Dump == _dump;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref readonly ClassState MeetClass(ref PickleWriter writer, PickleClass @class)
    {
        if (@class.Id >= _classes.Length) Array.Resize(ref _classes, Math.Max(2 * _classes.Length, @class.Id + 8));
        ref ClassState state = ref _classes[@class.Id];
        state.Dump = _dump;
        var asked = IsDirect && _hasHooks ? PlanOf(@class.Type) : null;
        bool isDirect = IsDirect && asked is not { AsksForNumbers: true };
        state.Plan = isDirect && asked is { IsHooked: true } ? asked : null;
        state.DirectIn = isDirect && state.Plan is null ? _dump : 0;
        state.IsTracked = @class.TrackReferences && IsTracking;
        if (state.DirectIn == _dump && state.Memo != _memoEpoch) NameClass(ref writer, @class);
        return ref state;
    }

    // Python imports what is named here: not before it is sure that an object of the class follows.
    private void NameClass(ref PickleWriter writer, PickleClass @class)
    {
        ref ClassState state = ref _classes[@class.Id];
        state.Memo = _memoEpoch;
        writer.WriteRaw(@class.Preamble);
        int first = Memo.AddUnnamed(@class.PreambleCount);
        // A pickler's pickles mostly begin alike.
        if (state.FirstName == first && state.IsOpeningTracked == state.IsTracked && state.Named is not null) return;
        state.Named = @class;
        state.FirstName = first;
        state.IsOpeningTracked = state.IsTracked;
        state.Class = new PickleNames(first, @class.GlobalCount);
        state.Members = new PickleNames(first + @class.GlobalCount, @class.MemberCount);
        state.Opening = new ObjectOpening(state.Class, state.IsTracked);
    }

    /// <summary>What a dump knows of a class.</summary>
    private struct ClassState
    {
        /// <summary>The dump that this was decided in.</summary>
        public long Dump;

        /// <summary>The memo that the names stand in.</summary>
        public long Memo;

        /// <summary>The class that they name.</summary>
        public PickleClass? Named;

        /// <summary>The same dump, if generated code saves the class's objects without a hook.</summary>
        public long DirectIn;

        /// <summary>The same dump, if its objects are memoized, hooks are asked for each of them, and the names are there.</summary>
        public long AskedIn;

        /// <summary>That hook, if it is one alone.</summary>
        public ReducerQuestion? Only;

        /// <summary>What an object in state layout begins with.</summary>
        public ObjectOpening Opening;

        /// <summary>The hooks that are asked first; null: none, or not by generated code.</summary>
        public TypePlan? Plan;

        /// <summary>The memo's index of the first name.</summary>
        public int FirstName;

        /// <summary>Whether the opening memoizes the object.</summary>
        public bool IsOpeningTracked;

        public bool IsTracked;
        public PickleNames Class;
        public PickleNames Members;
    }
}
