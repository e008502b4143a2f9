using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Texts that follow one another in a sequence, with the place in the bytes in a register.</content>
public partial class Unpickler
{
    /// <summary>Reads texts as long as they are short and stand as we write them, and returns how many; those of other codecs none.</summary>
    /// <param name="reader">The pickle, before an element.</param>
    /// <param name="items">Where they go.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int LoadTexts<T, TCodec>(ref PickleReader reader, Span<T> items) => typeof(TCodec) == typeof(StringCodec) && ReadsTextInRuns
        ? LoadTexts(ref reader, MemoryMarshal.CreateSpan(ref Unsafe.As<T, string>(ref MemoryMarshal.GetReference(items)), items.Length))
        : 0;

    /// <summary>The same into a list that is to have <paramref name="announced"/> elements; -1: nobody knows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void LoadTexts<T, TCodec>(ref PickleReader reader, List<T> list, int announced)
    {
        if (typeof(TCodec) != typeof(StringCodec) || announced <= list.Count) return;
        int before = list.Count;
        // No more than a run has: what is not filled is cleared behind each.
        CollectionsMarshal.SetCount(list, Math.Min(announced, before + BatchSize));
        int count = LoadTexts<T, TCodec>(ref reader, CollectionsMarshal.AsSpan(list)[before..]);
        CollectionsMarshal.SetCount(list, before + count);
    }

    private static int LoadTexts(ref PickleReader reader, Span<string> items)
    {
        ref byte p = ref reader.Next;
        int left = reader.Left, count = 0;
        while (count < items.Length && left > 2 && p == (byte)PickleOpcode.ShortBinUnicode)
        {
            int size = 2 + Unsafe.Add(ref p, 1);
            // What comes behind is looked at: a put belongs to the text.
            if (left <= size || StackEffects.IsPut((PickleOpcode)Unsafe.Add(ref p, size))) break;
            if (PickleReader.TryWiden(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref p, 2), size - 2)) is not { } text) break;
            items[count++] = text;
            p = ref Unsafe.Add(ref p, size);
            left -= size;
        }
        reader.MoveTo(ref p);
        return count;
    }
}
