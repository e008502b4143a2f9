namespace PickleGen;

/// <summary>
/// The array that a pickle becomes. A long block goes into it at once instead of being copied from scratch later: how long the array must be
/// is known from what followed the block in the last pickle of the same type. One that ends otherwise is copied, as any other.
/// </summary>
internal sealed class ResultSink : PickleSink
{
    /// <summary>A tail that no pickle has shown yet.</summary>
    public const int Unknown = -1;

    /// <summary>Pickles of the type end in different ways behind their blocks.</summary>
    private const int Varying = -2;

    private byte[] _result = [];
    private int _tail;
    private int _blocks;
    private long _blockEnd;

    /// <inheritdoc/>
    public override bool TakesParts => false;

    /// <inheritdoc/>
    public override int SmallestBlock => 1 << 14;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Taken => _result.AsSpan(0, (int)Written);

    /// <summary>Begins a pickle.</summary>
    /// <param name="tail">How many bytes come behind the block, as <see cref="Finish"/> told.</param>
    public void Open(int tail)
    {
        _tail = tail;
        _blocks = 0;
    }

    /// <inheritdoc/>
    public override bool TryTake(ReadOnlySpan<byte> pending, ReadOnlySpan<byte> block)
    {
        _blocks++;
        _blockEnd = Written + pending.Length + block.Length;
        if (_tail < 0 || _blocks > 1 || _blockEnd + _tail > Array.MaxLength) return false;
        _result = GC.AllocateUninitializedArray<byte>((int)_blockEnd + _tail);
        Write(pending);
        Write(block);
        return true;
    }

    /// <summary>The pickle.</summary>
    /// <param name="pending">Its end.</param>
    /// <param name="tail">What to expect of the next one.</param>
    public byte[] Finish(ReadOnlySpan<byte> pending, ref int tail)
    {
        int size = checked((int)Written + pending.Length);
        if (_blocks > 0) Learn((int)(size - _blockEnd), ref tail);
        byte[] result = _result;
        if (result.Length != size)
        {
            result = GC.AllocateUninitializedArray<byte>(size);
            Taken.CopyTo(result);
        }
        pending.CopyTo(result.AsSpan((int)Written));
        return result;
    }

    /// <summary>Ends a pickle, whether it is complete or has failed: keeps nothing of it.</summary>
    public void Close()
    {
        if (_blocks == 0) return;
        _result = [];
        Written = 0;
    }

    /// <inheritdoc/>
    protected override void Take(ReadOnlySpan<byte> bytes) => bytes.CopyTo(_result.AsSpan((int)Written));

    private void Learn(int found, ref int tail)
    {
        if (_blocks > 1 || (tail != Unknown && tail != found)) tail = Varying;
        else tail = found;
    }
}
