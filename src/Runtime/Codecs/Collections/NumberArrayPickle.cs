using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen.Codecs;

/// <summary>
/// Whole pickles of one array of numbers, as <see cref="NumberArrayCodec{T, TCodec}"/> and CPython write it: its block of memory between bytes that are
/// always the same. Nothing in them refers to the memo, so it is not kept.
/// </summary>
internal sealed class NumberArrayPickle<T> : WholePickle<T[]?>
    where T : unmanaged
{
    /// <summary>TUPLE, REDUCE, MEMOIZE, STOP.</summary>
    private static ReadOnlySpan<byte> TrackedEnd => [(byte)PickleOpcode.Tuple, (byte)PickleOpcode.Reduce, (byte)PickleOpcode.Memoize, (byte)PickleOpcode.Stop];

    private static ReadOnlySpan<byte> UntrackedEnd => [(byte)PickleOpcode.Tuple, (byte)PickleOpcode.Reduce, (byte)PickleOpcode.Stop];

    /// <summary>The same with the block and the arguments memoized.</summary>
    private static ReadOnlySpan<byte> PythonsEnd =>
        [(byte)PickleOpcode.Memoize, (byte)PickleOpcode.Tuple, (byte)PickleOpcode.Memoize, (byte)PickleOpcode.Reduce, (byte)PickleOpcode.Memoize, (byte)PickleOpcode.Stop];

    // PROTO _array_reconstructor MARK array code format BINBYTES
    private readonly byte[] _start = Start();

    /// <inheritdoc/>
    public override byte[]? TrySave(T[]? value, PickleOptions? options)
    {
        options ??= PickleOptions.Default;
        if (!TrySize(value, options, out int size)) return null;
        byte[] pickle = GC.AllocateUninitializedArray<byte>(size);
        Write(value!, options, pickle);
        return pickle;
    }

    /// <inheritdoc/>
    public override bool TrySave(IBufferWriter<byte> destination, T[]? value, PickleOptions? options)
    {
        options ??= PickleOptions.Default;
        if (!TrySize(value, options, out int size)) return false;
        var lent = destination.GetSpan();
        if (lent.Length < size) return false;
        Write(value!, options, lent);
        destination.Advance(size);
        return true;
    }

    /// <inheritdoc/>
    public override bool TryLoad(ReadOnlySpan<byte> pickle, PickleOptions? options, out int consumed, out T[]? value)
    {
        options ??= PickleOptions.Default;
        consumed = 0;
        value = null;
        if (!options.ReadsUsual) return false;
        var reader = new PickleReader(pickle);
        bool isFound = reader.TrySkip(_start) ? TryReadOwn(ref reader, out var block) : TryReadPythons(ref reader, out block);
        if (!isFound || block.Length % Unsafe.SizeOf<T>() != 0) return false;
        int length = block.Length / Unsafe.SizeOf<T>();
        if (!options.Limits.AllowBlock(reader.Position, block.Length, length)) return false;
        value = GC.AllocateUninitializedArray<T>(length);
        block.CopyTo(MemoryMarshal.AsBytes(value.AsSpan()));
        consumed = reader.Position;
        return true;
    }

    // Behind the start, which ends with the opcode.
    private static bool TryReadOwn(ref PickleReader reader, out ReadOnlySpan<byte> block)
    {
        reader.Position--;
        return reader.TryReadBlock(out block) && (reader.TrySkip(TrackedEnd) || reader.TrySkip(UntrackedEnd));
    }

    /// <summary>What CPython writes from protocol 4 on: all names spelled out, everything memoized, a long block outside the frames.</summary>
    private static bool TryReadPythons(ref PickleReader reader, out ReadOnlySpan<byte> block)
    {
        block = default;
        return (reader.TrySkip([(byte)PickleOpcode.Proto, PickleProtocol.Highest]) || reader.TrySkip([(byte)PickleOpcode.Proto, PickleProtocol.Framed]))
            && reader.TrySkipFrame()
            && reader.TrySkip(PythonGlobal.ArrayReconstructor.SpelledOut) && reader.TryTake(PickleOpcode.Mark) && reader.TrySkip(PythonGlobal.Array.SpelledOut)
            && reader.TryReadText(out var code) && code.Length == 1 && NumberFormat.IsCodeOf<T>(code[0]) && reader.TryTake(PickleOpcode.Memoize)
            && reader.TryReadInt32(out int format) && format == NumberFormat.MachineFormatOf<T>()
            && reader.TryReadBlock(out block) && reader.TrySkipFrame() && reader.TrySkip(PythonsEnd);
    }

    // The size of the pickle; false: the block is short, or longer than an array can be with what stands around it.
    private bool TrySize(T[]? value, PickleOptions options, out int size)
    {
        size = 0;
        // By exact type: to the runtime an int[] is a uint[] as well.
        if (value is null || value.GetType() != typeof(T[]) || !options.WritesUsual) return false;
        long block = (long)value.Length * Unsafe.SizeOf<T>(), whole = block + _start.Length + sizeof(uint) + TrackedEnd.Length;
        if (block <= byte.MaxValue || whole > Array.MaxLength) return false;
        size = (int)whole - TrackedEnd.Length + EndFor(options).Length;
        return true;
    }

    private void Write(T[] value, PickleOptions options, Span<byte> target)
    {
        var block = MemoryMarshal.AsBytes(value.AsSpan());
        _start.CopyTo(target);
        target = target[_start.Length..];
        BinaryPrimitives.WriteInt32LittleEndian(target, block.Length);
        target = target[sizeof(uint)..];
        block.CopyTo(target);
        EndFor(options).CopyTo(target[block.Length..]);
    }

    private static ReadOnlySpan<byte> EndFor(PickleOptions options) => options.TrackReferences ? TrackedEnd : UntrackedEnd;

    private static byte[] Start()
    {
        var writer = new PickleWriter(stackalloc byte[256], PickleProtocol.Highest);
        writer.WriteProto();
        writer.WriteRaw(PythonGlobal.ArrayReconstructor.Preamble);
        writer.WriteOpcode(PickleOpcode.Mark);
        writer.WriteRaw(PythonGlobal.Array.Preamble);
        writer.WriteString([NumberFormat.CodeOf<T>()]);
        writer.WriteInt(NumberFormat.MachineFormatOf<T>());
        writer.WriteOpcode(PickleOpcode.BinBytes);
        return writer.Pending.ToArray();
    }
}
