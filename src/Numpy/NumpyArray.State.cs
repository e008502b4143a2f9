using System.Text;

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

    /// <summary>An array whose axes were moved after its bytes had been laid out.</summary>
    /// <param name="dtype">What an element is.</param>
    /// <param name="shape">How long dimensions are as the bytes lie.</param>
    /// <param name="axes">Of each dimension of the array, which of those it is.</param>
    /// <param name="data">The bytes.</param>
    internal static NumpyArray OfMovedAxes(NumpyDtype dtype, object? shape, PickleTuple axes, object? data)
    {
        var array = new NumpyArray();
        array.Set(dtype, shape, isFortran: false, data, axes);
        return array;
    }

    /// <summary>The same elements, with a mask or without one.</summary>
    internal NumpyArray Masked(NumpyArray? mask, NumpyArray? fillValue = null)
    {
        if (mask is not null && !IsMask(mask)) throw new UnpicklingException($"{Described} has a mask of '{mask.Dtype.Shown}' and shape ({string.Join(", ", mask.Shape)}).");
        return new NumpyArray { Dtype = Dtype, _shape = _shape, Bytes = Bytes, Objects = Objects, Mask = mask, FillValue = fillValue, _isBuilt = true };
    }

    object? IPickleState<object?>.GetState() => throw NumpyPickle.WithoutOptions(typeof(NumpyArray));

    // (version, shape, type, whether the first index runs fastest, bytes or a list of objects[, mask, what stands for the masked])
    void IPickleState<object?>.SetState(object? state)
    {
        if (_isBuilt || state is not PickleTuple { Count: 5 or MaskedParts } parts || parts[2] is not NumpyDtype dtype) throw new UnpicklingException("This is not the state of a numpy array.");
        Set(dtype, parts[1], parts[3] is true or 1, parts[4]);
        if (parts.Count != MaskedParts) return;
        Mask = Of(dtype.MaskType, parts[1], parts[3] is true or 1, parts[5]);
        FillValue = parts[6] as NumpyArray;
    }

    private void Set(NumpyDtype dtype, object? shape, bool isFortran, object? data, PickleTuple? axes = null)
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
        ReadOnlyMemory<byte> bytes = data switch
        {
            byte[] inside => inside,
            string python2 when !python2.AsSpan().ContainsAnyExceptInRange('\0', '\u00ff') => default, // PickleStringEncoding.Latin1
            PickleByteArray inside => inside.AsMemory(),
            PickleBuffer beside => beside.Memory,
            _ => throw new UnpicklingException($"{Described} has no bytes."),
        };
        int given = data is string characters ? characters.Length : bytes.Length;
        if (given != count * dtype.ItemSize) throw new UnpicklingException($"{Described} does not have {given} bytes.");
        int[]? steps = isFortran && lengths.Length > 1 ? NumpyShape.StepsOfFortran(lengths) : axes is not null ? Move(axes) : null;
        // A pickle may have the bytes once and make many arrays of them: they are copied for those which somebody looks at.
        if (data is string || steps is not null || dtype.IsTurned) _laidOut = new Lazy<byte[]>(() => LaidOut(data is string text ? Encoding.Latin1.GetBytes(text) : bytes.Span, steps));
        else Bytes = bytes;
        _isBuilt = true;
    }

    private int[] Move(PickleTuple axes)
    {
        int[] steps = NumpyShape.StepsOfRows(_shape), from = [.. axes.Select(axis => axis is int at ? at : -1)];
        if (!from.Order().SequenceEqual(Enumerable.Range(0, _shape.Length))) throw new UnpicklingException($"{Described} does not have its axes in the order ({string.Join(", ", from)}).");
        _shape = Array.ConvertAll(from, axis => _shape[axis]);
        return Array.ConvertAll(from, axis => steps[axis]);
    }

    private byte[] LaidOut(ReadOnlySpan<byte> bytes, int[]? steps)
    {
        byte[] ordered = steps is null ? bytes.ToArray() : LastIndexFastest(bytes, _shape, steps, Dtype.ItemSize);
        if (Dtype.IsTurned) Dtype.Turn(ordered);
        return ordered;
    }

    private static byte[] LastIndexFastest(ReadOnlySpan<byte> bytes, int[] shape, int[] steps, int size)
    {
        byte[] ordered = new byte[bytes.Length];
        int[] index = new int[shape.Length];
        for (int to = 0, from = 0; to < ordered.Length; to += size)
        {
            bytes.Slice(from * size, size).CopyTo(ordered.AsSpan(to));
            for (int d = shape.Length - 1; d >= 0; d--)
            {
                from += steps[d];
                if (++index[d] < shape[d]) break;
                from -= steps[d] * shape[d];
                index[d] = 0;
            }
        }
        return ordered;
    }
}
