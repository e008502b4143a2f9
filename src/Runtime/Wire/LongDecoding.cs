using System.Numerics;

namespace PickleGen;

/// <summary>LONG1 and LONG4: two's complement, little-endian, any number of bytes; none is 0 (pickle.py <c>decode_long</c>).</summary>
internal static class LongDecoding
{
    /// <summary>The number as <c>int</c>, else <c>long</c>, else <see cref="BigInteger"/>.</summary>
    public static object Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > sizeof(long)) return Boxes.Of(new BigInteger(bytes));
        if (bytes.IsEmpty) return Boxes.Of(0);
        long value = (sbyte)bytes[^1];
        for (int i = bytes.Length - 2; i >= 0; i--) value = (value << 8) | bytes[i];
        return Boxes.Of(value);
    }
}
