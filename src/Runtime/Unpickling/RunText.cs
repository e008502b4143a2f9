using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

/// <summary>Texts among an object's members.</summary>
internal static class RunText
{
    /// <summary>The text of SHORT_BINUNICODE at <paramref name="p"/>; null: something else stands there, or no UTF-8.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string? Read(ref byte p, int left)
    {
        if (left < 2 || p != (byte)PickleOpcode.ShortBinUnicode) return null;
        int length = Unsafe.Add(ref p, 1);
        if (length > left - 2) return null;
        return Decode(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref p, 2), length));
    }

    /// <summary>The text of SHORT_BINUNICODE or BINUNICODE at <paramref name="p"/>, of up to so many bytes, and the size of both; null: something else stands there, or no UTF-8.</summary>
    public static string? Read(ref byte p, int left, int longest, out int size)
    {
        int header = PickleReader.SizeOfTextHeader(ref p, left, out int length);
        size = header + length;
        return header == 0 || length > longest ? null : Decode(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref p, header), length));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static string? Decode(ReadOnlySpan<byte> utf8) => PickleReader.TryWiden(utf8) ?? (SurrogatePassUtf8.TryGetString(utf8, out string text, out _) ? text : null);

    /// <summary>The size of <paramref name="opcodes"/>, if they stand at <paramref name="p"/>; else 0.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int SizeOf(ReadOnlySpan<byte> opcodes, ref byte p, int left) =>
        left >= opcodes.Length && MemoryMarshal.CreateReadOnlySpan(ref p, opcodes.Length).SequenceEqual(opcodes) ? opcodes.Length : 0;
}
