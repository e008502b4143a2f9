using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

/// <summary>
/// What a pickler has memoized: objects by reference, numbered in the order in which they came (pickle.py <c>Pickler.memo</c>).
/// Keeps them alive, so that no new object is taken for an old one.
/// </summary>
/// <remarks>
/// An open-addressing table over a list of entries. Objects are found by their identity hash, strings by a few of their characters: an
/// object's first identity hash costs more than everything else here. Not thread-safe.
/// </remarks>
internal sealed class PicklerMemo
{
    private const int FirstCapacity = 32;

    /// <summary>Below so many entries the memo grows fourfold.</summary>
    private const int FastGrowth = 1 << 14;

    /// <summary>Slots that are tried for a string by its characters. So many strings that look alike are told apart by identity hash.</summary>
    private const int AlikeLimit = 16;

    /// <summary>Entry numbers plus one; 0 is free. At least twice as long as the entries are many.</summary>
    private int[] _slots = new int[2 * FirstCapacity];
    private Entry[] _entries = new Entry[FirstCapacity];
    private int _count;

    /// <summary>How many entries there are: the next one's index.</summary>
    public int Count => _count;

    /// <summary>What was memoized, by index; null: something that has no object here.</summary>
    public object?[] ToArray()
    {
        object?[] values = new object?[_count];
        for (int i = 0; i < values.Length; i++) values[i] = _entries[i].Value;
        return values;
    }

    /// <summary>The index under which <paramref name="value"/>, which is no string, was memoized.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(object value, out int index)
    {
        index = _slots[Find(value, RuntimeHelpers.GetHashCode(value))] - 1;
        return index >= 0;
    }

    /// <summary>True: <paramref name="value"/>, which is no string, is memoized under <paramref name="index"/>. False: it now is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetOrAdd(object value, out int index)
    {
        int hash = RuntimeHelpers.GetHashCode(value);
        int slot = Find(value, hash);
        index = _slots[slot] - 1;
        if (index >= 0) return true;
        index = Insert(value, slot);
        return false;
    }

    /// <summary>The same for a string. Reference counts, not content.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetOrAddString(string value, out int index)
    {
        int hash = HashOf(value);
        int slot = FindString(value, hash);
        index = _slots[slot] - 1;
        if (index >= 0) return true;
        index = Insert(value, slot);
        return false;
    }

    /// <summary>Memoizes <paramref name="value"/>, which was not memoized before and is no string, and returns its index.</summary>
    public int Add(object value)
    {
        int hash = RuntimeHelpers.GetHashCode(value);
        return Insert(value, Find(value, hash));
    }

    /// <summary>Takes an index for something that is on the unpickler's memo and has no object here.</summary>
    public int AddUnnamed()
    {
        if (_count == _entries.Length) Grow();
        return _count++;
    }

    /// <summary>Takes as many indices and returns the first.</summary>
    public int AddUnnamed(int count)
    {
        int first = _count;
        while (_entries.Length - first < count) Grow();
        _count += count;
        return first;
    }

    /// <summary>Forgets everything. Takes time for what was memoized, not for what once was.</summary>
    public void Clear()
    {
        if (_count < _slots.Length / 16)
        {
            RollBack(0);
            return;
        }
        Array.Clear(_slots);
        Array.Clear(_entries, 0, _count);
        _count = 0;
    }

    /// <summary>Forgets what was memoized since <see cref="Count"/> was <paramref name="count"/>.</summary>
    public void RollBack(int count)
    {
        // Newest first: so the table comes back to what it was, and no chain of slots is cut.
        for (int i = _count - 1; i >= count; i--)
        {
            if (_entries[i].Value is { } value) _slots[Place(value)] = 0;
            _entries[i] = default;
        }
        _count = count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(object value, int hash)
    {
        int[] slots = _slots;
        int mask = slots.Length - 1;
        int slot = Spread(hash) & mask;
        while (true)
        {
            int number = slots[slot];
            if (number == 0 || ReferenceEquals(_entries[number - 1].Value, value)) return slot;
            slot = (slot + 1) & mask;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FindString(object value, int hash)
    {
        int[] slots = _slots;
        int mask = slots.Length - 1;
        int slot = Spread(hash) & mask;
        for (int i = 0; i < AlikeLimit; i++)
        {
            int number = slots[slot];
            if (number == 0 || ReferenceEquals(_entries[number - 1].Value, value)) return slot;
            slot = (slot + 1) & mask;
        }
        return Find(value, RuntimeHelpers.GetHashCode(value));
    }

    // A thread's identity hashes are the upper bits of a sequence that multiplies by a small number: as they are they stand in rows, and
    // in a large table each search walks along one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Spread(int hash)
    {
        ulong product = (uint)hash * 0x9E37_79B9_7F4A_7C15;
        return (int)(product >> 32);
    }

    private int Place(object value) => value is string text ? FindString(value, HashOf(text)) : Find(value, RuntimeHelpers.GetHashCode(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Insert(object value, int slot)
    {
        int index = _count;
        if (index == _entries.Length) slot = GrowFor(value);
        _slots[slot] = index + 1;
        _entries[index].Value = value;
        _count = index + 1;
        return index;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int GrowFor(object value)
    {
        Grow();
        return Place(value);
    }

    private void Grow()
    {
        // In large steps while they are cheap: everything that is memoized finds a new slot each time.
        Array.Resize(ref _entries, (_entries.Length < FastGrowth ? 4 : 2) * _entries.Length);
        _slots = new int[2 * _entries.Length];
        for (int i = 0; i < _count; i++)
        {
            if (_entries[i].Value is { } value) _slots[Place(value)] = i + 1;
        }
    }

    /// <summary>A hash of the length and of up to eight characters at either end.</summary>
    private static int HashOf(string value)
    {
        ref byte text = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(value.AsSpan()));
        int length = value.Length;
        ulong hash = (uint)length;
        if (length >= 8)
        {
            ref byte last = ref Unsafe.Add(ref text, 2 * (length - 8));
            hash += Mix(Word(ref text, 0), Word(ref text, 8)) + Mix(Word(ref last, 8), Word(ref last, 0));
        }
        else if (length >= 4)
        {
            hash += Mix(Word(ref text, 0), Word(ref text, 2 * (length - 4)));
        }
        else
        {
            foreach (char c in value) hash = Mix(hash, c);
        }
        return (int)(hash ^ hash >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(ref byte text, int offset) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong a, ulong b)
    {
        ulong high = Math.BigMul(a ^ 0x9E37_79B9_7F4A_7C15, b ^ 0xC2B2_AE3D_27D4_EB4F, out ulong low);
        return high ^ low;
    }

    // In a struct, an object is stored without a look at the array's type.
    private struct Entry
    {
        public object? Value;
    }
}
