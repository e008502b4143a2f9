using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PickleGen;

public static partial class PickleOps
{
    /// <summary>
    /// UTF-8 of characters that take three bytes each, as those of Chinese, Japanese and Korean do; false where one is another, the target
    /// then holds rubbish. May store up to 4 bytes behind the end.
    /// </summary>
    private static bool TryThreeBytesEach(string value, ref byte target)
    {
        int last = value.Length - Vector128<ushort>.Count;
        if (last < 0 || !Vector128.IsHardwareAccelerated || !BitConverter.IsLittleEndian) return false;
        ref ushort from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(value.AsSpan()));

        // The last vector overlaps the one before it, so that no rest is left.
        for (int i = 0; ; i = Math.Min(i + Vector128<ushort>.Count, last))
        {
            var chars = Vector128.LoadUnsafe(ref from, (nuint)i);
            var block = chars & Vector128.Create((ushort)0xF800);
            if ((Vector128.Equals(block, Vector128<ushort>.Zero) | Vector128.Equals(block, Vector128.Create((ushort)0xD800))) != Vector128<ushort>.Zero) return false;
            var (lower, upper) = Vector128.Widen(chars);
            ref byte to = ref Unsafe.Add(ref target, 3 * i);
            ThreeBytesEach(lower).StoreUnsafe(ref to);
            ThreeBytesEach(upper).StoreUnsafe(ref to, 3 * (nuint)Vector128<uint>.Count);
            if (i == last) return true;
        }
    }

    // 1110xxxx 10xxxxxx 10xxxxxx, the first of them lowest; the fourth byte of each number is left out.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> ThreeBytesEach(Vector128<uint> chars)
    {
        var bytes = chars >>> 12 | (chars << 2 & Vector128.Create(0x3F00u)) | (chars << 16 & Vector128.Create(0x3F_0000u)) | Vector128.Create(0x80_80E0u);
        return Vector128.Shuffle(bytes.AsByte(), Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 16, 16, 16, 16));
    }
}
