using System.Numerics;

namespace PickleGen;

/// <content>Many entries at once, as an unpickler has them.</content>
internal partial struct PickleKeyTable
{
    /// <summary>One more than the keys of the largest tables that <see cref="SetAll"/> remembers.</summary>
    public const int RememberedLengths = SearchedInLine + 1;

    /// <summary>Sets a value for each key: keys and values in turns.</summary>
    /// <param name="keysAndValues">The keys and values.</param>
    /// <param name="former">By their number, the entries of tables that were filled before. If these are the very same keys, nothing has to be compared once more. Null: nobody keeps them.</param>
    /// <exception cref="ArgumentException">A key cannot be hashed.</exception>
    public void SetAll(ReadOnlySpan<object?> keysAndValues, Entry[]?[]? former)
    {
        if (former is null || _used != 0 || keysAndValues.Length > 2 * SearchedInLine)
        {
            SetEach(keysAndValues);
            return;
        }
        ref Entry[]? known = ref former[keysAndValues.Length / 2];
        if (known is null || !HasKeys(known, keysAndValues)) SetEach(keysAndValues);
        else AddAll(keysAndValues);
        known = _entries;
    }

    /// <summary>
    /// The value of a key, to write: of one whose contents may not have come yet always a new entry, as keys that look the same now need not be.
    /// <see cref="Rehash"/> puts together what is the same in the end.
    /// </summary>
    /// <exception cref="ArgumentException">The key cannot be hashed.</exception>
    public ref object? GetOrAddEarly(object? key)
    {
        if (!MayBeEarly(key)) return ref GetOrAdd(key, out _);
        // The entries may move.
        int index = Append(key, HashOf(key));
        return ref _entries[index].Value;
    }

    /// <summary>Whether a key is an object of the program's, or has one in it.</summary>
    public static bool MayBeEarly(object? key) => key switch
    {
        null or string or int or long or double or bool or byte[] or Guid or DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan or decimal or BigInteger or Enum => false,
        PickleTuple tuple => MayBeEarly(tuple.AsSpan()),
        _ => true,
    };

    /// <summary>Computes every hash anew: for keys whose contents were not complete when they were added.</summary>
    public void Rehash()
    {
        var old = _entries.AsSpan(0, _used).ToArray();
        Clear();
        foreach (ref var entry in old.AsSpan())
        {
            if (!entry.IsRemoved) GetOrAdd(entry.Key, out _) = entry.Value;
        }
    }

    /// <summary>The same of what a tuple holds. A tuple in a tuple is taken for one that has: no key is too deep for that.</summary>
    public static bool MayBeEarly(ReadOnlySpan<object?> items)
    {
        foreach (object? item in items)
        {
            if (item is not (string or int) && (item is PickleTuple || MayBeEarly(item))) return true;
        }
        return false;
    }

    // In a table no two keys are equal, whatever has become of it since; and text needs no hash as long as it is searched in line.
    private static bool HasKeys(Entry[] known, ReadOnlySpan<object?> keysAndValues)
    {
        int count = keysAndValues.Length / 2;
        if (known.Length < count) return false;
        for (int i = 0; i < count; i++)
        {
            if (!ReferenceEquals(known[i].Key, keysAndValues[2 * i]) || known[i].Key is not string) return false;
        }
        return true;
    }

    private void AddAll(ReadOnlySpan<object?> keysAndValues)
    {
        var entries = new Entry[keysAndValues.Length / 2];
        for (int i = 0; i < entries.Length; i++)
        {
            ref Entry entry = ref entries[i];
            entry.Key = keysAndValues[2 * i];
            entry.Value = keysAndValues[2 * i + 1];
            entry.Next = -1;
        }
        _entries = entries;
        _used = Count = entries.Length;
    }

    private void SetEach(ReadOnlySpan<object?> keysAndValues)
    {
        Reserve(keysAndValues.Length / 2);
        for (int i = 0; i + 1 < keysAndValues.Length; i += 2)
        {
            if (keysAndValues[i] is string text) SetText(text, keysAndValues[i + 1]);
            else GetOrAdd(keysAndValues[i], out _) = keysAndValues[i + 1];
        }
    }

    // There is room for a new entry.
    private void SetText(string key, object? value)
    {
        Entry[] entries = _entries;
        uint hash = 0;
        int index = _used - 1;
        if (_buckets is not { } buckets)
        {
            while (index >= 0 && !IsText(entries[index].Key, key)) index--;
        }
        else
        {
            hash = Fold(PickleHash.OfKey(key));
            index = buckets[hash & (uint)(buckets.Length - 1)] - 1;
            while (index >= 0 && (entries[index].Hash != hash || !IsText(entries[index].Key, key))) index = entries[index].Next;
        }
        if (index < 0) index = Append(key, hash);
        _entries[index].Value = value;
    }

    private static bool IsText(object? known, string key) =>
        ReferenceEquals(known, key) || (known is string text && PickleEquality.TextsEqual(text, key));
}
