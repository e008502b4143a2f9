using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PickleGen;

/// <content>What was memoized, without the table.</content>
internal sealed partial class PicklerMemo
{
    /// <summary>Objects in a piece: arrays of more would lie among the large objects.</summary>
    private const int PieceLength = 8192;

    /// <summary>In the place of one that was given away; nothing is ever memoized in it.</summary>
    public static readonly PicklerMemo None = new();

    /// <summary>Entries that it has room for.</summary>
    public int Capacity => _entries.Length;

    /// <summary>What was memoized, by index; null: something that has no object here.</summary>
    public object?[][] ToPieces()
    {
        var pieces = new object?[(_count + PieceLength - 1) / PieceLength][];
        var objects = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Entry, object?>(ref MemoryMarshal.GetArrayDataReference(_entries)), _count);
        for (int i = 0; i < pieces.Length; i++) pieces[i] = objects[(i * PieceLength)..Math.Min(_count, (i + 1) * PieceLength)].ToArray();
        return pieces;
    }

    /// <summary>Memoizes what another memo's <see cref="ToPieces"/> gave, under the same indices. Nothing was memoized before.</summary>
    public void AddAll(object?[][] pieces)
    {
        foreach (object?[] piece in pieces)
        {
            foreach (object? value in piece)
            {
                if (value is null) AddUnnamed();
                else GetOrAdd(value);
            }
        }
    }
}
