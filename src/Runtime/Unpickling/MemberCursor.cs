using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace PickleGen;

/// <summary>Where a generated reader stands among an object's members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct MemberCursor
{
    /// <summary>The member that comes next if the pickle has them in our order.</summary>
    internal int Next;

    /// <summary>Members that are looked for in our order, each by one comparison.</summary>
    internal int InOrder;

    /// <summary>How the members lie in the pickle.</summary>
    internal MemberForm Form;

    /// <summary>The name in the pickle of a member that the type lacks.</summary>
    internal string? UnknownName;

    /// <summary>A name has been read, and its value will be: SETITEM follows then, where there is one for each.</summary>
    internal bool HasItem;

    /// <summary>How many the type lacks.</summary>
    internal int Unknown;

    /// <summary>The members of the dictionary have been read, and those in the slots are.</summary>
    internal bool IsInSlots;

    /// <summary>The object had all members before this state.</summary>
    internal bool HadAll;

    /// <summary>The <see cref="ValueEnds.Version"/> that these members' values have been looked for in.</summary>
    internal int EndsVersion;

    /// <summary>Members that one word keeps account of.</summary>
    internal const int Quick = 64;

    private ulong _seen;
    private ulong[]? _seenBeyond;

    /// <summary>Whether the pickle had this member.</summary>
    public readonly bool Has(int member) =>
        member < Quick ? (_seen >> member & 1) != 0 : _seenBeyond is { } beyond && (beyond[member / 64 - 1] >> member & 1) != 0;

    /// <summary>How many members the pickle had so far.</summary>
    internal readonly int Count
    {
        get
        {
            int count = Unknown + BitOperations.PopCount(_seen);
            foreach (ulong beyond in _seenBeyond ?? []) count += BitOperations.PopCount(beyond);
            return count;
        }
    }

    internal void TakeNext() => _seen |= 1ul << Next++;

    /// <summary>The next <paramref name="count"/> members have been read: fewer than <see cref="Quick"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void TakeNext(int count)
    {
        _seen |= ((1ul << count) - 1) << Next;
        Next += count;
    }

    /// <summary>The object has all members already.</summary>
    internal void MarkAll(int count)
    {
        HadAll = true;
        _seen = ulong.MaxValue;
        if (count <= Quick) return;
        _seenBeyond = new ulong[(count - 1) / 64];
        _seenBeyond.AsSpan().Fill(ulong.MaxValue);
    }

    internal void Mark(int member, int count)
    {
        if (member < Quick) _seen |= 1ul << member;
        else (_seenBeyond ??= new ulong[(count - 1) / 64])[member / 64 - 1] |= 1ul << member;
    }
}

/// <summary>How an object's members lie in the pickle.</summary>
internal enum MemberForm : byte
{
    /// <summary>MARK (name value)… SETITEMS, perhaps several times.</summary>
    Marked,

    /// <summary>The same, and TUPLE2: the slots of a class that has a dictionary besides.</summary>
    MarkedSlots,

    /// <summary>(name value SETITEM)….</summary>
    Single,

    /// <summary>MARK value… TUPLE.</summary>
    Arguments,

    /// <summary>On the unpickler's stack, as objects.</summary>
    Objects,
}
