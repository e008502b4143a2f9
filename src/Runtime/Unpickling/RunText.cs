using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

/// <summary>Texts among an object's members.</summary>
internal static class RunText
{
    /// <summary>The text of so many bytes; null: they are no UTF-8.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string? Read(ref byte p, int size)
    {
        var utf8 = MemoryMarshal.CreateReadOnlySpan(ref p, size);
        return PickleReader.TryWiden(utf8) ?? (SurrogatePassUtf8.TryGetString(utf8, out string text, out _) ? text : null);
    }
}
