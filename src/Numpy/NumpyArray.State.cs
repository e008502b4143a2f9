namespace PickleGen.Numpy;

/// <content>What numpy's pickles give (methods.c <c>array_reduce</c>, <c>array_reduce_ex</c>; ma/core.py <c>_mareconstruct</c>).</content>
public sealed partial class NumpyArray : IPickleState<object?>
{
    private const int MaskedParts = 7;

    /// <summary>_reconstruct(class, shape, type): an array that waits for its state.</summary>
    internal static NumpyArray Waiting() => new();

    /// <summary>Shape, type, order and bytes, wherever they stand.</summary>
    internal static NumpyArray Of(NumpyDtype dtype, object? shape, bool isFortran, object? data)
    {
        var array = new NumpyArray();
        array.Set(dtype, shape, isFortran, data);
        return array;
    }

    /// <summary>The same elements, with a mask or without one.</summary>
    internal NumpyArray Masked(NumpyArray? mask)
    {
        if (mask is not null && !mask.Shape.SequenceEqual(_shape)) throw new UnpicklingException($"{Described} has a mask of shape ({string.Join(", ", mask.Shape)}).");
        return new NumpyArray { Dtype = Dtype, _shape = _shape, Bytes = Bytes, Objects = Objects, Mask = mask, _isBuilt = true };
    }

    object? IPickleState<object?>.GetState() => throw NumpyPickle.WithoutOptions(typeof(NumpyArray));

    // (version, shape, type, whether the first index runs fastest, bytes or a list of objects[, mask, what stands for the masked])
    void IPickleState<object?>.SetState(object? state)
    {
        if (_isBuilt || state is not PickleTuple { Count: 5 or MaskedParts } parts || parts[2] is not NumpyDtype dtype) throw new UnpicklingException("This is not the state of a numpy array.");
        Set(dtype, parts[1], parts[3] is true or 1, parts[4]);
        if (parts.Count == MaskedParts) Mask = Of(MaskOf(dtype), parts[1], parts[3] is true or 1, parts[5]);
    }

    private void Set(NumpyDtype dtype, object? shape, bool isFortran, object? data)
    {
        if (!dtype.IsBuilt) throw new UnpicklingException("A numpy array has a dtype without its state.");
        int[] lengths = NumpyShape.Of(shape, dtype.ItemSize, out long count);
        (Dtype, _shape) = (dtype, lengths);
        if (dtype.HasObjects)
        {
            // They come with the last index running fastest, whatever the order is called.
            Objects = data is List<object?> objects && objects.Count == count && (dtype.Fields.Count == 0 || objects.TrueForAll(item => item is PickleTuple tuple && tuple.Count == dtype.Fields.Count))
                ? objects
                : throw new UnpicklingException($"{Described} does not have the objects of its elements.");
            _isBuilt = true;
            return;
        }
        Bytes = data switch
        {
            byte[] inside => inside,
            string python2 => System.Text.Encoding.Latin1.GetBytes(python2), // PickleStringEncoding.Latin1
            PickleByteArray inside => inside.AsMemory(),
            PickleBuffer beside => beside.Memory,
            _ => throw new UnpicklingException($"{Described} has no bytes."),
        };
        if (Bytes.Length != count * dtype.ItemSize) throw new UnpicklingException($"{Described} does not have {Bytes.Length} bytes.");
        if (isFortran && lengths.Length > 1) Bytes = LastIndexFastest(Bytes.Span, lengths, dtype.ItemSize);
        if (dtype.IsTurned)
        {
            byte[] turned = Bytes.ToArray();
            dtype.Turn(turned);
            Bytes = turned;
        }
        _isBuilt = true;
    }

    // numpy.ma.make_mask_descr: a bool for each field that is no record.
    private static NumpyDtype MaskOf(NumpyDtype dtype) => dtype.Fields.Count == 0
        ? new NumpyDtype("|b1")
        : dtype.Fields.Any(field => field.Dtype.FieldElement is not null)
            ? throw new UnpicklingException("Masked records with arrays in them are not read.")
            : new NumpyDtype([.. dtype.Fields.Select(field => (field.Name, MaskOf(field.Dtype)))]);

    private static byte[] LastIndexFastest(ReadOnlySpan<byte> bytes, int[] shape, int size)
    {
        byte[] ordered = new byte[bytes.Length];
        int[] index = new int[shape.Length];
        for (int from = 0; from < bytes.Length; from += size)
        {
            int to = 0;
            for (int d = 0; d < shape.Length; d++) to = to * shape[d] + index[d];
            bytes.Slice(from, size).CopyTo(ordered.AsSpan(to * size));
            for (int d = 0; d < shape.Length && ++index[d] == shape[d]; d++) index[d] = 0;
        }
        return ordered;
    }
}
