using System.Collections;
using PickleGen.Codecs;

namespace PickleGen;

/// <summary>
/// Collections whose keys were hashed before they were complete. What each got is kept beside it; when everything has been read it is filled
/// anew, and one that cannot be is an error, because nobody would find anything in it.
/// </summary>
internal sealed class Refills
{
    private const string CannotBeFilledAnew =
        "Keys of a frozen or immutable collection lead back to it: they were hashed before their members were known, and it cannot be filled anew. Declare a HashSet or a Dictionary there, or hash the keys by nothing that comes late.";

    private readonly Dictionary<object, Action> _refills = new(ReferenceEqualityComparer.Instance);

    /// <summary>The machine's own collections, which keep what they got themselves.</summary>
    private readonly HashSet<object> _own = new(ReferenceEqualityComparer.Instance);

    /// <summary>A dictionary is filled anew when all has been read, with what the pickle has for it.</summary>
    public void Entries<TKey, TValue>(object dictionary, List<KeyValuePair<TKey, TValue>> entries)
    {
        Func<TKey, bool>? contains = dictionary switch
        {
            IReadOnlyDictionary<TKey, TValue> found => found.ContainsKey,
            IDictionary found => key => found.Contains(key!),
            _ => null,
        };
        if (contains is not null) Later(dictionary, entries, static entry => entry.Key, contains, () => Kept.EmptiedEntries<TKey, TValue>(dictionary) is { } set ? entry => set(entry.Key, entry.Value) : null);
    }

    /// <summary>A set likewise.</summary>
    public void Items<T>(object set, List<T> items)
    {
        if (set is IReadOnlySet<T> found) Later(set, items, static item => item, found.Contains, () => Kept.Emptied<T>(set));
    }

    /// <summary>What a collection holds is to be looked for when all has been read.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="items">What it got.</param>
    /// <param name="keyOf">The key of one.</param>
    /// <param name="contains">Whether it is found.</param>
    /// <param name="empty">Takes everything out; what adds an item, or null: that cannot be done.</param>
    private void Later<TItem, TKey>(object collection, List<TItem> items, Func<TItem, TKey> keyOf, Func<TKey, bool> contains, Func<Action<TItem>?> empty)
    {
        bool isSorted = SortedKeys.Are(collection.GetType());
        _refills[collection] = Refill;

        void Refill()
        {
            // Now that all of them are whole.
            if (!isSorted)
            {
                foreach (TItem item in items) Unpickler.ExpectHash(keyOf(item));
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
    /// <param name="contains">Whether an item is found.</param>
    /// <param name="mayBeIncomplete">Whether two items may look the same now that will not in the end.</param>
    public void Fill<T>(object collection, List<T> items, Action clear, Action<T> add, Func<T, bool> contains, bool mayBeIncomplete)
    {
        bool isFilled = TryFill();
        _refills[collection] = Refill;

        void Refill()
        {
            if (!isFilled || !items.TrueForAll(item => contains(item))) Replace(items, clear, add);
        }

        // Keys that are not complete may look the same, and a dictionary takes no key twice.
        bool TryFill()
        {
            try
            {
                Replace(items, clear, add);
                return true;
            }
            catch (ArgumentException) when (mayBeIncomplete)
            {
                return false;
            }
        }
    }

    /// <summary>Fills a class's own collection, which finds what is in it whenever it was filled.</summary>
    /// <param name="items">What is to be in it.</param>
    /// <param name="clear">Takes everything out.</param>
    /// <param name="add">Adds an item.</param>
    public static void Replace<T>(List<T> items, Action clear, Action<T> add)
    {
        clear();
        foreach (T item in items) add(item);
    }

    /// <summary>A collection of the machine's is to be hashed again when all has been read.</summary>
    public void LookAgain(object collection) => _own.Add(collection);

    /// <summary>All has been read.</summary>
    /// <exception cref="UnpicklingException">A collection cannot be filled anew, or a key has no hash.</exception>
    public void Run()
    {
        // What is a key itself comes before what it is a key of; and of two of those the inner one was made first.
        foreach (object collection in _own) (collection as PickleFrozenSet)?.Rehash();
        foreach (var refill in _refills.Values) refill();
        foreach (object collection in _own)
        {
            if (collection is PickleDict dict) dict.GetTable().Rehash();
            else (collection as PickleSet)?.Rehash();
        }
    }
}
