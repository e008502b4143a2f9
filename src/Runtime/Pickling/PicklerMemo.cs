using System.Runtime.CompilerServices;

namespace PickleGen;

/// <summary>
/// What a pickler has memoized: objects by reference, numbered in the order in which they came (pickle.py <c>Pickler.memo</c>).
/// Keeps them alive, so that no new object is taken for an old one.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed partial class PicklerMemo
{
    private const int FirstCapacity = 32;

    private Entry[] _entries = new Entry[FirstCapacity];
    private int _count;

    /// <summary>How many entries there are: the next one's index.</summary>
    public int Count => _count;

    /// <summary>The index under which <paramref name="value"/> was memoized.</summary>
    public bool TryGet(object value, out int index)
    {
        while (true)
        {
            index = Find(value, out _);
            if (index >= 0) return true;
            if (!IsOutdated) return false;
            Update();
        }
    }

    /// <summary>True: <paramref name="value"/> is memoized under <paramref name="index"/>. False: it now is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetOrAdd(object value, out int index)
    {
        index = GetOrAdd(value);
        if (index >= 0) return true;
        index = ~index;
        return false;
    }

    /// <summary>The index under which <paramref name="value"/> is memoized; if it only now is, the index's complement.</summary>
    // Nothing here is called but at the end, so that what is found costs no frame.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int GetOrAdd(object value)
    {
        if (_isByIdentityHash) return GetOrAddByIdentity(value);
        int index = Find(value, HomeByAddress(value), out int slot);
        return index >= 0 ? index : AddAt(slot, value);
    }

    /// <summary>Memoizes <paramref name="value"/>, which was not memoized before, and returns its index.</summary>
    public int Add(object value)
    {
        TryGetOrAdd(value, out int index);
        return index;
    }

    /// <summary>Takes an index for something that is on the unpickler's memo and has no object here.</summary>
    public int AddUnnamed() => AddUnnamed(1);

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
        Array.Clear(_entries, 0, _count);
        _count = 0;
        ForgetSlots();
        ForgetUpkeep();
    }

    /// <summary>Forgets what was memoized since <see cref="Count"/> was <paramref name="count"/>.</summary>
    public void RollBack(int count)
    {
        if (count == _count) return;
        Array.Clear(_entries, count, _count - count);
        ForgetSlots();
        _count = count;
        FillSlots();
    }

    /// <summary>Forgets <paramref name="last"/>, which was memoized last.</summary>
    public void TakeBack(object last)
    {
        if (Find(last, out int slot) < 0)
        {
            RollBack(_count - 1);
            return;
        }
        _slots[slot] = 0;
        _entries[--_count] = default;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int GetOrAddByIdentity(object value)
    {
        int index = Find(value, HomeByIdentity(value), out int slot);
        return index >= 0 ? index : AddAt(slot, value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int AddAt(int slot, object value)
    {
        int index = _count;
        Entry[] entries = _entries;
        if (IsOutdated || (uint)index >= (uint)entries.Length) return AddAgain(value);
        _slots[slot] = _first + index;
        entries[index].Value = value;
        _count = index + 1;
        return ~index;
    }

    private int AddAgain(object value)
    {
        if (IsOutdated) Update();
        else Grow();
        return GetOrAdd(value);
    }

    // In a struct, an object is stored without a look at the array's type.
    private struct Entry
    {
        public object? Value;
    }
}
