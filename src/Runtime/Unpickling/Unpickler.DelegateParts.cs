using PickleGen.Closures;

namespace PickleGen;

/// <content>
/// Parts of delegates, and the words that make them, are no values: a tuple or dict that holds one is the arguments or the variables of a
/// delegate, or an error. What was that is emptied when it has been: nobody gets a part from it through the memo.
/// </content>
public partial class Unpickler
{
    /// <summary>Whether parts of delegates may lie on the stack: without one, nothing need be looked through.</summary>
    private bool _hasParts;

    /// <summary>Tuples and dicts that hold a part, or another such, and have made nothing yet.</summary>
    private Dictionary<object, IPartOfDelegate>? _holders;

    /// <summary>From here on parts of delegates may come.</summary>
    private void ExpectParts() => _namesClasses = _hasParts = true;

    private IPartOfDelegate? PartIn(object? value) => value switch
    {
        null or string or int or Delegate => null,
        IPartOfDelegate part => part,
        PickleCallable callable => callable.Part,
        PickleTuple or PickleDict => _holders?.GetValueOrDefault(value),
        _ => null,
    };

    /// <exception cref="UnpicklingException">There is a part of a delegate among the values.</exception>
    private void RefuseParts(ReadOnlySpan<object?> values)
    {
        foreach (object? value in values)
        {
            if (PartIn(value) is { } part) throw part.Alone();
        }
    }

    private void RefusePartsOf(object? @class, PickleTuple arguments, PickleDict? keywords)
    {
        RefuseParts([@class, keywords]);
        RefuseParts(arguments.AsSpan());
    }

    private void NoteParts(PickleTuple tuple)
    {
        foreach (object? item in tuple.AsSpan())
        {
            if (PartIn(item) is { } part) NoteHolder(tuple, part);
        }
    }

    // Variables have names, so that keys are none.
    private void NoteParts(PickleDict dict, ReadOnlySpan<object?> items)
    {
        for (int i = 0; i < items.Length; i += 2)
        {
            if (PartIn(items[i]) is { } key) throw key.Alone();
            if (i + 1 < items.Length && PartIn(items[i + 1]) is { } part) NoteHolder(dict, part);
        }
    }

    private void NoteHolder(object holder, IPartOfDelegate part) => (_holders ??= new(ReferenceEqualityComparer.Instance))[holder] = part;

    /// <summary>Empties a tuple of parts that has made what it is for, or was dropped, and those in it.</summary>
    internal void UseParts(object? holder)
    {
        if (_holders is null or { Count: 0 } || holder is null || !_holders.Remove(holder)) return;
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

    private void DropParts(ReadOnlySpan<object?> values)
    {
        foreach (object? value in values) UseParts(value);
    }

    /// <exception cref="UnpicklingException">At the end of a value: the parts in something are no delegate's.</exception>
    private void CheckParts()
    {
        if (_holders is { Count: > 0 }) throw _holders.First().Value.Alone();
    }
}
