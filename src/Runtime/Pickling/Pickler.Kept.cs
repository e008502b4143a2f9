using System.Buffers;

namespace PickleGen;

/// <content>
/// What a thread keeps from one dump for the next. A pickler that dumps once, as most do, borrows the thread's memo, and has what it
/// memoized in lists of its own when the dump is over; only for a second dump it makes a memo of them.
/// </content>
public partial class Pickler
{
    /// <summary>Longer memos are left to the garbage collector.</summary>
    private const int LongestKept = 1 << 16;

    [ThreadStatic]
    private static PicklerMemo? t_memo;

    /// <summary>The size of the thread's last pickle, within bounds.</summary>
    [ThreadStatic]
    private static int t_size;

    /// <summary>What earlier dumps memoized, while there is no memo.</summary>
    private object?[][]? _memoized;

    /// <summary>The memo goes back to the thread when the dump is over.</summary>
    private bool _hasBorrowed;

    private static byte[] RentScratch() => ArrayPool<byte>.Shared.Rent(Math.Max(ScratchSize, t_size));

    private static void ReturnScratch(byte[] scratch, int size)
    {
        t_size = Math.Min(size, 2 * PickleWriter.HandOverSize);
        ArrayPool<byte>.Shared.Return(scratch);
    }

    /// <summary>Leaves to the garbage collector what a deep pickle, or one of many names, has made large.</summary>
    private void LeaveWhatIsLarge()
    {
        if (_work.Length > LongestKept) _work = [];
        if (_shells?.Capacity > LongestKept) _shells = null;
        if (_openWithoutMemo?.Capacity > LongestKept) _openWithoutMemo = null;
        if (_callables?.Capacity > LongestKept) _callables = null;
        if (_modules?.Capacity > LongestKept) _modules = null;
    }

    private void TakeMemo()
    {
        if (!ReferenceEquals(Memo, PicklerMemo.None)) return;
        _hasBorrowed = _memoized is null;
        if (_hasBorrowed)
        {
            // A hook may dump on this thread meanwhile: what is taken is gone until it is given back.
            Memo = t_memo ?? new PicklerMemo();
            t_memo = null;
            return;
        }
        Memo = new PicklerMemo();
        Memo.AddAll(_memoized!);
        _memoized = null;
    }

    private void GiveMemoBack()
    {
        if (!_hasBorrowed || _isDumping) return;
        _hasBorrowed = false;
        if (Memo.Count > 0) _memoized = Memo.ToPieces();
        Memo.Clear();
        if (Memo.Capacity <= LongestKept) t_memo = Memo;
        Memo = PicklerMemo.None;
    }
}
