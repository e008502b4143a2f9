using System.Runtime.InteropServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>Blocks of structs: a memory copy where they are as our codecs write them for the same struct.</content>
public partial class Unpickler
{
    /// <summary>The index that the next MEMOIZE takes.</summary>
    internal int NextMemoIndex => Memo.Count;

    /// <summary>An entry of the memo, or null.</summary>
    internal object? PeekMemo(int index) => Memo.Peek(index);

    /// <summary>MEMOIZE.</summary>
    internal void Memoize(object value) => Memo.Memoize(value);

    /// <summary>An array that is a block; null takes nothing but the names of the class.</summary>
    internal T[]? TryLoadBlock<T, TCodec>(ref PickleReader reader)
        where TCodec : struct, IPickleCodec<T>
    {
        if (!TryScanBlock<T, TCodec>(ref reader, out var scan)) return null;
        var block = TakeBlock(reader.Input, in scan, Blocks<T, TCodec>.Format!.Size, out int length);
        T[] array = GC.AllocateUninitializedArray<T>(length);
        block.CopyTo(Blocks<T, TCodec>.AsBytes(array.AsSpan()));
        FinishBlock(ref reader, in scan, array);
        return array;
    }

    /// <summary>The same as a list: <paramref name="kept"/>, where there is one.</summary>
    internal List<T>? TryLoadBlockAsList<T, TCodec>(ref PickleReader reader, List<T>? kept)
        where TCodec : struct, IPickleCodec<T>
    {
        if (!TryScanBlock<T, TCodec>(ref reader, out var scan)) return null;
        var block = TakeBlock(reader.Input, in scan, Blocks<T, TCodec>.Format!.Size, out int length);
        var list = kept ?? [];
        CollectionsMarshal.SetCount(list, length);
        block.CopyTo(Blocks<T, TCodec>.AsBytes(CollectionsMarshal.AsSpan(list)));
        FinishBlock(ref reader, in scan, list);
        return list;
    }

    private bool TryScanBlock<T, TCodec>(ref PickleReader reader, out BlockScan scan)
        where TCodec : struct, IPickleCodec<T>
    {
        scan = default;
        if (!typeof(T).IsValueType || Blocks<T, TCodec>.Format is not { } format) return false;
        if (!reader.TryPeek(out var opcode) || opcode is not (PickleOpcode.ShortBinUnicode or PickleOpcode.BinGet or PickleOpcode.LongBinGet)) return false;
        var @class = Blocks<T, TCodec>.Info?.Class;
        if (@class is not null) TryMeetPreamble(ref reader, @class, Blocks<T, TCodec>.Info!);
        int start = reader.Position;
        scan = new BlockScan(this, format, @class, Blocks<T, TCodec>.Callable);
        if (scan.TryRead(ref reader)) return true;
        reader.Position = start;
        return false;
    }

    private ReadOnlySpan<byte> TakeBlock(ReadOnlySpan<byte> input, in BlockScan scan, int size, out int length)
    {
        var block = Bounded(scan.BlockIn(input));
        length = block.Length / size;
        Charge(length);
        return block;
    }

    private void FinishBlock(ref PickleReader reader, in BlockScan scan, object list)
    {
        scan.Take(list);
        TakePuts(ref reader, list);
    }
}
