using System.Runtime.CompilerServices;

namespace PickleGen;

/// <summary>
/// What a pickler has memoized: objects by reference, numbered in the order in which they came (pickle.py <c>Pickler.memo</c>).
/// Keeps them alive, so that no new object is taken for an old one.
/// </summary>
/// <remarks>An open-addressing table over a list of entries. Not thread-safe.</remarks>
internal sealed class PicklerMemo
{
    private const int FirstCapacity = 32;

    /// <summary>Entry numbers plus one; 0 is free. At least twice as long as the entries are many.</summary>
    private int[] _slots = new int[2 * FirstCapacity];
    private Entry[] _entries = new Entry[FirstCapacity];
    private int _count;

    /// <summary>How many entries there are: the next one's index.</summary>
    public int Count => _count;

    /// <summary>The index under which <paramref name="value"/> was memoized.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(object value, out int index)
    {
        int slot = Find(value);
        index = _slots[slot] - 1;
        return index >= 0;
    }

    /// <summary>True: <paramref name="value"/> is memoized under <paramref name="index"/>. False: it now is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetOrAdd(object value, out int index)
    {
        int slot = Find(value);
        index = _slots[slot] - 1;
        if (index >= 0) return true;
        index = Insert(value, slot);
        return false;
    }

    /// <summary>Memoizes <paramref name="value"/>, which was not memoized before, and returns its index.</summary>
    public int Add(object value) => Insert(value, Find(value));

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
        while (count-- > 0) AddUnnamed();
        return first;
    }

    /// <summary>Forgets everything. Takes time for what was memoized, not for what once was.</summary>
    public void Clear() => RollBack(0);

    /// <summary>Forgets what was memoized since <see cref="Count"/> was <paramref name="count"/>.</summary>
    public void RollBack(int count)
    {
        // Newest first: so the table comes back to what it was, and no chain of slots is cut.
        for (int i = _count - 1; i >= count; i--)
        {
            if (_entries[i].Value is not null) _slots[_entries[i].Slot] = 0;
            _entries[i] = default;
        }
        _count = count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(object value)
    {
        int[] slots = _slots;
        int mask = slots.Length - 1;
        int slot = RuntimeHelpers.GetHashCode(value) & mask;
        while (true)
        {
            int number = slots[slot];
            if (number == 0 || ReferenceEquals(_entries[number - 1].Value, value)) return slot;
            slot = (slot + 1) & mask;
        }
    }

    private int Insert(object value, int slot)
    {
        if (_count == _entries.Length)
        {
            Grow();
            slot = Find(value);
        }
        int index = _count++;
        _entries[index] = new Entry { Value = value, Slot = slot };
        _slots[slot] = index + 1;
        return index;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, 2 * _entries.Length);
        _slots = new int[2 * _entries.Length];
        for (int i = 0; i < _count; i++)
        {
            if (_entries[i].Value is not { } value) continue;
            int slot = Find(value);
            _entries[i].Slot = slot;
            _slots[slot] = i + 1;
        }
    }

    private struct Entry
    {
        public object? Value;
        public int Slot;
    }
}
