using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

public ref partial struct PickleWriter
{
    // Of a number of 128 bits that is not negative, from 2^127 on.
    private const int Long1Bytes128 = 17;

    /// <summary>NEWTRUE or NEWFALSE; below protocol 2 INT <c>01</c> or <c>00</c> (pickle.py <c>save_bool</c>).</summary>
    public void WriteBool(bool value)
    {
        if (Protocol >= PickleProtocol.NewObjects) WriteOpcode(value ? PickleOpcode.NewTrue : PickleOpcode.NewFalse);
        else WriteRaw(value ? "I01\n"u8 : "I00\n"u8);
    }

    /// <inheritdoc cref="WriteInt(long)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteInt(int value)
    {
        if (IsBinary) Commit(ref PickleOps.Int32(ref Reserve(PickleOps.Int32Size), value));
        else WriteTextArgument(PickleOpcode.Int, value);
    }

    /// <summary>The shortest opcode that holds the number (pickle.py <c>save_long</c>).</summary>
    public void WriteInt(long value)
    {
        bool isInt32 = value == (int)value;
        if (Protocol >= PickleProtocol.NewObjects || isInt32 && IsBinary) Commit(ref PickleOps.Int64(ref Reserve(PickleOps.Int64Size), value));
        else if (isInt32) WriteTextArgument(PickleOpcode.Int, value);
        else WriteLongText(value);
    }

    /// <inheritdoc cref="WriteInt(long)"/>
    /// <exception cref="PicklingException">The number takes more bytes than one buffer holds.</exception>
    public void WriteInt(BigInteger value)
    {
        if (value >= long.MinValue && value <= long.MaxValue) WriteInt((long)value);
        else if (Protocol < PickleProtocol.NewObjects) WriteLongText(value);
        else WriteLongBytes(value);
    }

    /// <summary>The same of a number of 128 bits.</summary>
    internal void WriteInt128(Int128 value)
    {
        if (value == (long)value) WriteInt((long)value);
        else if (Protocol < PickleProtocol.NewObjects) WriteLongText(value);
        else WriteLong1((UInt128)value, (128 - (int)Int128.LeadingZeroCount(value ^ value >> 127)) / 8 + 1);
    }

    /// <inheritdoc cref="WriteInt128(Int128)"/>
    internal void WriteInt128(UInt128 value)
    {
        if (value <= (UInt128)Int128.MaxValue) WriteInt128((Int128)value);
        else if (Protocol < PickleProtocol.NewObjects) WriteLongText(value);
        else WriteLong1(value, Long1Bytes128);
    }

    /// <summary>BINFLOAT; in protocol 0 FLOAT with the shortest text that reads back as the same number, as Python's <c>repr</c> spells it.</summary>
    public void WriteFloat(double value)
    {
        if (IsBinary) Commit(ref PickleOps.Double(ref Reserve(PickleOps.DoubleSize), value));
        else WriteTextArgument(PickleOpcode.Float, FloatRepr.Format(value));
    }

    /// <summary>LONG1 or LONG4: two's complement, little-endian, no byte more than the sign needs (pickle.py <c>encode_long</c>).</summary>
    private void WriteLongBytes(BigInteger value)
    {
        int size = value.GetByteCount();
        if (size <= byte.MaxValue) WriteOpcode(PickleOpcode.Long1, (byte)size);
        else WriteOpcode(PickleOpcode.Long4, (uint)size);
        ref byte p = ref Reserve(size);
        value.TryWriteBytes(MemoryMarshal.CreateSpan(ref p, size), out _);
        Commit(ref Unsafe.Add(ref p, size));
    }

    private void WriteLong1(UInt128 bits, int size)
    {
        ref byte p = ref PickleOps.Counted(ref Reserve(PickleOps.CountedSize + Long1Bytes128), PickleOpcode.Long1, (byte)size);
        var digits = MemoryMarshal.CreateSpan(ref p, Long1Bytes128);
        BinaryPrimitives.WriteUInt128LittleEndian(digits, bits);
        digits[^1] = 0;
        Commit(ref Unsafe.Add(ref p, size));
    }

    private void WriteLongText(BigInteger value) =>
        WriteTextArgument(PickleOpcode.Long, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}L"));
}
