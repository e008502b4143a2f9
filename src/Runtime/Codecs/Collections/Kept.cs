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
        if (collection is not ICollection<T> target || !TryClear<T>(target)) return false;
        foreach (T item in items) target.Add(item);
        return true;
    }

    /// <summary>Refuses what is no collection, before anything is removed from the one that is kept.</summary>
    public static void Expect(object? value, Type wanted)
    {
        if (value is string or not (IEnumerable or PickleArray or PickleByteArray or ITuple)) throw Unpickler.WrongType(wanted, value);
    }
}
