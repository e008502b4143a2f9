using System.ComponentModel;
using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <summary>
/// An object's members, as long as they follow one another in our order: its place in the bytes lies in registers. Plain members are
/// read in runs, a run whole or not at all, so that what is read is only stored where nothing follows that belongs to it.
/// </summary>
/// <typeparam name="TNames">How their names are found.</typeparam>
/// <remarks>
/// Each method takes a member or, returning false, leaves it and all behind it to the next tier, which <see cref="Unpickler.BeginMembers"/>
/// starts. What is refused here need not be wrong.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct MemberRun<TNames>
    where TNames : struct, IMemberNames
{
    // The opcode that gets the first name, its index behind it, and above those the size of both (PickleNames): in one register.
    private readonly ulong _names;
    private readonly ForeignMembers? _foreign;
    private readonly byte[][]? _spelled;
    private readonly int _epoch;
    private ref byte _next;
    private int _left;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal MemberRun(ref byte next, int left, PickleNames names, long epoch, ForeignMembers? foreign = null, byte[][]? spelled = null)
    {
        _next = ref next;
        _left = left;
        _names = names.Get(0);
        _foreign = foreign;
        _spelled = spelled;
        // A run is read within one load, where the lower half tells as much.
        _epoch = (int)epoch;
        Turn = 1;
    }

    /// <summary>The member whose turn it is, from 1 on; 0: the members do not lie as we write them.</summary>
    public int Turn { get; private set; }

    /// <summary>Whether it is this member's turn, the first of a run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Starts(int member)
    {
        if (Turn != member + 1) return false;
        if (typeof(TNames) == typeof(ForeignNames)) _foreign?.Keep();
        return true;
    }

    /// <summary>A run that <see cref="Starts"/> with this member was not read whole: nothing of it was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void GiveUp(int member)
    {
        if (typeof(TNames) == typeof(ForeignNames) && Turn == member + 1) _foreign?.GiveUp();
    }

    /// <summary>Takes a member that is NONE; not one behind which something else than the next member's name comes: it may be a tuple's first item.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool None(scoped ref PickleReader reader, int member)
    {
        if (Turn != member + 1) return false;
        if (!IsOwn && (_names >> PickleNames.SizeShift) == 0) return TakesNone(ref reader, member);
        if (!Finds(member, 2)) return false;
        int name = typeof(TNames) == typeof(NearNames) ? PickleNames.NearSize : (int)(_names >> PickleNames.SizeShift);
        if (Unsafe.Add(ref _next, name) != (byte)PickleOpcode.None) return false;
        if (name != 0 && Unsafe.Add(ref _next, name + 1) != (byte)PickleOpcode.SetItems && (_left <= 2 * name + 1 || !IsNamed(ref Unsafe.Add(ref _next, name + 1), member + 1))) return false;
        _next = ref Unsafe.Add(ref _next, name + 1);
        _left -= name + 1;
        Turn++;
        reader.MoveTo(ref _next);
        return true;
    }

    /// <summary>
    /// The same of a member that may be a tuple. Other pickles than ours have tuples of up to three without a MARK before them, so that what
    /// looks like the next member's name may be the second item: those are left to the codec.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NoneOrTuple(scoped ref PickleReader reader, int member) => IsOwn && None(ref reader, member);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TakesNone(scoped ref PickleReader reader, int member)
    {
        int size = _foreign!.TakeNone(ref _next, _left, member);
        if (size == 0) return false;
        _next = ref Unsafe.Add(ref _next, size);
        _left -= size;
        Turn++;
        reader.MoveTo(ref _next);
        return true;
    }

    /// <summary>Takes a member that is a decimal number of few digits, as we write all but the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Decimal(scoped ref PickleReader reader, Unpickler unpickler, int member, out decimal value)
    {
        value = 0;
        int name = typeof(TNames) == typeof(NearNames) ? PickleNames.NearSize : (int)(_names >> PickleNames.SizeShift);
        if (Turn != member + 1) return false;
        int size;
        if (!IsOwn) size = _foreign!.TakeDecimal(ref _next, _left, isKnown: name != 0, member, out value);
        else
        {
            if (!Finds(member, 1)) return false;
            size = DecimalCodec.Read(ref Unsafe.Add(ref _next, name), _left - name, unpickler.Memo, out value);
            if (size != 0) size += name;
        }
        if (size == 0) return false;
        _next = ref Unsafe.Add(ref _next, size);
        _left -= size;
        Turn++;
        reader.MoveTo(ref _next);
        return true;
    }

    /// <summary>Takes the name of a member that its codec reads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Name(scoped ref PickleReader reader, int member)
    {
        int name = typeof(TNames) == typeof(NearNames) ? PickleNames.NearSize : (int)(_names >> PickleNames.SizeShift);
        if (Turn != member + 1 || !Finds(member, 1)) return false;
        reader.MoveTo(ref Unsafe.Add(ref _next, name));
        return true;
    }

    /// <summary>The same where members have no names: whether another value comes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Argument(scoped ref PickleReader reader, int member)
    {
        if (Turn != member + 1 || _left == 0 || _next == (byte)PickleOpcode.Tuple) return false;
        reader.MoveTo(ref Unsafe.AsRef(in _next));
        return true;
    }

    /// <summary>The codec has read the member's value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Return(ref PickleReader reader, Unpickler unpickler)
    {
        Turn++;
        _next = ref reader.Next;
        _left = (int)unpickler.Memo.Epoch == _epoch ? reader.Left : 0;
    }

    /// <summary>Takes SETITEMS, if these were all members and the object's whole state: BUILD comes behind, no slots.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Ends(scoped ref PickleReader reader, int count)
    {
        if (Turn != count + 1 || _left < 2 || _next != (byte)PickleOpcode.SetItems || Behind(1) != (byte)PickleOpcode.Build) return false;
        reader.MoveTo(ref Unsafe.Add(ref Unsafe.AsRef(in _next), 1));
        return true;
    }

    /// <summary>Takes SETITEMS, if these were all members of a dictionary.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool EndsDict(scoped ref PickleReader reader, int count)
    {
        if (Turn != count + 1 || _left < 2 || _next != (byte)PickleOpcode.SetItems || Behind(1) is (byte)PickleOpcode.Mark or (byte)PickleOpcode.Frame) return false;
        reader.MoveTo(ref Unsafe.Add(ref Unsafe.AsRef(in _next), 1));
        return true;
    }

    /// <summary>Takes TUPLE, if these were all members.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool EndsArguments(scoped ref PickleReader reader, int count)
    {
        if (Turn != count + 1 || _left == 0 || _next != (byte)PickleOpcode.Tuple) return false;
        reader.MoveTo(ref Unsafe.Add(ref Unsafe.AsRef(in _next), 1));
        return true;
    }
}
