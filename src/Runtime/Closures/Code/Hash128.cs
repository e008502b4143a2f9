using System.Buffers.Binary;
using System.Numerics;

namespace PickleGen.Closures;

/// <summary>MurmurHash3 x64 128: tells code apart, and costs no crypto library's first use (9 to 26 ms).</summary>
/// <remarks>Guards against accident alone. Whoever can forge a fingerprint may name any method of a trusted assembly anyway.</remarks>
internal static class Hash128
{
    public const int Size = 16;

    private const ulong C1 = 0x87c37b91114253d5;
    private const ulong C2 = 0x4cf5ad432745937f;

    /// <summary>The 16 bytes, the two halves little-endian.</summary>
    public static byte[] Compute(ReadOnlySpan<byte> data)
    {
        ulong h1 = 0, h2 = 0;
        var rest = data;
        for (; rest.Length >= Size; rest = rest[Size..])
        {
            h1 ^= Mix1(BinaryPrimitives.ReadUInt64LittleEndian(rest));
            h1 = ((BitOperations.RotateLeft(h1, 27) + h2) * 5) + 0x52dce729;
            h2 ^= Mix2(BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]));
            h2 = ((BitOperations.RotateLeft(h2, 31) + h1) * 5) + 0x38495ab5;
        }

        h2 ^= Mix2(Tail(rest, 8));
        h1 ^= Mix1(Tail(rest, 0));

        h1 ^= (ulong)data.Length;
        h2 ^= (ulong)data.Length;
        h1 += h2;
        h2 += h1;
        h1 = Finish(h1);
        h2 = Finish(h2);
        h1 += h2;
        h2 += h1;

        byte[] hash = new byte[Size];
        BinaryPrimitives.WriteUInt64LittleEndian(hash, h1);
        BinaryPrimitives.WriteUInt64LittleEndian(hash.AsSpan(8), h2);
        return hash;
    }

    // Up to eight bytes from here on, as if zeros followed.
    private static ulong Tail(ReadOnlySpan<byte> rest, int start)
    {
        ulong word = 0;
        for (int i = Math.Min(rest.Length, start + 8) - 1; i >= start; i--) word = (word << 8) | rest[i];
        return word;
    }

    private static ulong Mix1(ulong k) => BitOperations.RotateLeft(k * C1, 31) * C2;

    private static ulong Mix2(ulong k) => BitOperations.RotateLeft(k * C2, 33) * C1;

    private static ulong Finish(ulong h)
    {
        h = (h ^ (h >> 33)) * 0xff51afd7ed558ccd;
        h = (h ^ (h >> 33)) * 0xc4ceb9fe1a85ec53;
        return h ^ (h >> 33);
    }
}
