using System.Diagnostics.CodeAnalysis;

namespace PickleGen.Closures;

/// <summary>What pickles named before. Forgets everything when it is full: a pickle may spell names without end.</summary>
/// <remarks>No ConcurrentDictionary: the first count of its entries starts the runtime's event tracing, for 10 to 15 ms.</remarks>
internal sealed class BoundedCache<TKey, TValue>(IEqualityComparer<TKey> comparer)
    where TKey : class
    where TValue : class
{
    private const int Most = 4096;

    private readonly Dictionary<TKey, TValue> _entries = new(comparer);

    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value)
    {
        lock (_entries) return _entries.TryGetValue(key, out value);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        lock (_entries) _entries.Clear();
    }

    /// <summary>Remembers a value; returns the one that another thread remembered before.</summary>
    public TValue Add(TKey key, TValue value)
    {
        lock (_entries)
        {
            if (_entries.TryGetValue(key, out TValue? known)) return known;
            if (_entries.Count >= Most) _entries.Clear();
            _entries.Add(key, value);
            return value;
        }
    }
}
