using System.Collections;
using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>
/// Keys that are hashed before they are complete: an object whose members lead to a dictionary or a set that it is in itself. Two of them may
/// look the same as long as their members are missing, and one takes the other's place. So what such a collection gets is kept beside it, and
/// when everything has been read it is filled anew; one that cannot be is an error, because nobody would find anything in it.
/// </content>
public partial class Unpickler
{
    private const string CannotBeFilledAnew =
        "Keys of a frozen or immutable collection lead back to it: they were hashed before their members were known, and it cannot be filled anew. Declare a HashSet or a Dictionary there, or hash the keys by nothing that comes late.";

    private HashSet<object>? _unhashed;
    private Dictionary<object, Action>? _rehashes;
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

    /// <summary>A dictionary is filled anew when all has been read, with what the pickle has for it.</summary>
    internal void RehashEntries<TKey, TValue>(object dictionary, List<KeyValuePair<TKey, TValue>> entries)
    {
        Func<TKey, bool>? contains = dictionary switch
        {
            IReadOnlyDictionary<TKey, TValue> found => found.ContainsKey,
            IDictionary found => key => found.Contains(key!),
            _ => null,
        };
        if (contains is not null) RehashLater(dictionary, entries, static entry => entry.Key, contains, () => Kept.EmptiedEntries<TKey, TValue>(dictionary) is { } set ? entry => set(entry.Key, entry.Value) : null);
    }

    /// <summary>A set likewise.</summary>
    internal void RehashItems<T>(object set, List<T> items)
    {
        if (set is IReadOnlySet<T> found) RehashLater(set, items, static item => item, found.Contains, () => Kept.Emptied<T>(set));
    }

    /// <summary>What a collection holds is to be looked for when all has been read.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="items">What it got.</param>
    /// <param name="keyOf">The key of one.</param>
    /// <param name="contains">Whether it is found.</param>
    /// <param name="empty">Takes everything out; what adds an item, or null: that cannot be done.</param>
    private void RehashLater<TItem, TKey>(object collection, List<TItem> items, Func<TItem, TKey> keyOf, Func<TKey, bool> contains, Func<Action<TItem>?> empty)
    {
        bool isSorted = SortedKeys.Are(collection.GetType());
        (_rehashes ??= new(ReferenceEqualityComparer.Instance))[collection] = Refill;

        void Refill()
        {
            // Now that all of them are whole.
            if (!isSorted)
            {
                foreach (TItem item in items) ExpectHash(keyOf(item));
            }
            // A value may be that of another key, which looked the same.
            if (items.TrueForAll(item => contains(keyOf(item)))) return;
            // The program's own code may have added some, as a setter does.
            TItem[] there = [.. collection as IEnumerable<TItem> ?? []];
            var add = empty() ?? throw new UnpicklingException(CannotBeFilledAnew);
            foreach (TItem item in items) add(item);
            foreach (TItem item in there)
            {
                if (!contains(keyOf(item))) add(item);
            }
        }
    }

    /// <summary>Fills a class's own collection, and once more when all has been read if it does not find then what is in it.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="items">What is to be in it.</param>
    /// <param name="clear">Takes everything out.</param>
    /// <param name="add">Adds an item.</param>
    /// <param name="contains">Whether an item is found; null: that does not depend on what the item is.</param>
    internal void Fill<T>(object collection, List<T> items, Action clear, Action<T> add, Func<T, bool>? contains)
    {
        if (contains is null)
        {
            FillNow();
            return;
        }
        bool isFilled = TryFill();
        (_rehashes ??= new(ReferenceEqualityComparer.Instance))[collection] = Refill;
        return;

        void Refill()
        {
            if (!isFilled || !items.TrueForAll(item => contains(item))) FillNow();
        }

        // Keys that are not complete may look the same, and a dictionary takes no key twice.
        bool TryFill()
        {
            try
            {
                FillNow();
                return true;
            }
            catch (ArgumentException) when (_incomplete != 0)
            {
                return false;
            }
        }

        void FillNow()
        {
            clear();
            foreach (T item in items) add(item);
        }
    }

    // Keys whose contents may not have come yet, one in so many. Most are texts and numbers, which need no call.
    private static bool HasEarly(ReadOnlySpan<object?> items, int step)
    {
        for (int i = 0; i < items.Length; i += step)
        {
            if (items[i] is not (string or int) && PickleKeyTable.MayBeEarly(items[i])) return true;
        }
        return false;
    }

    private void SetEarly(PickleDict dict, ReadOnlySpan<object?> items)
    {
        for (int i = 0; i < items.Length; i += 2) Set(dict, items[i], items[i + 1]);
    }

    /// <summary>Sets an entry of the machine's, whose key may not be complete yet.</summary>
    internal void Set(PickleDict dict, object? key, object? value)
    {
        if (PickleKeyTable.MayBeEarly(key)) LookAgain(dict);
        dict.GetTable().GetOrAddEarly(key) = value;
    }

    /// <summary>Adds an item to a set of the machine's likewise.</summary>
    internal void Add(PickleSet set, object? item)
    {
        if (PickleKeyTable.MayBeEarly(item)) LookAgain(set);
        set.GetTable().GetOrAddEarly(item);
    }

    /// <summary>A frozenset of such items.</summary>
    internal PickleFrozenSet FrozenSetOf(ReadOnlySpan<object?> items)
    {
        if (!HasEarly(items, step: 1)) return new PickleFrozenSet(items);
        var set = PickleFrozenSet.OfEarly(items);
        LookAgain(set);
        return set;
    }

    private void LookAgain(object collection) => (_unhashed ??= new(ReferenceEqualityComparer.Instance)).Add(collection);

    private void Rehash()
    {
        // Of all of them first, so that each hash is computed once.
        _keyWork.ForgetHashes();
        if (_rehashes is not null || _unhashed is not null) RehashAll();
        ForgetHashes();
    }

    private void RehashAll()
    {
        // What is a key itself comes before what it is a key of; and of two of those the inner one was made first.
        foreach (object collection in _unhashed ?? []) (collection as PickleFrozenSet)?.Rehash();
        if (_rehashes is not null)
        {
            foreach (var refill in _rehashes.Values) refill();
        }
        foreach (object collection in _unhashed ?? [])
        {
            if (collection is PickleDict dict) dict.GetTable().Rehash();
            else (collection as PickleSet)?.Rehash();
        }
    }

    private void ForgetHashes()
    {
        (_unhashed, _rehashes, _hasEarlyKey) = (null, null, false);
        _keyWork.KeepHashes();
    }
}
