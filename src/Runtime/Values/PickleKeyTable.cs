using System.Diagnostics;

namespace PickleGen;

/// <summary>The hash table under dict and set: entries in the order of insertion, Python's key equality, seeded hashes.</summary>
/// <remarks>
/// Up to eight entries are searched in line, strings without their hash: most dicts of a pickle are small, and their keys are strings
/// that differ early.
/// </remarks>
internal partial struct PickleKeyTable
{
    private const int SearchedInLine = 8;
    private const int Removed = -2;

    private Entry[] _entries;
    private int[]? _buckets;
    private int _used;

    /// <summary>A key and what belongs to it. <c>Next</c> is the next entry of the same bucket, -1 at the end; <c>Hash</c> is 0 for strings while there are no buckets.</summary>
    internal struct Entry
    {
        public object? Key;
        public object? Value;
        public uint Hash;
        public int Next;

        public readonly bool IsRemoved => Next == Removed;
    }

    public PickleKeyTable(int capacity) => _entries = capacity == 0 ? [] : new Entry[capacity];

    public int Count { get; private set; }

    /// <summary>Entries in order, those removed included.</summary>
    public readonly ReadOnlySpan<Entry> Entries => _entries.AsSpan(0, _used);

    /// <summary>The entry at or after an index that was not removed; the index goes on behind it.</summary>
    public readonly bool TryGetNext(ref int index, out object? key, out object? value)
    {
        key = value = null;
        while (index < _used)
        {
            Entry entry = _entries[index++];
            if (entry.Next == Removed) continue;
            key = entry.Key;
            value = entry.Value;
            return true;
        }

        return false;
    }

    /// <summary>The index of the key's entry, or -1.</summary>
    /// <exception cref="ArgumentException">The key cannot be hashed.</exception>
    public readonly int Find(object? key, PickleEquality? within = null)
    {
        uint hash = _buckets is null && key is string ? 0 : HashOf(key);
        return Find(key, hash, within);
    }

    /// <summary>The key's value, to read or write; a new entry if the key is new.</summary>
    /// <exception cref="ArgumentException">The key cannot be hashed.</exception>
    public ref object? GetOrAdd(object? key, out bool isNew)
    {
        uint hash = _buckets is null && key is string ? 0 : HashOf(key);
        int index = Find(key, hash, null);
        isNew = index < 0;
        if (isNew) index = Append(key, hash);
        return ref _entries[index].Value;
    }

    /// <summary>The value of the entry at <paramref name="index"/>.</summary>
    public readonly ref object? ValueAt(int index) => ref _entries[index].Value;

    public bool Remove(object? key)
    {
        int index = Find(key);
        if (index < 0) return false;
        if (_buckets is not null) Unlink(index);
        _entries[index] = new Entry { Next = Removed };
        if (--Count == 0) Clear();
        return true;
    }

    public void Clear()
    {
        Array.Clear(_entries, 0, _used);
        _buckets = null;
        _used = Count = 0;
    }

    /// <summary>Room for <paramref name="count"/> more entries at once.</summary>
    public void Reserve(int count)
    {
        if (_entries.Length - _used < count) Resize(Math.Max(_used + count, _entries.Length * 2));
    }

    private static uint HashOf(object? key) => PickleHash.TryGet(key, out ulong hash)
        ? Fold(hash)
        : throw new ArgumentException(key is not null && !RecordKeys.CanHash(key) ? RecordKeys.WhyNot(key) : $"Python cannot hash {PickleRepr.KindOf(key)}, so it cannot be a key of a dict or an item of a set.", nameof(key));

    private static uint Fold(ulong hash) => (uint)(hash ^ hash >> 32);

    private readonly int Find(object? key, uint hash, PickleEquality? within)
    {
        if (_buckets is null) return key is string text ? FindText(text) : FindInLine(key, hash, within);
        for (int i = _buckets[Bucket(hash)] - 1; i >= 0; i = _entries[i].Next)
        {
            ref var entry = ref _entries[i];
            if (entry.Hash == hash && PickleEquality.AreEqual(entry.Key, key, within)) return i;
        }
        return -1;
    }

    private readonly int FindText(string text)
    {
        var entries = Entries;
        for (int i = 0; i < entries.Length; i++)
        {
            if (ReferenceEquals(entries[i].Key, text) || entries[i].Key is string other && PickleEquality.TextsEqual(other, text)) return i;
        }
        return -1;
    }

    private readonly int FindInLine(object? key, uint hash, PickleEquality? within)
    {
        for (int i = 0; i < _used; i++)
        {
            ref var entry = ref _entries[i];
            if (entry.Hash == hash && !entry.IsRemoved && PickleEquality.AreEqual(entry.Key, key, within)) return i;
        }
        return -1;
    }

    private readonly int Bucket(uint hash) => (int)(hash & (uint)(_buckets!.Length - 1));

    private int Append(object? key, uint hash)
    {
        if (_used == _entries.Length) Resize(Math.Max(4, Count * 2));
        int index = _used++;
        ref Entry entry = ref _entries[index];
        entry.Key = key;
        entry.Hash = hash;
        entry.Next = -1;
        Count++;
        if (_buckets is not null) Link(index);
        else if (_used > SearchedInLine) BuildBuckets();
        return index;
    }

    private readonly void Link(int index)
    {
        ref int head = ref _buckets![Bucket(_entries[index].Hash)];
        _entries[index].Next = head - 1;
        head = index + 1;
    }

    private readonly void Unlink(int index)
    {
        ref int head = ref _buckets![Bucket(_entries[index].Hash)];
        if (head == index + 1)
        {
            head = _entries[index].Next + 1;
            return;
        }
        int previous = head - 1;
        while (_entries[previous].Next != index) previous = _entries[previous].Next;
        _entries[previous].Next = _entries[index].Next;
    }

    /// <summary>Moves the entries together and into more room.</summary>
    private void Resize(int capacity)
    {
        var larger = new Entry[Math.Max(capacity, Count + 1)];
        if (_used == Count) Array.Copy(_entries, larger, _used);
        else CopyKept(larger);
        _entries = larger;
        _used = Count;
        _buckets = null;
        if (_used > SearchedInLine) BuildBuckets();
    }

    private readonly void CopyKept(Entry[] larger)
    {
        int kept = 0;
        foreach (ref readonly var entry in Entries)
        {
            if (!entry.IsRemoved) larger[kept++] = entry;
        }
        Debug.Assert(kept == Count, "the count follows the entries");
    }

    private void BuildBuckets()
    {
        _buckets = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)_entries.Length)];
        for (int i = 0; i < _used; i++)
        {
            ref var entry = ref _entries[i];
            if (entry.IsRemoved) continue;
            if (entry.Hash == 0 && entry.Key is string) entry.Hash = HashOf(entry.Key);
            Link(i);
        }
    }
}
