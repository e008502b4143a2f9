using System.Collections;
using System.Collections.Specialized;
using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>A Python <c>int</c>: the 32 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BitVector32Codec : IPickleCodec<BitVector32>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, BitVector32 value)
    {
        if (!pickler.TrySaveHooked(ref writer, value)) Int32Codec.Save(ref writer, pickler, value.Data);
    }

    /// <inheritdoc/>
    public static BitVector32 Load(ref PickleReader reader, Unpickler unpickler) =>
        reader.TryReadInt32(out int value) ? Of(value) : FromObject(unpickler.TakeNumberOrForward(ref reader), unpickler);

    /// <inheritdoc/>
    public static BitVector32 FromObject(object? value, Unpickler unpickler) => value is BitVector32 already ? already : Of(Int32Codec.FromObject(value, unpickler));

    private static BitVector32 Of(int value) => new(value);
}

/// <summary>A Python <c>list</c> of <c>bool</c>.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public readonly struct BitArrayShape : ISequenceShape<BitArray, List<bool>, bool>
{
    /// <inheritdoc/>
    public static IEnumerable<bool> Items(BitArray value)
    {
        bool[] bits = new bool[value.Count];
        value.CopyTo(bits, 0);
        return bits;
    }

    /// <inheritdoc/>
    public static List<bool> Start(int capacity) => new(capacity);

    /// <inheritdoc/>
    public static void Add(List<bool> builder, bool item) => builder.Add(item);

    /// <inheritdoc/>
    public static BitArray Finish(List<bool> builder) => new([.. builder]);
}
