using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

/// <summary>The values in a collection, one after another; a dict's are key, value, key, value.</summary>
internal interface ISavedRow
{
    /// <summary>How the value that came last is reached from the collection; <paramref name="isState"/>: that is an object's state.</summary>
    string Step(bool isState);

    /// <summary>The next value. The caller has counted them.</summary>
    object? Next();
}

/// <summary>Values that lie side by side.</summary>
/// <param name="values">The values.</param>
internal ref struct SpanRow(ReadOnlySpan<object?> values) : ISavedRow
{
    private readonly ref object? _first = ref MemoryMarshal.GetReference(values);
    private ref object? _next = ref MemoryMarshal.GetReference(values);

    public readonly string Step(bool isState) => MemberPath.Item((int)(Unsafe.ByteOffset(ref _first, ref _next) / Unsafe.SizeOf<object>()) - 1);

    public object? Next()
    {
        object? value = _next;
        _next = ref Unsafe.Add(ref _next, 1);
        return value;
    }
}

/// <summary>The keys and values of a <see cref="PickleDict"/> from which nothing was removed.</summary>
/// <param name="entries">Its entries.</param>
internal ref struct EntryRow(ReadOnlySpan<PickleKeyTable.Entry> entries) : ISavedRow
{
    private readonly ReadOnlySpan<PickleKeyTable.Entry> _entries = entries;
    private int _next;

    public readonly string Step(bool isState) => isState ? MemberPath.Member(_entries[(_next - 1) >> 1].Key) : MemberPath.Key(_entries[(_next - 1) >> 1].Key);

    public object? Next()
    {
        ref readonly var entry = ref _entries[_next >> 1];
        return (_next++ & 1) == 0 ? entry.Key : entry.Value;
    }
}

/// <summary>The keys and values of a dictionary.</summary>
/// <param name="dictionary">The dictionary; it must not change meanwhile.</param>
internal struct DictionaryRow(Dictionary<string, object?> dictionary) : ISavedRow
{
    private Dictionary<string, object?>.Enumerator _entries = dictionary.GetEnumerator();
    private bool _isValue;

    public readonly string Step(bool isState) => isState ? MemberPath.Member(_entries.Current.Key) : MemberPath.Key(_entries.Current.Key);

    public object? Next()
    {
        if (_isValue)
        {
            _isValue = false;
            return _entries.Current.Value;
        }
        if (!_entries.MoveNext()) throw new InvalidOperationException("A dictionary changed while it was saved.");
        _isValue = true;
        return _entries.Current.Key;
    }
}
