using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <summary>
/// What a <see cref="MemberRun{TNames}"/> needs to know of members that another pickler wrote, CPython's above all: in our order, but each name is a
/// text with MEMOIZE or BINPUT where it comes first, and BINGET of that later; and so is each text (pickle.py <c>save_str</c>).
/// </summary>
/// <remarks>What it takes goes into the memo at once. Where a run is given up, what it put there since the last <see cref="Keep"/> is taken out again.</remarks>
internal sealed class ForeignMembers(Unpickler unpickler, PickleClass @class)
{
    private readonly string[] _names = @class.MemberNames;

    // BINGET of each, as far as they are known; they hold as long as the memo does not change under them.
    private readonly ushort[] _gets = new ushort[@class.MemberNames.Length];
    private int _learned;
    private int _lastLearned;
    private long _epoch;
    private int _kept;

    /// <summary>Where the names are: <see cref="PickleNames.Learned"/>, or none as long as not all of them are known.</summary>
    public PickleNames Names => _learned == _names.Length ? PickleNames.Learned : default;

    /// <summary>Starts on an object's members.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin()
    {
        if (_epoch == unpickler.Memo.Epoch) return;
        _epoch = unpickler.Memo.Epoch;
        _learned = _lastLearned = 0;
    }

    /// <summary>What was taken so far stays taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Keep() => _kept = unpickler.Memo.Count;

    /// <summary>What was taken since is not.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void GiveUp() => TakeBack(_kept);

    private void TakeBack(int count)
    {
        if (count == unpickler.Memo.Count) return;
        unpickler.Memo.Truncate(count);
        if (_lastLearned >= count) _learned = _lastLearned = 0;
    }

    /// <summary>Whether BINGET of a member's name stands at <paramref name="p"/>, where there are as many bytes as that takes, and all names are known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsAt(ref byte p, int member) => (uint)member < (uint)_gets.Length && Unsafe.ReadUnaligned<ushort>(ref p) == _gets[member];

    /// <summary>Takes a member's name at <paramref name="p"/>: the size of its opcodes; 0: something else stands there.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int TakeName(ref byte p, int left, int member)
    {
        int size = SizeOfName(ref p, left, member), index = unpickler.Memo.Count;
        if (size == 0) return 0;
        if (PickleReader.SizeOfGet(ref p, left, out int known) != 0) index = known;
        else if (!unpickler.Memo.TryMemoize(_names[member])) return 0;
        Learn(member, index);
        return size;
    }

    /// <summary>The same of a name and NONE, where the next name or SETITEMS comes behind.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int TakeNone(ref byte p, int left, int member)
    {
        int size = SizeOfName(ref p, left, member) + 1;
        if (size == 1 || left < size + 2 || Unsafe.Add(ref p, size - 1) != (byte)PickleOpcode.None) return 0;
        ref byte behind = ref Unsafe.Add(ref p, size);
        if (behind != (byte)PickleOpcode.SetItems && (member + 1 >= _names.Length || SizeOfName(ref behind, left - size, member + 1) == 0)) return 0;
        return TakeName(ref p, left, member) == 0 ? 0 : size;
    }

    /// <summary>The same of a name and a decimal number.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int TakeDecimal(ref byte p, int left, bool isKnown, int member, out decimal value)
    {
        value = 0;
        if (left < 2) return 0;
        int count = unpickler.Memo.Count;
        int name = !isKnown ? SizeOfName(ref p, left, member) : IsAt(ref p, member) ? 2 : 0;
        if (name == 0) return 0;
        if (!isKnown) TakeName(ref p, left, member);
        int size = unpickler.TakeDecimal(ref Unsafe.Add(ref p, name), left - name, out value);
        if (size == 0)
        {
            TakeBack(count);
            return 0;
        }
        return name + size;
    }

    /// <summary>Takes a text at <paramref name="p"/>, memoized or not, or a reference to one; null: something else stands there.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public string? TakeText(ref byte p, int left, out int size)
    {
        size = 0;
        if (RunText.Read(ref p, left, unpickler.Limits.MaxStringBytes, out int read) is { } text)
        {
            size = read + PickleReader.SizeOfNextPut(ref Unsafe.Add(ref p, read), left - read, unpickler.Memo.Count);
            if (left <= size) return null;
            return size == read || unpickler.Memo.TryMemoize(text) ? text : null;
        }
        size = PickleReader.SizeOfGet(ref p, left, out int index);
        return size != 0 && unpickler.Memo.TryGetBuilt(index, out object? entry) ? entry as string : null;
    }

    // In their order, each BINGET's bytes as one number.
    private void Learn(int member, int index)
    {
        if (member != _learned || index > byte.MaxValue) return;
        Span<byte> get = [(byte)PickleOpcode.BinGet, (byte)index];
        _gets[member] = MemoryMarshal.Read<ushort>(get);
        _lastLearned = Math.Max(_lastLearned, index);
        _learned++;
    }

    private int SizeOfName(ref byte p, int left, int member)
    {
        string name = _names[member];
        if (left < 2) return 0;
        if (p == (byte)PickleOpcode.BinGet && unpickler.Memo.Is(Unsafe.Add(ref p, 1), name)) return 2;
        int header = PickleReader.SizeOfTextHeader(ref p, left, out int length);
        if (header != 0)
        {
            if (!MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref p, header), length).SequenceEqual(@class.Utf8Names[member])) return 0;
            int size = header + length;
            int put = PickleReader.SizeOfNextPut(ref Unsafe.Add(ref p, size), left - size, unpickler.Memo.Count);
            return put == 0 ? 0 : size + put;
        }
        int get = PickleReader.SizeOfGet(ref p, left, out int index);
        return get != 0 && unpickler.Memo.Peek(index) is string known && known == name ? get : 0;
    }
}
