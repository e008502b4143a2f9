using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

/// <summary>The unpickler's memo: an array as far as indices are dense, a dictionary beyond, so that a far index costs nothing.</summary>
internal sealed partial class UnpicklerMemo
{
    /// <summary>Never shorter than this: an index of one byte needs no check.</summary>
    private const int LeastLength = byte.MaxValue + 1;

    /// <summary>In the place of one that was given away; nobody puts anything into it.</summary>
    public static readonly UnpicklerMemo None = new();

    private Entry[] _dense = new Entry[LeastLength];
    private Dictionary<int, object?>? _sparse;
    private int _end;

    // How many entries the array may have: its length or, if that is less, the limit.
    private int _room = LeastLength;
    private int _limit = int.MaxValue;

    /// <summary>Changes where an entry is put in another's place, or all are forgotten: what was known of places before holds no longer.</summary>
    public long Epoch { get; private set; } = 1;

    /// <summary>Entries that were put: the index that MEMOIZE takes (_pickle.c <c>memo_len</c>).</summary>
    public int Count { get; private set; }

    /// <summary>How many entries there may be. One more is an error.</summary>
    public int Limit
    {
        get => _limit;
        set
        {
            _limit = value;
            _room = Math.Min(_dense.Length, value);
        }
    }

    /// <summary>Entries that it has room for.</summary>
    public int Capacity => _dense.Length;

    /// <summary>The entry, or null if there is none. For guesses; a GET asks <see cref="Has"/> first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public object? Peek(int index)
    {
        Entry[] dense = _dense;
        return (uint)index < (uint)dense.Length ? Unwrap(dense[index].Value, index) : PeekSparse(index);
    }

    /// <summary>Whether an entry is this very object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(byte index, object? value) => ReferenceEquals(Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_dense), index).Value, value);

    /// <summary>The entry, if there is one that needs nothing more to be done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetBuilt(int index, out object? value)
    {
        Entry[] dense = _dense;
        value = (uint)index < (uint)dense.Length ? dense[index].Value : null;
        if (value is null or Unbuilt) return false;
        value = Unwrap(value, index);
        return true;
    }

    /// <summary>Whether there is an entry.</summary>
    public bool Has(int index) =>
        (uint)index < (uint)_dense.Length ? _dense[index].Value is not null : _sparse?.ContainsKey(index) == true;

    /// <summary>All entries but None, those at lower indices first.</summary>
    public IEnumerable<(int Index, object Value)> Entries
    {
        get
        {
            for (int i = 0; i < _end; i++)
            {
                if (Unwrap(_dense[i].Value, i) is { } entry) yield return (i, entry);
            }
            foreach (var (index, value) in _sparse ?? []) if (value is not null) yield return (index, value);
        }
    }

    /// <summary>Puts an entry at an index.</summary>
    /// <exception cref="UnpicklingException">There are as many entries as there may be.</exception>
    public void Put(int index, object? value)
    {
        if (Count >= _limit && !Has(index)) throw UnpicklingLimits.Exceeded(_limit, nameof(UnpicklingLimits.MaxMemoEntries));
        if ((uint)index >= (uint)_dense.Length && !TryGrow(index))
        {
            _sparse ??= [];
            if (_sparse.TryAdd(index, value)) Count++;
            else _sparse[index] = value;
            return;
        }
        ref object? entry = ref _dense[index].Value;
        if (entry is null) Count++;
        else
        {
            MakeAround(index);
            Epoch++;
        }
        entry = value ?? s_null;
        if (index >= _end) _end = index + 1;
    }

    /// <summary>Puts an object in its <see cref="Unbuilt"/>'s place; leaves any other entry alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fill(int index, object? built)
    {
        Entry[] dense = _dense;
        if ((uint)index >= (uint)dense.Length) FillSparse(index, built);
        else if (dense[index].Value is Unbuilt { IsPromise: true }) dense[index].Value = built;
    }

    /// <summary>Puts an entry at the next index and returns that.</summary>
    /// <exception cref="UnpicklingException">There are as many entries as there may be.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Memoize(object? value)
    {
        int index = Count;
        if (!TryMemoize(value ?? s_null)) Put(index, value);
        return index;
    }

    /// <summary>The same where there is room for it, and no entry has an index beyond. For guesses that <see cref="Truncate"/> may take back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryMemoize(object value)
    {
        int index = Count;
        if (index != _end || index >= _room) return false;
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_dense), index).Value = value;
        _end = Count = index + 1;
        return true;
    }

    /// <summary>Takes back what <see cref="TryMemoize"/> did since there were <paramref name="count"/> entries.</summary>
    public void Truncate(int count)
    {
        if (count == Count) return;
        Array.Clear(_dense, count, Count - count);
        _end = Count = count;
    }

    /// <summary>Puts entries at the next indices.</summary>
    /// <exception cref="UnpicklingException">There are more than there may be.</exception>
    public void MemoizeAll(ReadOnlySpan<string> values)
    {
        int index = Count;
        if (index == _end && values.Length < _room - index)
        {
            ref Entry next = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_dense), index);
            for (int i = 0; i < values.Length; i++) Unsafe.Add(ref next, i).Value = values[i];
            _end = Count = index + values.Length;
            return;
        }
        foreach (string value in values) Memoize(value);
    }

    /// <summary>Puts an object in another's place, wherever that stands.</summary>
    public void Replace(object former, object value)
    {
        for (int i = 0; i < _end; i++)
        {
            if (ReferenceEquals(_dense[i].Value, former)) _dense[i].Value = value;
        }
        if (_sparse is null) return;
        foreach (int index in _sparse.Keys.ToArray())
        {
            if (ReferenceEquals(_sparse[index], former)) _sparse[index] = value;
        }
    }

    /// <summary>Forgets everything; keeps the room.</summary>
    public void Clear()
    {
        Array.Clear(_dense, 0, _end);
        _sparse = null;
        Count = _end = 0;
        Epoch++;
    }

    /// <summary>Stands in the array for None, so that an empty place is one that was never put.</summary>
    private static readonly StandIn s_null = new();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private object? Unwrap(object? entry, int index) => entry is StandIn standIn ? Make(standIn, index) : entry;

    private void FillSparse(int index, object? built)
    {
        if (PeekSparse(index) is Unbuilt { IsPromise: true }) _sparse![index] = built;
    }

    private object? PeekSparse(int index) => _sparse?.GetValueOrDefault(index);

    // Grows for an index that continues what is there, not for one that somebody made up.
    private bool TryGrow(int index)
    {
        if (index < 0 || index > 2L * Count + 64) return false;
        Array.Resize(ref _dense, (int)Math.Min(Math.Max(2L * _dense.Length, index + 1L), Array.MaxLength));
        Limit = _limit;
        if (_sparse is null) return true;
        foreach (var (far, value) in _sparse)
        {
            if (far >= _dense.Length) continue;
            _dense[far].Value = value ?? s_null;
            _end = Math.Max(_end, far + 1);
            _sparse.Remove(far);
        }
        return true;
    }

    // In a struct, an object is stored without a look at the array's type.
    private struct Entry
    {
        public object? Value;
    }
}
