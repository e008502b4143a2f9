using PickleGen.Closures;

namespace PickleGen;

/// <summary>
/// Parts of delegates, and the words that make them, are no values: a tuple or dict that holds one is the arguments or the variables of a
/// delegate, or an error. What was that is emptied when it has been: nobody gets a part from it through the memo.
/// </summary>
internal sealed class DelegateParts
{
    /// <summary>Tuples and dicts that hold a part, or another such, and have made nothing yet.</summary>
    private readonly Dictionary<object, IPartOfDelegate> _holders = new(ReferenceEqualityComparer.Instance);

    /// <summary>The part that a value is or holds; null: none.</summary>
    public IPartOfDelegate? In(object? value) => value switch
    {
        null or string or int or Delegate => null,
        IPartOfDelegate part => part,
        PickleCallable callable => callable.Part,
        PickleTuple or PickleDict => _holders.GetValueOrDefault(value),
        _ => null,
    };

    /// <exception cref="UnpicklingException">There is a part of a delegate among the values.</exception>
    public void Refuse(ReadOnlySpan<object?> values)
    {
        foreach (object? value in values)
        {
            if (In(value) is { } part) throw part.Alone();
        }
    }

    public void Refuse(object? @class, PickleTuple arguments, PickleDict? keywords)
    {
        Refuse([@class, keywords]);
        Refuse(arguments.AsSpan());
    }

    /// <summary>A tuple was made.</summary>
    public void Note(PickleTuple tuple)
    {
        foreach (object? item in tuple.AsSpan())
        {
            if (In(item) is { } part) NoteHolder(tuple, part);
        }
    }

    /// <summary>A dict gets keys and values, in turn.</summary>
    /// <exception cref="UnpicklingException">A part is a key: variables have names.</exception>
    public void Note(PickleDict dict, ReadOnlySpan<object?> items)
    {
        for (int i = 0; i < items.Length; i += 2)
        {
            if (In(items[i]) is { } key) throw key.Alone();
            if (i + 1 < items.Length && In(items[i + 1]) is { } part) NoteHolder(dict, part);
        }
    }

    private void NoteHolder(object holder, IPartOfDelegate part) => _holders[holder] = part;

    /// <summary>Empties a tuple of parts that has made what it is for, or was dropped, and those in it.</summary>
    public void Use(object? holder)
    {
        if (_holders.Count == 0 || holder is null || !_holders.Remove(holder)) return;
        var open = new Stack<object>();
        open.Push(holder);
        while (open.TryPop(out object? used))
        {
            if (used is PickleTuple tuple)
            {
                foreach (object? item in tuple.AsSpan()) Follow(item);
                tuple.Forget();
            }
            else
            {
                ref var table = ref ((PickleDict)used).GetTable();
                for (int i = 0; i < table.Entries.Length; i++)
                {
                    ref object? value = ref table.ValueAt(i);
                    Follow(value);
                    value = null;
                }
            }
        }

        void Follow(object? item)
        {
            if (item is not null && _holders.Remove(item)) open.Push(item);
        }
    }

    /// <summary>Values were dropped.</summary>
    public void Drop(ReadOnlySpan<object?> values)
    {
        foreach (object? value in values) Use(value);
    }

    /// <exception cref="UnpicklingException">At the end of a value: the parts in something are no delegate's.</exception>
    public void Check()
    {
        if (_holders.Count > 0) throw _holders.First().Value.Alone();
    }

    /// <summary>The pickle has been read, or is given up.</summary>
    public void Clear() => _holders.Clear();
}
