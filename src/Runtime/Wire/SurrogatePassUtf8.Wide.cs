using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PickleGen;

/// <content>Text of characters that take three bytes each, as those of Chinese, Japanese and Korean do.</content>
internal static partial class SurrogatePassUtf8
{
    /// <summary>The bytes of so many characters go through at once.</summary>
    private const int BytesAtOnce = 3 * CharsAtOnce, CharsAtOnce = 4;

    /// <summary>The text; null where a character is another, or it is too short to begin.</summary>
    private static string? TryThreeBytesEach(ReadOnlySpan<byte> utf8)
    {
        if (!Vector128.IsHardwareAccelerated || !BitConverter.IsLittleEndian || utf8.Length < Vector128<byte>.Count || utf8.Length % 3 != 0) return null;
        // At one of its ends it shows, mostly: no string is made for nothing then.
        if (utf8[0] >> 4 != 0xE || utf8[^3] >> 4 != 0xE) return null;
        ref byte from = ref MemoryMarshal.GetReference(utf8);
        string text = new('\0', utf8.Length / 3);
        ref ushort to = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        var isOther = Vector128<uint>.Zero;
        var first = Vector128.Shuffle(Vector128.LoadUnsafe(ref from), Vector128.Create((byte)2, 1, 0, 16, 5, 4, 3, 16, 8, 7, 6, 16, 11, 10, 9, 16));
        Put(first, ref to, ref isOther);
        for (int end = 2 * BytesAtOnce; end <= utf8.Length; end += BytesAtOnce) PutUpTo(ref from, end, ref to, ref isOther);
        // Overlaps the one before, so that no rest is left.
        PutUpTo(ref from, utf8.Length, ref to, ref isOther);
        return isOther == Vector128<uint>.Zero ? text : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PutUpTo(ref byte from, int end, ref ushort to, ref Vector128<uint> isOther)
    {
        var bytes = Vector128.LoadUnsafe(ref from, (nuint)(end - Vector128<byte>.Count));
        Put(Vector128.Shuffle(bytes, Vector128.Create((byte)6, 5, 4, 16, 9, 8, 7, 16, 12, 11, 10, 16, 15, 14, 13, 16)), ref Unsafe.Add(ref to, end / 3 - CharsAtOnce), ref isOther);
    }

    // 1110xxxx 10xxxxxx 10xxxxxx, the first of them highest. Neither what fits into two bytes, nor a surrogate: those are looked at one by one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector128<byte> characters, ref ushort target, ref Vector128<uint> isOther)
    {
        var bits = characters.AsUInt32();
        var values = (bits & Vector128.Create(0x3Fu)) | (bits >>> 2 & Vector128.Create(0xFC0u)) | (bits >>> 4 & Vector128.Create(0xF000u));
        var block = values & Vector128.Create(0xF800u);
        isOther |= ((bits & Vector128.Create(0xF0_C0C0u)) ^ Vector128.Create(0xE0_8080u)) | Vector128.Equals(block, Vector128<uint>.Zero) | Vector128.Equals(block, Vector128.Create(0xD800u));
        Vector128.Narrow(values, values).GetLower().StoreUnsafe(ref target);
    }
}
