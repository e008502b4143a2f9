using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

/// <summary>What is in a collection, one item after another.</summary>
internal interface ISavedRow
{
    /// <summary>Values an item consists of: 2 where it is key and value.</summary>
    static abstract int Width { get; }

    /// <summary>How the item that came last is reached from the collection; <paramref name="isState"/>: that is an object's state.</summary>
    string Step(bool isState);

    /// <summary>The next item, or its key and <paramref name="value"/>. The caller has counted them.</summary>
    object? Next(out object? value);
}

/// <summary>Values that lie side by side.</summary>
/// <param name="values">The values.</param>
internal ref struct SpanRow(ReadOnlySpan<object?> values) : ISavedRow
{
    private readonly ref object? _first = ref MemoryMarshal.GetReference(values);
    private ref object? _next = ref MemoryMarshal.GetReference(values);

    public static int Width => 1;

    public readonly string Step(bool isState) => MemberPath.Item((int)(Unsafe.ByteOffset(ref _first, ref _next) / Unsafe.SizeOf<object>()) - 1);

    public object? Next(out object? value)
    {
        value = null;
        object? item = _next;
        _next = ref Unsafe.Add(ref _next, 1);
        return item;
    }
}

/// <summary>The keys and values of a <see cref="PickleDict"/> from which nothing was removed.</summary>
/// <param name="entries">Its entries.</param>
internal ref struct EntryRow(ReadOnlySpan<PickleKeyTable.Entry> entries) : ISavedRow
{
    private readonly ReadOnlySpan<PickleKeyTable.Entry> _entries = entries;
    private int _next;

    public static int Width => 2;

    public readonly string Step(bool isState) => isState ? MemberPath.Member(_entries[_next - 1].Key) : MemberPath.Key(_entries[_next - 1].Key);

    public object? Next(out object? value)
    {
        ref readonly var entry = ref _entries[_next++];
        value = entry.Value;
        return entry.Key;
    }
}

/// <summary>The keys and values of a dictionary.</summary>
/// <param name="dictionary">The dictionary; it must not change meanwhile.</param>
internal struct DictionaryRow(Dictionary<string, object?> dictionary) : ISavedRow
{
    private Dictionary<string, object?>.Enumerator _entries = dictionary.GetEnumerator();

    public static int Width => 2;

    public readonly string Step(bool isState) => isState ? MemberPath.Member(_entries.Current.Key) : MemberPath.Key(_entries.Current.Key);

    public object? Next(out object? value)
    {
        if (!_entries.MoveNext()) throw new InvalidOperationException("A dictionary changed while it was saved.");
        (string key, value) = _entries.Current;
        return key;
    }
}
