using System.Runtime.CompilerServices;

namespace PickleGen;

/// <content>
/// Keys that are hashed before they are complete: an object whose members lead to a dictionary or a set that it is in itself. When everything
/// has been read the collection is filled anew; one that cannot be is an error, because nobody would find anything in it.
/// </content>
public partial class Unpickler
{
    private HashSet<PickleDict>? _unhashed;
    private HashSet<object>? _hashedEarly;
    private List<Action>? _rehashes;
    private bool _hasEarlyKey;

    /// <summary>How often something was met that may not be complete yet. Counted, as the members of a key may have keys of their own.</summary>
    private int _incomplete;

    /// <summary>Before a key: what <see cref="IsHashedEarly{TCollection, T}(T, int)"/> wants to know behind it.</summary>
    internal int BeginKey() => _incomplete;

    /// <summary>A key has been read: whether its hash may be another one in the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsHashedEarly<TCollection, T>(T key, int before) => CountsKey(key) && _incomplete != before && key is not string && HashedKeys<T>.MayBeIncomplete && NoteEarlyKey<TCollection>(key);

    // .NET hashes a text each time that it is looked for, however long it is.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool CountsKey<T>(T key)
    {
        if (typeof(T) == typeof(string) && key is string { Length: >= KeyWork.Little } text) KeyWork.Count(text.Length);
        return typeof(T) != typeof(string);
    }

    // Before it is hashed; what was met may lead back to it, or be as deep as the pickle likes.
    private bool NoteEarlyKey<TCollection>(object? key)
    {
        if (!SortedKeys<TCollection>.Value) ExpectHash(key);
        return _hasEarlyKey = true;
    }

    /// <summary>The same of a key that the stack machine made.</summary>
    /// <exception cref="UnpicklingException">Its hash would not be found.</exception>
    internal static void ExpectHash<TCollection, T>(T key)
    {
        if (CountsKey(key) && HashedKeys<T>.MayBeIncomplete && !SortedKeys<TCollection>.Value) ExpectHash(key);
    }

    // Before it is asked for.
    private static void ExpectHash(object? key)
    {
        if (!RecordKeys.CanHash(key)) throw new UnpicklingException(RecordKeys.WhyNot(key!));
    }

    /// <summary>A dictionary's entries are filled in anew when all has been read.</summary>
    internal void RehashEntries<TKey, TValue>(object dictionary)
    {
        if (dictionary is IReadOnlyDictionary<TKey, TValue> found) RehashLater(dictionary as ICollection<KeyValuePair<TKey, TValue>>, found.Keys, found.ContainsKey, SortedKeys.Are(dictionary.GetType()));
    }

    /// <summary>A set's elements likewise.</summary>
    internal void RehashItems<T>(object set)
    {
        if (set is IReadOnlySet<T> found) RehashLater(set as ICollection<T>, found, found.Contains, SortedKeys.Are(set.GetType()));
    }

    private void RehashLater<TItem, TKey>(ICollection<TItem>? collection, IEnumerable<TKey> keys, Func<TKey, bool> contains, bool isSorted)
    {
        if (!(_hashedEarly ??= new(ReferenceEqualityComparer.Instance)).Add(keys)) return;
        (_rehashes ??= []).Add(() =>
        {
            // Now that all of them are whole.
            if (!isSorted)
            {
                foreach (TKey key in keys) ExpectHash(key);
            }
            if (keys.All(contains)) return;
            if (collection is not { IsReadOnly: false }) throw new UnpicklingException(UsedTooEarly);
            TItem[] items = [.. collection];
            collection.Clear();
            foreach (TItem item in items) collection.Add(item);
        });
    }

    private void Rehash()
    {
        if (_rehashes is not null || _unhashed is not null) RehashAll();
        ForgetHashes();
    }

    private void RehashAll()
    {
        foreach (var rehash in _rehashes ?? []) rehash();
        foreach (var dict in _unhashed ?? []) dict.GetTable().Rehash();
    }

    private void ForgetHashes() => (_unhashed, _hashedEarly, _rehashes, _hasEarlyKey) = (null, null, null, false);
}
