using System.Runtime.CompilerServices;

namespace PickleGen;

/// <content>
/// Keys that are hashed before they are complete: an object whose members lead to a dictionary or a set that it is in itself. Two of them may
/// look the same as long as their members are missing, and one takes the other's place. So what such a collection gets is kept beside it, and
/// when everything has been read it is filled anew; one that cannot be is an error, because nobody would find anything in it.
/// </content>
public partial class Unpickler
{
    private Refills? _refills;
    private bool _hasEarlyKey;

    /// <summary>How often something was met that may not be complete yet. Counted, as the members of a key may have keys of their own.</summary>
    private int _incomplete;

    /// <summary>Of this pickle.</summary>
    internal Refills Refills => _refills ??= new();

    /// <summary>Whether what came so far may not be complete.</summary>
    internal bool MayBeIncomplete => _incomplete != 0;

    /// <summary>Before a key: what <see cref="IsHashedEarly{TCollection, T}(T, int)"/> wants to know behind it.</summary>
    internal int BeginKey() => _incomplete;

    /// <summary>A key has been read: whether its hash may be another one in the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsHashedEarly<TCollection, T>(T key, int before)
    {
        if (!CountsKey(key) || _incomplete == before || key is string) return false;
        if (HashedKeys<T>.MayBeLong) ExpectHash<TCollection, T>(key);
        return HashedKeys<T>.MayBeIncomplete && NoteEarlyKey<TCollection>(key);
    }

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
        if (CountsKey(key) && (HashedKeys<T>.MayBeIncomplete || HashedKeys<T>.MayBeLong) && !SortedKeys<TCollection>.Value) ExpectHash(key);
    }

    // Before it is asked for.
    internal static void ExpectHash(object? key)
    {
        if (!RecordKeys.CanHash(key)) throw new UnpicklingException(RecordKeys.WhyNot(key!));
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

    private void LookAgain(object collection) => (_refills ??= new()).LookAgain(collection);

    private void Rehash()
    {
        // Of all of them first, so that each hash is computed once.
        _keyWork.ForgetHashes();
        _refills?.Run();
        ForgetHashes();
    }

    private void ForgetHashes()
    {
        (_refills, _hasEarlyKey) = (null, false);
        _keyWork.KeepHashes();
    }
}
