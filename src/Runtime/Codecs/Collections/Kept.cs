using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Specialized;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>Collections that exist already and are filled anew.</summary>
internal static class Kept
{
    /// <summary>Removes everything. False: it is null, or its elements cannot be replaced.</summary>
    /// <typeparam name="T">Its elements, or pairs of keys and values.</typeparam>
    public static bool TryClear<T>(object? collection)
    {
        switch (collection)
        {
            case null or Array:
                return false;
            case ICollection<T> items:
                if (items.IsReadOnly) return false;
                // Who listens to an observable one would hear of it.
                if (items.Count > 0) items.Clear();
                return true;
            case Queue<T> queue:
                queue.Clear();
                return true;
            case Stack<T> stack:
                stack.Clear();
                return true;
            case ConcurrentQueue<T> queue:
                queue.Clear();
                return true;
            case ConcurrentStack<T> stack:
                stack.Clear();
                return true;
            case ConcurrentBag<T> bag:
                bag.Clear();
                return true;
            case Queue queue:
                queue.Clear();
                return true;
            case Stack stack:
                stack.Clear();
                return true;
            case IList { IsReadOnly: false, IsFixedSize: false } list:
                if (list.Count > 0) list.Clear();
                return true;
            case IDictionary { IsReadOnly: false, IsFixedSize: false } dictionary:
                dictionary.Clear();
                return true;
            case NameValueCollection names:
                names.Clear();
                return true;
            default:
                return false;
        }
    }

    /// <summary>Puts the elements into a collection of another type than the one that its interface is loaded as. False: it cannot be filled.</summary>
    public static bool TryRefill<T>(object? collection, IEnumerable<T> items)
    {
        if (Emptied<T>(collection) is not { } add) return false;
        foreach (T item in items) add(item);
        return true;
    }

    /// <summary>Removes everything, and gives what adds an element. Null: the elements cannot be replaced.</summary>
    /// <remarks>What a collection without type arguments gets are objects. A list of numbers that is declared as one says itself which it does not take.</remarks>
    /// <typeparam name="T">Its elements, or pairs of keys and values.</typeparam>
    public static Action<T>? Emptied<T>(object? collection)
    {
        Action<T>? add = collection switch
        {
            ICollection<T> items => items.Add,
            IDictionary entries when typeof(T) == typeof(KeyValuePair<object, object?>) => item =>
            {
                var (key, value) = (KeyValuePair<object, object?>)(object)item!;
                entries[key] = value;
            },
            IList list when typeof(T) == typeof(object) => item => list.Add(item),
            _ => null,
        };
        return add is not null && TryClear<T>(collection) ? add : null;
    }

    /// <summary>The same for a dictionary, in which a key that comes again has its last value.</summary>
    public static Action<TKey, TValue>? EmptiedEntries<TKey, TValue>(object? dictionary)
    {
        Action<TKey, TValue>? set = dictionary switch
        {
            IDictionary<TKey, TValue> entries => (key, value) => entries[key] = value,
            IDictionary entries when typeof(TKey) == typeof(object) => (key, value) => entries[key!] = value,
            _ => null,
        };
        return set is not null && TryClear<KeyValuePair<TKey, TValue>>(dictionary) ? set : null;
    }

    /// <summary>Refuses what is no collection of these elements, before anything is removed from the one that is kept.</summary>
    public static void Expect<T>(object value, Type wanted, Unpickler unpickler)
    {
        if (value is string or not (IEnumerable or PickleArray or PickleByteArray or ITuple) && !Convertibles.TryItems<T>(value, unpickler, out _)) throw Unpickler.WrongType(wanted, value);
    }
}
