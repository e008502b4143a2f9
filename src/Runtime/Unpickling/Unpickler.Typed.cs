using System.ComponentModel;
using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Reads objects of annotated types: what we write by a few comparisons, what CPython writes by the same steps.</content>
public partial class Unpickler
{
    private int _objectIndex = -1;

    /// <summary>How many tuples and argument lists are around what is read: in there an object of another pickler's, without attributes, may have a dictionary behind it that is not its state.</summary>
    internal int TupleDepth;

    /// <summary>Reads an object of an annotated type: null, a reference to one that stands already, or class and members.</summary>
    /// <exception cref="UnpicklingException">The pickle is malformed or holds something else.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T? LoadObject<T, TCodec>(ref PickleReader reader)
        where T : notnull
        where TCodec : struct, IObjectCodec<T>
    {
        if (reader.TryTake(PickleOpcode.None)) return NoneAs<T>();
        if (TryTakeMet(ref reader, out T? met)) return met;
        var @class = TCodec.Class;
        if (CanNest)
        {
            var info = PickleTypeInfo.Of<T, TCodec>();
            if (reader.TryPeekBinGet(out byte index) && @class.Layout != PickleLayout.Dict)
            {
                if (Memo.Is(index, info))
                {
                    reader.Position += 2;
                    return LoadNew<T, TCodec>(ref reader, @class);
                }
                if (Memo.Peek(index) is PickleTypeInfo derived && typeof(T).IsAssignableFrom(derived.Type)) return (T?)derived.LoadObject(ref reader, this);
            }
            if (TryLoadOther<T, TCodec>(ref reader, info, out T? value)) return value;
        }
        // A dictionary that the machine has made is all of an object in dict layout: what comes behind may be the end of a tuple without MARK.
        return TCodec.FromObject(@class.Layout == PickleLayout.Dict ? TakeReferenceOrForward(ref reader) : TakeForward(ref reader), this);
    }

    // GET of an object that stands already.
    private bool TryTakeMet<T>(ref PickleReader reader, out T? met)
    {
        int start = reader.Position;
        if (reader.TryReadGet(out int index) && Memo.TryGetBuilt(index, out object? entry) && entry is T typed)
        {
            _incomplete++;
            met = typed;
            return true;
        }
        reader.Position = start;
        met = default;
        return false;
    }

    /// <summary>Where the memo has the object whose members come next; -1: nowhere.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int ObjectIndex => _objectIndex;

    /// <summary>The object under construction, if something in a cycle needed its identity before its constructor could run; else null.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T? EarlyInstance<T>(int memoIndex)
        where T : class => memoIndex < 0 ? null : Memo.Peek(memoIndex) as T;

    /// <summary>The exception for null in a member that cannot be null.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public UnpicklingException NullMember(PickleClass @class, int member) => new(NullIn(@class, member));

    /// <summary>Null in a member that is declared as not nullable.</summary>
    /// <exception cref="UnpicklingException">That is respected.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T? NullMember<T>(PickleClass @class, int member) => Options.RespectNullableAnnotations && _isGiven?[member] != false
        ? throw new UnpicklingException($"{NullIn(@class, member)} Declare it as nullable, or set PickleOptions.{nameof(PickleOptions.RespectNullableAnnotations)} to false.")
        : default;

    private static string NullIn(PickleClass @class, int member) => $"'{@class}' has null for '{@class.MemberNames[member]}', which is not nullable.";

    // None, an object met before, the preamble, the class in other opcodes, a derived class. Takes nothing where it finds none of these.
    private bool TryLoadOther<T, TCodec>(ref PickleReader reader, PickleTypeInfo info, out T? value)
        where T : notnull
        where TCodec : struct, IObjectCodec<T>
    {
        var @class = TCodec.Class;
        value = default;
        TakeFrames(ref reader);
        if (reader.TryTake(PickleOpcode.None))
        {
            value = NoneAs<T>();
            return true;
        }
        TryMeetPreamble(ref reader, @class, info);
        if (@class.Layout == PickleLayout.Dict)
        {
            if (!TryTakeMarkedDict(ref reader)) return TryLoadReference(ref reader, out value);
            value = LoadMembersOf<T, TCodec>(ref reader, @class, TCodec.Create());
            return true;
        }
        if (!TryPeekClass(ref reader, info, out var mention)) return TryLoadReference(ref reader, out value);
        if (ReferenceEquals(mention.Info, info))
        {
            mention.Take(ref reader, this);
            value = LoadNew<T, TCodec>(ref reader, @class);
            return true;
        }
        if (!typeof(T).IsAssignableFrom(mention.Info.Type)) return false;
        value = (T?)mention.Info.LoadObject(ref reader, this);
        return true;
    }

    // The class has been read: NEWOBJ and state, or arguments and REDUCE.
    private T? LoadNew<T, TCodec>(ref PickleReader reader, PickleClass @class)
        where T : notnull
        where TCodec : struct, IObjectCodec<T>
    {
        if (@class.Layout == PickleLayout.Positional)
        {
            // Without a MARK it cannot be told where the arguments end once one of them was left to the machine; and PUT with its line of
            // text, as in protocol 0, or POP behind a preamble under a former name, it knows too.
            if (!reader.TryPeek(out var next) || next != PickleOpcode.Mark || !IsMarkOfArguments(reader, @class)) return TCodec.FromObject(TakeForwardAfter(ref reader, PickleTypeInfo.Of<T, TCodec>()), this);
            T? made = TCodec.Create();
            TupleDepth++;
            int outer = _marksAt;
            _marksAt = _nesting + 1;
            LoadMembersInto<T, TCodec>(ref reader, -1, ref made);
            _marksAt = outer;
            TupleDepth--;
            TakeReduce(ref reader, @class);
            TakePuts(ref reader, made);
            // A state behind the call, as other picklers may give one.
            if (reader.NextOpcode is (int)PickleOpcode.EmptyDict or (int)PickleOpcode.None && !IsMet(@class)) return TCodec.FromObject(TakeForwardAfter(ref reader, made), this);
            return FirstMade(ref reader, made);
        }
        bool isRoot = reader.Position == _rootAt;
        if (!reader.TryTakeNewObject() && !TryTakeNewObjectBehindFrame(ref reader)) return TCodec.FromObject(TakeForwardAfter(ref reader, PickleTypeInfo.Of<T, TCodec>()), this);

        T? target = TCodec.Create();
        if (@class.HasMemberState && PeeksState(ref reader) && (TupleDepth == 0 || IsMet(@class))) return LoadMembersOf<T, TCodec>(ref reader, @class, target);
        if (@class.HasOwnState) return LoadOwnState<T, TCodec>(ref reader, @class, target, isRoot);

        // No state, or none that lies here as a dictionary: the machine sees what comes.
        object shell = target is null ? TCodec.CreateUninitialized() : target;
        TakePuts(ref reader, shell);
        if (isRoot) _rootAt = reader.Position;
        if (target is null || @class.IsBuiltWithoutState) AwaitMembers(shell);
        if (!HasNoState(ref reader, @class)) return TCodec.FromObject(TakeForwardAfter(ref reader, shell), this);
        // Of objects that lie very deep the members come last.
        if (@class.MemberCount > 0) _incomplete++;
        return (T)shell;
    }

    // [puts] EMPTY_DICT [puts] members BUILD; in dict layout the dictionary has been taken already.
    private T? LoadMembersOf<T, TCodec>(ref PickleReader reader, PickleClass @class, T? target)
        where T : notnull
        where TCodec : struct, IObjectCodec<T>
    {
        int index = TakePuts(ref reader, target is null || typeof(T).IsValueType ? Unbuilt.Of<T, TCodec>() : target);
        bool hasState = @class.Layout == PickleLayout.State;
        if (hasState)
        {
            TakeFrames(ref reader);
            reader.Position++;
            TakePuts(ref reader, s_stateOfObject);
        }
        LoadMembersInto<T, TCodec>(ref reader, index, ref target);
        if (index >= 0)
        {
            // A struct that was asked for before it was whole becomes so where it is; what else the pickle has put there stays.
            if (typeof(T).IsValueType && Memo.Peek(index) is { } entry && _early?.Remove(entry) == true) Boxes.Overwrite(entry, target!);
            else Memo.Fill(index, target);
        }
        if (hasState) TakeBuild(ref reader, @class);
        return target;
    }

    /// <summary>Takes what stands before the members of an object in state layout: as we write it, with the preamble where it comes first, or as CPython does.</summary>
    /// <param name="reader">The pickle.</param>
    /// <param name="class">The class.</param>
    /// <param name="puts">How many of the object and its dictionary are memoized, in this order: what <see cref="BeginObject"/> wants to know.</param>
    /// <param name="names">The members' names, if they lie as we write them.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryOpenObject(ref PickleReader reader, PickleClass @class, out int puts, out PickleNames names)
    {
        MetClass[] classes = _metClasses;
        if ((uint)@class.Id < (uint)classes.Length && CanNest)
        {
            ref readonly MetClass met = ref classes[@class.Id];
            if (met.LastEpoch == Memo.Epoch && reader.TryTake(in met.Last))
            {
                puts = met.Last.Puts;
                names = met.LastMembers;
                return true;
            }
        }
        bool isOpen = TryOpenOther(ref reader, @class, out int otherPuts);
        puts = otherPuts;
        names = NamesOf(@class);
        return isOpen;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryOpenOther(ref PickleReader reader, PickleClass @class, out int puts)
    {
        puts = 0;
        if (!CanNest || !reader.TryPeek(out var opcode)) return false;
        if (TryTakeOpening(ref reader, @class, OpeningOf(@class), out puts)) return true;
        if (@class.Info is not { } info) return false;
        if (opcode == PickleOpcode.ShortBinUnicode) return TryMeetPreamble(ref reader, @class, info) && TryTakeOpening(ref reader, @class, OpeningOf(@class), out puts);
        return opcode == PickleOpcode.BinGet && @class.HasMemberState && reader.TryPeekBinGet(out byte index) && Memo.Is(index, info) && TryTakeOpening(ref reader, @class, new PickleNames(index, 1), out puts);
    }

    /// <summary>Memoizes an object as its opening says, and starts on its members.</summary>
    /// <returns>The memo's index, or -1.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int BeginObject(int puts, object? target)
    {
        int index = puts == 0 ? -1 : Memo.Memoize(target);
        if (puts == 2) Memo.Memoize(s_stateOfObject);
        _nesting++;
        _objectIndex = index;
        return index;
    }

    /// <summary>A flat object has been read: takes SETITEMS and BUILD, which stand there, and memoizes it as its opening says.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TakeFlat(ref PickleReader reader, int puts, object? target)
    {
        reader.Position += 2;
        if (puts > 0) Memo.Memoize(target);
        if (puts == 2) Memo.Memoize(s_stateOfObject);
    }

    /// <summary>What the memo has for an object until its constructor has run.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public object NotBuilt<T, TCodec>()
        where T : notnull
        where TCodec : struct, IObjectCodec<T> => Unbuilt.Of<T, TCodec>();

    /// <summary>The members have been read: takes BUILD.</summary>
    /// <exception cref="UnpicklingException">Something else follows.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndObject(ref PickleReader reader, PickleClass @class)
    {
        _nesting--;
        TakeBuild(ref reader, @class);
    }

    /// <summary>The same for an object that its members built.</summary>
    /// <exception cref="UnpicklingException">Something else follows.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndObject(ref PickleReader reader, PickleClass @class, int index, object? target)
    {
        if (index >= 0) Memo.Fill(index, target);
        EndObject(ref reader, @class);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void TakeBuild(ref PickleReader reader, PickleClass @class)
    {
        if (!reader.TryTake(PickleOpcode.Build)) TakeLateBuild(ref reader, @class);
    }

    // The state may be memoized as late as here.
    private void TakeLateBuild(ref PickleReader reader, PickleClass @class)
    {
        while (TakePuts(ref reader, s_stateOfObject) >= 0) { }
        if (!reader.TryTake(PickleOpcode.Build)) throw new UnpicklingException($"The state of '{@class}' is not followed by BUILD.");
    }

    private void LoadMembersInto<T, TCodec>(ref PickleReader reader, int index, ref T? target)
        where T : notnull
        where TCodec : struct, IObjectCodec<T>
    {
        _nesting++;
        _objectIndex = index;
        TCodec.LoadMembers(ref reader, this, ref target);
        _nesting--;
    }
}
