using System.Runtime.InteropServices;

namespace PickleGen.Samples.Torch;

/// <summary>torch's tensor: a view of a storage.</summary>
public sealed class TorchTensor
{
    /// <summary>Makes a view.</summary>
    /// <param name="storage">The numbers.</param>
    /// <param name="offset">Where the first one stands.</param>
    /// <param name="shape">How long each dimension is; empty: it is one number.</param>
    /// <param name="strides">How far the next number of each dimension is.</param>
    /// <exception cref="ArgumentException">It reaches beyond the storage.</exception>
    public TorchTensor(TorchStorage storage, int offset, int[] shape, int[] strides)
    {
        if (offset < 0 || shape.Length != strides.Length || shape.Any(static length => length < 0) || strides.Any(static stride => stride < 0)) throw new ArgumentException("This is no view of a storage.");
        long last = offset + shape.Zip(strides, static (length, stride) => (length - 1L) * stride).Sum();
        if (!shape.Contains(0) && last >= storage.Count) throw new ArgumentException($"A tensor reaches to number {last} of a storage that has {storage.Count}.");
        (Storage, Offset, Shape, Strides) = (storage, offset, shape, strides);
    }

    public TorchStorage Storage { get; }

    public int Offset { get; }

    public int[] Shape { get; }

    public int[] Strides { get; }

    /// <summary>A tensor of these numbers, whose last index runs fastest.</summary>
    /// <exception cref="NotSupportedException">torch has no such numbers.</exception>
    public static TorchTensor Of<T>(ReadOnlySpan<T> numbers, params int[] shape)
        where T : unmanaged
    {
        int[] strides = new int[shape.Length];
        for (int d = shape.Length - 1, stride = 1; d >= 0; stride *= shape[d--]) strides[d] = stride;
        return new TorchTensor(new TorchStorage(TorchStorage.KindOf(typeof(T)), MemoryMarshal.AsBytes(numbers).ToArray()), 0, shape, strides);
    }

    /// <summary>The numbers in a row, the last index running fastest.</summary>
    /// <exception cref="InvalidCastException">They are of another type.</exception>
    public T[] Items<T>()
        where T : unmanaged
    {
        if (!Storage.IsOf(typeof(T))) throw new InvalidCastException($"The tensor has a '{Storage.Kind}', which is not one of '{typeof(T)}'.");
        var numbers = MemoryMarshal.Cast<byte, T>(Storage.Bytes);
        // A tensor may repeat numbers that are there once (stride 0), so that its size says nothing of the file's.
        var items = new T[Shape.Aggregate(1, static (product, length) => checked(product * length))];
        int[] index = new int[Shape.Length];
        int at = Offset;
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = numbers[at];
            for (int d = Shape.Length - 1; d >= 0; d--)
            {
                at += Strides[d];
                if (++index[d] < Shape[d]) break;
                at -= index[d] * Strides[d];
                index[d] = 0;
            }
        }

        return items;
    }
}
