using System.Numerics;
using System.Runtime.CompilerServices;

namespace PickleGen;

/// <content>
/// Where an object's entry is. An open-addressing table by the objects' addresses, made anew when the garbage collector may have moved them:
/// an address costs nothing, where an object's first identity hash costs more than all the rest of its memo, and objects that were allocated
/// one after the other have neighbouring slots. (Lisp's <c>eq</c> hash tables work so.)
/// </content>
/// <remarks>
/// Why it cannot go wrong: entries are compared by reference, so what is found is right. Not to be found means something only if nothing
/// moved since the table was made, so a miss asks for the number of collections behind the search, and does not count if there was one.
/// </remarks>
internal sealed partial class PicklerMemo
{
    /// <summary>Below so many entries the memo grows fourfold.</summary>
    private const int FastGrowth = 1 << 14;

    /// <summary>Objects are at least so far apart.</summary>
    private const int AddressBits = 3;

    /// <summary>What it may cost to make the table anew, in entries: as many times what is memoized. After that identity hashes are cheaper.</summary>
    private const int LargestUpkeep = 8;

    /// <summary>CoreCLR counts a collection among those of the younger generations too; Mono, which has two generations, does not.</summary>
    private static readonly bool s_countsAll = GC.MaxGeneration > 1;

    /// <summary>Entry numbers, counted from <see cref="_first"/>; what is below is free. At least twice as long as the entries are many.</summary>
    private int[] _slots = new int[2 * FirstCapacity];
    private int _slotBits = BitOperations.Log2(2 * FirstCapacity);

    /// <summary>The number of the first entry: above all that stands in the table from before it was cleared.</summary>
    private int _first = 1;

    /// <summary>The collections there had been when the table was made.</summary>
    private int _collections = Collections();

    private long _upkeep;
    private bool _isByIdentityHash;

    /// <summary>Whether an object that was not found may be there all the same. To be asked behind the search.</summary>
    private bool IsOutdated
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Collections() != _collections;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Collections() => s_countsAll ? GC.CollectionCount(0) : GC.CollectionCount(0) + GC.CollectionCount(1);

    /// <summary>The index of <paramref name="value"/>; without one -1, and the slot that is free for it.</summary>
    private int Find(object value, out int slot) => Find(value, _isByIdentityHash ? HomeByIdentity(value) : HomeByAddress(value), out slot);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(object value, int home, out int slot)
    {
        int[] slots = _slots;
        Entry[] entries = _entries;
        int first = _first;
        for (slot = home & (slots.Length - 1); ; slot = (slot + 1) & (slots.Length - 1))
        {
            int index = slots[slot] - first;
            if (index < 0) return -1;
            if (ReferenceEquals(entries[index].Value, value)) return index;
        }
    }

    // Objects of one size lie in steps of it: the table is walked through as often as the step is long, each time one slot further.
    // The address is that of the object's first field: an object itself would have to be stored first, to be looked at as a number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe int HomeByAddress(object value)
    {
        nint address = (nint)Unsafe.AsPointer(ref Unsafe.As<StrongBox<byte>>(value).Value) >> AddressBits;
        return (int)(address + (address >> _slotBits));
    }

    // A thread's identity hashes are the upper bits of a sequence that multiplies by a small number: as they are they stand in rows.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int HomeByIdentity(object value)
    {
        ulong product = (uint)RuntimeHelpers.GetHashCode(value) * 0x9E37_79B9_7F4A_7C15;
        return (int)(product >> 32);
    }

    /// <summary>Makes the table anew after a collection.</summary>
    private void Update()
    {
        if (_isByIdentityHash)
        {
            _collections = Collections();
            return;
        }
        _upkeep += _count;
        _isByIdentityHash = _upkeep > LargestUpkeep * (long)Math.Max(_count, FastGrowth);
        ForgetSlots();
        FillSlots();
    }

    private void Grow()
    {
        // In large steps while they are cheap: everything that is memoized finds a new slot each time.
        Array.Resize(ref _entries, (_entries.Length < FastGrowth ? 4 : 2) * _entries.Length);
        _slots = new int[2 * _entries.Length];
        _slotBits = BitOperations.Log2((uint)_slots.Length);
        _first = 1;
        FillSlots();
    }

    private void ForgetSlots()
    {
        if (_first <= int.MaxValue - 2 * _slots.Length)
        {
            _first += _slots.Length;
            return;
        }
        Array.Clear(_slots);
        _first = 1;
    }

    private void ForgetUpkeep()
    {
        _upkeep = 0;
        _isByIdentityHash = false;
    }

    private void FillSlots()
    {
        // Before the first address is looked at: a collection from here on makes the table outdated again.
        _collections = Collections();
        for (int i = 0; i < _count; i++)
        {
            if (_entries[i].Value is { } value)
            {
                Find(value, out int slot);
                _slots[slot] = _first + i;
            }
        }
    }
}
