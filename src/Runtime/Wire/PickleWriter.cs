using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

/// <summary>Writes opcodes and their arguments. Knows bytes and nothing else; passed by reference through one dump.</summary>
/// <remarks>
/// Writes either into the spans of an <see cref="IBufferWriter{T}"/> or into pooled scratch. Generated code takes room once per object
/// with <see cref="Reserve"/>, lays opcodes down through <c>PickleOps</c> and gives the end back to <see cref="Commit"/>;
/// everything else calls the <c>Write…</c> methods, which choose the opcode that the protocol has.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct PickleWriter
{
    private const int FirstScratchSize = 1024;

    private readonly IBufferWriter<byte>? _output;
    private ref byte _start;
    private byte[]? _rented;
    private int _position;
    private int _capacity;
    private long _flushed;
    private bool _framing;
    private int _frameStart;
    private int _frameFull = int.MaxValue;

    private PickleWriter(int protocol, bool fixImports, IBufferWriter<byte>? output)
    {
        Protocol = protocol;
        FixImports = fixImports;
        _output = output;
    }

    /// <summary>Writes into the spans of <paramref name="output"/>, which advances as they fill up and at <see cref="Flush"/>.</summary>
    internal static PickleWriter To(IBufferWriter<byte> output, int protocol, bool fixImports = true) => new(protocol, fixImports, output);

    /// <summary>Writes into <paramref name="scratch"/>, then into pooled arrays that are larger.</summary>
    internal static PickleWriter ToScratch(byte[] scratch, int protocol, bool fixImports = true) =>
        new(protocol, fixImports, output: null) { _start = ref MemoryMarshal.GetArrayDataReference(scratch), _capacity = scratch.Length };

    /// <summary>The protocol that is written, 0 to 5.</summary>
    public readonly int Protocol { get; }

    /// <summary>Whether names are written as Python 2 has them, below protocol 3 (<see cref="PickleOptions.FixImports"/>).</summary>
    internal readonly bool FixImports { get; }

    /// <summary>Bytes written so far, those already handed to the output included.</summary>
    internal readonly long Position => _flushed + _position;

    /// <summary>The size of the current buffer.</summary>
    internal readonly int Capacity => _capacity;

    /// <summary>What stands in the current buffer and was not handed to an output yet.</summary>
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

    /// <summary>Hands what was written to the output.</summary>
    internal void Flush()
    {
        if (_output is null) return;
        _output.Advance(_position);
        _flushed += _position;
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int size)
    {
        if (_output is not null)
        {
            Flush();
            var span = _output.GetSpan(Math.Max(size, FirstScratchSize));
            _start = ref MemoryMarshal.GetReference(span);
            _capacity = span.Length;
            return;
        }

        // Twice as much each time, so that the copying stays linear; long arithmetic, so that the end of an array's range is an error, not a wrap.
        long wanted = Math.Max((long)_position + size, Math.Min((long)_capacity * 2, Array.MaxLength));
        if (wanted > Array.MaxLength) throw new PicklingException($"The pickle is larger than one buffer can be ({Array.MaxLength} bytes); write it to a stream.");
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)wanted);
        MemoryMarshal.CreateReadOnlySpan(ref _start, _position).CopyTo(larger);
        if (_rented is not null) ArrayPool<byte>.Shared.Return(_rented);
        _rented = larger;
        _start = ref MemoryMarshal.GetArrayDataReference(larger);
        _capacity = larger.Length;
    }
}
