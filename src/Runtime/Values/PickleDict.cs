using System.Collections;

namespace PickleGen;

/// <summary>Python's dict: keys in the order of insertion, Python's key equality (<c>1 == 1.0 == True</c>), None (null) allowed as a key.</summary>
/// <remarks>
/// Hashes are seeded, so nobody can prepare keys that collide. A list, dict, set or bytearray cannot be a key, as in Python
/// (<see cref="ArgumentException"/>). Two dicts are compared by identity; <see cref="ContentEquals"/> compares what they hold.
/// </remarks>
public class PickleDict : IDictionary<object?, object?>, IReadOnlyDictionary<object?, object?>
{
    private PickleKeyTable _table;

    /// <summary>An empty dict.</summary>
    /// <param name="capacity">Entries it has room for at first.</param>
    /// <exception cref="ArgumentOutOfRangeException">They are below 0.</exception>
    public PickleDict(int capacity = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _table = new PickleKeyTable(capacity);
    }

    /// <summary>A dict of these entries; of two with equal keys the first key and the last value stay, as in Python.</summary>
    /// <exception cref="ArgumentNullException">There are no entries.</exception>
    /// <exception cref="ArgumentException">A key cannot be hashed.</exception>
    public PickleDict(IEnumerable<KeyValuePair<object?, object?>> entries)
        : this()
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach (var (key, value) in entries) this[key] = value;
    }

    /// <inheritdoc cref="IReadOnlyCollection{T}.Count"/>
    public int Count => _table.Count;

    /// <summary>The keys in the order of insertion.</summary>
    public ICollection<object?> Keys => [.. this.Select(entry => entry.Key)];

    /// <summary>The values in the order of their keys.</summary>
    public ICollection<object?> Values => [.. this.Select(entry => entry.Value)];

    bool ICollection<KeyValuePair<object?, object?>>.IsReadOnly => false;

    IEnumerable<object?> IReadOnlyDictionary<object?, object?>.Keys => this.Select(entry => entry.Key);

    IEnumerable<object?> IReadOnlyDictionary<object?, object?>.Values => this.Select(entry => entry.Value);

    /// <summary>The value of a key. Writing to a key that is there keeps the key and its place.</summary>
    /// <exception cref="KeyNotFoundException">Reading: there is no such key.</exception>
    /// <exception cref="ArgumentException">The key cannot be hashed.</exception>
    public object? this[object? key]
    {
        get => TryGetValue(key, out object? value) ? value : throw new KeyNotFoundException($"The dict has no key {PickleRepr.Of(key)}.");
        set => _table.GetOrAdd(key, out _) = value;
    }

    /// <summary>Adds an entry.</summary>
    /// <exception cref="ArgumentException">The key is there already, or cannot be hashed.</exception>
    public void Add(object? key, object? value)
    {
        ref object? slot = ref _table.GetOrAdd(key, out bool isNew);
        if (!isNew) throw new ArgumentException($"The dict has the key {PickleRepr.Of(key)} already.", nameof(key));
        slot = value;
    }

    /// <summary>Whether the key is there. What cannot be hashed is not.</summary>
    public bool ContainsKey(object? key) => TryGetValue(key, out _);

    /// <inheritdoc cref="IDictionary{TKey, TValue}.TryGetValue"/>
    public bool TryGetValue(object? key, out object? value) => TryGetValue(key, out value, within: null);

    /// <summary>Removes a key and its value.</summary>
    public bool Remove(object? key) => _table.Remove(key);

    /// <inheritdoc/>
    public void Clear() => _table.Clear();

    /// <summary>Python's <c>==</c>: the same keys with equal values, in any order (between two OrderedDicts: in the same).</summary>
    public bool ContentEquals(PickleDict? other) => PickleEquality.AreEqual(this, other);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<object?, object?>> GetEnumerator()
    {
        for (int i = 0; i < _table.Entries.Length; i++)
        {
            var entry = _table.Entries[i];
            if (!entry.IsRemoved) yield return new(entry.Key, entry.Value);
        }
    }

    /// <summary>The entry at or after an index; the index goes on behind it. A walk without an enumerator, which is ten methods to compile at first use.</summary>
    /// <returns>False: there are no more.</returns>
    internal bool TryGetNext(ref int index, out object? key, out object? value) => _table.TryGetNext(ref index, out key, out value);

    /// <summary>As Python prints it, shortened where it is long or deep.</summary>
    public override string ToString() => PickleRepr.Of(this);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection<KeyValuePair<object?, object?>>.Add(KeyValuePair<object?, object?> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<object?, object?>>.Contains(KeyValuePair<object?, object?> item) =>
        TryGetValue(item.Key, out object? value) && PickleEquality.AreEqual(value, item.Value);

    bool ICollection<KeyValuePair<object?, object?>>.Remove(KeyValuePair<object?, object?> item) =>
        ((ICollection<KeyValuePair<object?, object?>>)this).Contains(item) && Remove(item.Key);

    void ICollection<KeyValuePair<object?, object?>>.CopyTo(KeyValuePair<object?, object?>[] array, int arrayIndex)
    {
        foreach (var entry in this) array[arrayIndex++] = entry;
    }

    /// <summary>The number of the comparer that a .NET dictionary had; 0: the default one.</summary>
    internal int Comparer { get; set; }

    /// <summary>A look-up within a comparison.</summary>
    internal bool TryGetValue(object? key, out object? value, PickleEquality? within)
    {
        int index = PickleHash.TryGet(key, out _) ? _table.Find(key, within) : -1;
        value = index < 0 ? null : _table.ValueAt(index);
        return index >= 0;
    }

    /// <summary>The table itself, for the unpickler, which fills it.</summary>
    internal ref PickleKeyTable GetTable() => ref _table;
}
