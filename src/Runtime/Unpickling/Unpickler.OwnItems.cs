using System.Collections;
using System.Diagnostics.CodeAnalysis;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>
/// Classes that derive from a collection here and in Python. There the elements come by APPENDS and SETITEMS; or the constructor gets them: those of a set in every
/// protocol (setobject.c <c>set_reduce</c>), of others below protocol 2 (copyreg.py <c>_reduce_ex</c>). Here they are one member more, which waits for the others.
/// </content>
public partial class Unpickler
{
    private const string ItemsName = "__items__";

    private Dictionary<object, List<object?>>? _givenItems;

    /// <summary>
    /// Elements that a collection takes a copy of: they count again, for many may refer to one list of them, and each is in an open place of its own,
    /// where they lay in a list of the machine's that would have been put right as a whole.
    /// </summary>
    internal T Copied<T>(T items)
    {
        if (items is ICollection { Count: var count }) ChargeCopy(count);
        if (items is List<object?> open)
        {
            for (int i = 0; i < open.Count; i++) open[i] = Open(open[i]);
        }
        return items;
    }

    /// <summary>The object that a constructor makes of elements; false: it is another class, or no elements.</summary>
    private bool TryNewCollection(PickleTypeInfo info, object? items, [NotNullWhen(true)] out object? collection)
    {
        collection = null;
        if (items is not (List<object?> or PickleDict) || !HasItems(info)) return false;
        collection = NewObject(info);
        var given = ItemsOf(collection);
        if (items is PickleDict dict) given.AddRange(dict.Select(static entry => new PickleTuple(entry.Key, entry.Value)));
        else given.AddRange((List<object?>)items);
        Charge(given.Count);
        CheckLength(given.Count);
        return true;
    }

    /// <summary>Elements that were appended; false: to something else.</summary>
    private bool TryKeepItems(object? target, ReadOnlySpan<object?> items)
    {
        if (!HasItems(target)) return false;
        var given = ItemsOf(target);
        given.AddRange(items);
        CheckLength(given.Count);
        return true;
    }

    /// <summary>The same of keys and values.</summary>
    private bool TryKeepEntries(object? target, ReadOnlySpan<object?> items)
    {
        if (!HasItems(target)) return false;
        var given = ItemsOf(target);
        for (int i = 0; i < items.Length; i += 2) given.Add(new PickleTuple(items[i], items[i + 1]));
        CheckLength(given.Count);
        return true;
    }

    private static bool HasItems([NotNullWhen(true)] object? target) => target is IEnumerable && PickleTypeInfo.Find(target.GetType()) is { } info && HasItems(info);

    private static bool HasItems(PickleTypeInfo info) =>
        info.Class is { Layout: PickleLayout.State, HasOwnState: false } @class && @class.IndexOf(ItemsName, 0) >= 0 && info.Type.IsAssignableTo(typeof(IEnumerable));

    private List<object?> ItemsOf(object collection)
    {
        _givenItems ??= new(ReferenceEqualityComparer.Instance);
        if (_givenItems.TryGetValue(collection, out var given)) return given;
        // Perhaps no state follows.
        AwaitMembers(collection);
        return _givenItems[collection] = [];
    }

    /// <summary>The first member of an object that BUILD or the end of the pickle completes, if it was given elements.</summary>
    private List<object?> TakeItems(object target) => _givenItems is not null && _givenItems.Remove(target, out var items) ? [ItemsName, items] : [];

    /// <summary>What got its elements, and no state behind them.</summary>
    private void BuildGiven()
    {
        while (_givenItems is { Count: > 0 })
        {
            foreach (object target in _givenItems.Keys.ToArray())
            {
                if (_givenItems.ContainsKey(target)) BuildObject(PickleTypeInfo.GetLoaded(target.GetType()), target, new PickleDict());
            }
        }
    }
}
