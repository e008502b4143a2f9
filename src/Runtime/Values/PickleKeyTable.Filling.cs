namespace PickleGen;

/// <content>Many entries at once, as an unpickler has them.</content>
internal partial struct PickleKeyTable
{
    /// <summary>Sets a value for each key: keys and values in turns.</summary>
    /// <exception cref="ArgumentException">A key cannot be hashed.</exception>
    public void SetAll(ReadOnlySpan<object?> keysAndValues)
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
            hash = Fold(PickleHash.OfText(key));
            index = buckets[hash & (uint)(buckets.Length - 1)] - 1;
            while (index >= 0 && (entries[index].Hash != hash || !IsText(entries[index].Key, key))) index = entries[index].Next;
        }
        if (index < 0) index = Append(key, hash);
        _entries[index].Value = value;
    }

    private static bool IsText(object? known, string key) =>
        ReferenceEquals(known, key) || (known is string text && text.Length == key.Length && text == key);
}
