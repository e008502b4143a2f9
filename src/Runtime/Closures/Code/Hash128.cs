using System.Buffers.Binary;
using System.Numerics;

namespace PickleGen.Closures;

/// <summary>MurmurHash3 x64 128: tells code apart, and costs no crypto library's first use (9 to 26 ms).</summary>
/// <remarks>Guards against accident alone. Whoever can forge a fingerprint may name any method of a trusted assembly anyway.</remarks>
internal static class Hash128
{
    public const int Size = 16;

    private const int Half = Size / 2;
    private const ulong C1 = 0x87c37b91114253d5;
    private const ulong C2 = 0x4cf5ad432745937f;

    /// <summary>The 16 bytes, the two halves little-endian.</summary>
    public static byte[] Compute(byte[] data)
    {
        ulong h1 = 0, h2 = 0;
        for (int at = 0; ; at += Size)
        {
            ulong k1 = BitOperations.RotateLeft(WordAt(data, at) * C1, 31) * C2;
            ulong k2 = BitOperations.RotateLeft(WordAt(data, at + Half) * C2, 33) * C1;
            h1 ^= k1;
            if (at + Size > data.Length)
            {
                // What is no whole block, or nothing, is only mixed in.
                h2 ^= k2;
                break;
            }

            h1 = ((BitOperations.RotateLeft(h1, 27) + h2) * 5) + 0x52dce729;
            h2 ^= k2;
            h2 = ((BitOperations.RotateLeft(h2, 31) + h1) * 5) + 0x38495ab5;
        }

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
        BinaryPrimitives.WriteUInt64LittleEndian(hash.AsSpan(Half), h2);
        return hash;
    }

    // Eight bytes, as if zeros followed the data.
    private static ulong WordAt(byte[] data, int at)
    {
        if (at + Half <= data.Length) return BinaryPrimitives.ReadUInt64LittleEndian(data.AsSpan(at));
        ulong word = 0;
        for (int i = data.Length - 1; i >= at; i--) word = (word << 8) | data[i];
        return word;
    }

    private static ulong Finish(ulong h)
    {
        h = (h ^ (h >> 33)) * 0xff51afd7ed558ccd;
        h = (h ^ (h >> 33)) * 0xc4ceb9fe1a85ec53;
        return h ^ (h >> 33);
    }
}
