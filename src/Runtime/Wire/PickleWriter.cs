using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

/// <summary>Writes opcodes and their arguments. Knows bytes and nothing else; passed by reference through one dump.</summary>
/// <remarks>
/// Writes into pooled scratch, which grows, or leaves for a sink when so much has gathered; or into room that a sink lends, so that nothing
/// is copied. Generated code takes room once per object
/// with <see cref="Reserve"/>, lays opcodes down through <c>PickleOps</c> and gives the end back to <see cref="Commit"/>;
/// everything else calls the <c>Write…</c> methods, which choose the opcode that the protocol has.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct PickleWriter
{
    /// <summary>So many bytes are worth a write: where there is a sink no more than these are gathered, a single larger value excepted.</summary>
    internal const int HandOverSize = 1 << 16;

    private readonly PickleSink? _sink;
    private ref byte _start;
    private byte[]? _rented;
    private int _position;
    private int _capacity;
    private long _handedOver;
    private bool _framing;
    private int _frameStart;
    private int _frameFull = int.MaxValue;
    private bool _isLent;

    /// <summary>Writes into <paramref name="room"/>, then into pooled arrays that are larger.</summary>
    /// <param name="room">The first buffer.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="fixImports">Whether names are written as Python 2 has them.</param>
    /// <param name="sink">Where bytes go when <see cref="HandOverSize"/> of them have gathered; null: all stay <see cref="Pending"/>.</param>
    /// <param name="pending">How many bytes the buffer has from before.</param>
    /// <param name="isLent">The buffer is a part of the destination, which <paramref name="sink"/> has lent.</param>
    internal PickleWriter(Span<byte> room, int protocol, bool fixImports = true, PickleSink? sink = null, int pending = 0, bool isLent = false)
    {
        Protocol = protocol;
        FixImports = fixImports;
        _sink = sink;
        _start = ref MemoryMarshal.GetReference(room);
        _capacity = room.Length;
        _position = pending;
        _isLent = isLent;
    }

    /// <summary>The protocol that is written, 0 to 5.</summary>
    public readonly int Protocol { get; }

    /// <summary>Whether names are written as Python 2 has them, below protocol 3 (<see cref="PickleOptions.FixImports"/>).</summary>
    internal readonly bool FixImports { get; }

    /// <summary>Bytes written so far, those already handed over included.</summary>
    internal readonly long Position => _handedOver + _position;

    /// <summary>Whether <see cref="Known"/> is all that was written.</summary>
    internal readonly bool IsWhole => _handedOver == 0 || !_sink!.Taken.IsEmpty;

    /// <summary>What was written, as far as it is still at hand.</summary>
    internal readonly ReadOnlySpan<byte> Known => _handedOver == 0 || _sink!.Taken.IsEmpty ? Pending : (byte[])[.. _sink.Taken, .. Pending];

    /// <summary>Whether the current buffer is a part of the destination.</summary>
    internal readonly bool IsLent => _isLent;

    /// <summary>The size of the current buffer, if it is this side's.</summary>
    internal readonly int Capacity => _isLent ? 0 : _capacity;

    /// <summary>What stands in the current buffer and was not handed over yet.</summary>
    internal readonly ReadOnlySpan<byte> Pending => MemoryMarshal.CreateReadOnlySpan(ref _start, _position);

    /// <summary>Room for <paramref name="size"/> bytes at the end of what is written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte Reserve(int size)
    {
        if (_capacity - _position < size) Grow(size);
        return ref Unsafe.Add(ref _start, _position);
    }

    /// <summary>Room for <paramref name="size"/> bytes at <paramref name="p"/>, up to where everything has been written but not committed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte Ensure(ref byte p, int size)
    {
        if (_capacity - (int)Unsafe.ByteOffset(ref _start, ref p) >= size) return ref p;
        Commit(ref p);
        return ref Reserve(size);
    }

    /// <summary>Takes what was written into the last <see cref="Reserve"/>d room, up to <paramref name="end"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Commit(ref byte end) => _position = (int)Unsafe.ByteOffset(ref _start, ref end);

    /// <summary>Hands what was written to the sink, if there is one. A frame whose length is not known yet stays.</summary>
    internal void HandOver()
    {
        if (_sink is not { TakesParts: true }) return;
        if (_isLent)
        {
            HandOverLent();
            return;
        }
        bool isInFrame = _framing && _frameStart != NoFrame;
        int whole = isInFrame ? _frameStart : _position;
        _sink.Write(Pending[..whole]);
        _handedOver += whole;
        _position -= whole;
        if (!isInFrame) return;
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _start, whole), _position).CopyTo(MemoryMarshal.CreateSpan(ref _start, _position));
        _frameStart = 0;
        _frameFull -= whole;
    }

    /// <summary>Hands over a long block, and before it what was written; false where it goes the way of all values. Not within a frame.</summary>
    private bool TryHandOver(scoped ReadOnlySpan<byte> block)
    {
        if (_sink is null || block.Length < _sink.SmallestBlock) return false;
        if (_isLent)
        {
            if (block.Length <= _capacity - _position) return false;
            HandOverLent();
        }
        if (!_sink.TryTake(Pending, block)) return false;
        _handedOver += _position + block.Length;
        _position = 0;
        return true;
    }

    /// <summary>A complete pickle.</summary>
    /// <param name="tail">What is known of the end of such pickles.</param>
    internal readonly byte[] ToArray(ref int tail)
    {
        if (_sink is ResultSink result) return result.Finish(Pending, ref tail);
        byte[] pickle = GC.AllocateUninitializedArray<byte>(_position);
        Pending.CopyTo(pickle);
        return pickle;
    }

    /// <summary>Hands over the end of a complete pickle.</summary>
    /// <param name="sink">Where it goes, whether what came before could go there already or not.</param>
    internal void HandOverTo(BufferSink sink)
    {
        if (_isLent) sink.Advance(_position);
        else sink.Write(Pending);
        _handedOver += _position;
        _position = 0;
    }

    // What is left of the room is the destination's again.
    private void HandOverLent()
    {
        _sink!.Advance(_position);
        _handedOver += _position;
        _position = _capacity = 0;
    }

    /// <summary>Forgets what is <see cref="Pending"/>, to write something else in its place.</summary>
    internal void StartOver() => _position = 0;

    /// <summary>Gives pooled memory back. What was <see cref="Pending"/> is gone then.</summary>
    internal void Dispose()
    {
        if (_rented is null) return;
        ArrayPool<byte>.Shared.Return(_rented);
        _rented = null;
        _position = _capacity = 0;
    }

    /// <summary>Gives back the smaller one of the buffers, which are both pooled.</summary>
    /// <param name="scratch">The buffer that the writer began with.</param>
    /// <returns>The one that has what is <see cref="Pending"/>.</returns>
    internal byte[] KeepLarger(byte[] scratch)
    {
        if (_rented is not { } larger) return scratch;
        ArrayPool<byte>.Shared.Return(scratch);
        _rented = null;
        return larger;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int size)
    {
        if (_position >= HandOverSize && _sink is { TakesParts: true })
        {
            HandOver();
            if (_capacity - _position >= size) return;
        }
        if (_isLent && TryBorrow(size)) return;

        // Twice as much each time, so that the copying stays linear; long arithmetic, so that the end of an array's range is an error, not a wrap.
        long wanted = Math.Max((long)_position + size, Math.Min(Math.Max((long)_capacity * 2, HandOverSize), Array.MaxLength));
        if (wanted > Array.MaxLength) throw new PicklingException($"The pickle is larger than one buffer can be ({Array.MaxLength} bytes); write it to a stream.");
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)wanted);
        MemoryMarshal.CreateReadOnlySpan(ref _start, _position).CopyTo(larger);
        if (_rented is not null) ArrayPool<byte>.Shared.Return(_rented);
        _isLent = false;
        _rented = larger;
        _start = ref MemoryMarshal.GetArrayDataReference(larger);
        _capacity = larger.Length;
    }

    // Behind what was handed over the destination may have room once more.
    private bool TryBorrow(int size)
    {
        if (_position > 0 || _sink is null) return false;
        var room = _sink.Lend();
        if (room.Length < Math.Max(size, HandOverSize)) return false;
        _start = ref MemoryMarshal.GetReference(room);
        _capacity = room.Length;
        return true;
    }
}
