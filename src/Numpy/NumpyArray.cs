using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace PickleGen.Numpy;

/// <summary>numpy's <c>ndarray</c>: elements of one type, in as many dimensions as its shape has numbers. A masked array is one with a <see cref="Mask"/>.</summary>
/// <remarks>The last index runs fastest and the low byte comes first, as in .NET, however numpy's array lay in memory.</remarks>
[Picklable(Module = "picklegen.numpy")]
public sealed partial class NumpyArray
{
    private int[] _shape = [];
    private bool _isBuilt;
    private Lazy<byte[]>? _laidOut;

    private NumpyArray()
    {
    }

    /// <summary>An array of these elements.</summary>
    /// <param name="dtype">What one is; no object.</param>
    /// <param name="shape">How long each dimension is.</param>
    /// <param name="bytes">The elements, the last index running fastest; not copied.</param>
    /// <exception cref="ArgumentNullException">There is no type or no shape.</exception>
    /// <exception cref="ArgumentException">The bytes are not those of so many elements; or elements are objects.</exception>
    public NumpyArray(NumpyDtype dtype, IReadOnlyList<int> shape, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(dtype);
        ArgumentNullException.ThrowIfNull(shape);
        if (dtype.HasObjects) throw new ArgumentException("Objects have no bytes.", nameof(dtype));
        (Dtype, _shape, Bytes, _isBuilt) = (dtype, [.. shape], bytes, true);
        if (Array.Exists(_shape, length => length < 0) || !NumpyShape.TryCount(_shape, dtype.ItemSize, out long count) || count * dtype.ItemSize != bytes.Length)
            throw new ArgumentException($"{Described} does not have {bytes.Length} bytes.", nameof(bytes));
    }

    /// <summary>What an element is.</summary>
    public NumpyDtype Dtype { get; private set; } = new("V0");

    /// <summary>How long each dimension is; none: it is one element.</summary>
    public IReadOnlyList<int> Shape => _shape;

    /// <summary>How many elements there are.</summary>
    public int Length => _shape.Aggregate(1, (count, length) => count * length);

    /// <summary>The elements' bytes, the last index running fastest; none: they are <see cref="Objects"/>. <c>MemoryMarshal.Cast</c> makes structs of records.</summary>
    public ReadOnlyMemory<byte> Bytes
    {
        get => _laidOut is { } laidOut ? laidOut.Value : field;
        private set;
    }

    /// <summary>Elements that are objects, or records with objects, which are tuples; null: they are not.</summary>
    public IReadOnlyList<object?>? Objects { get; private set; }

    /// <summary>Of a masked array what is not there: an array of <c>bool</c>, or of records of such, of the same shape. Null: everything is.</summary>
    public NumpyArray? Mask { get; private set; }

    /// <summary>Of a masked array what numpy's <c>filled()</c> puts where nothing is: one element. Null: numpy's own choice.</summary>
    public NumpyArray? FillValue { get; private set; }

    /// <summary>Of an array with dimensions the part at an index of the first: a row of a table, an element of a row. It has the same memory.</summary>
    /// <exception cref="IndexOutOfRangeException">There is none.</exception>
    [SuppressMessage("Usage", "CA2201:Do not raise reserved exception types", Justification = "What an index out of range is called in .NET.")]
    public NumpyArray this[int index] => _shape.Length > 0 && (uint)index < (uint)_shape[0]
        ? Part(index)
        : throw new IndexOutOfRangeException($"{Described} has no element {index}.");

    /// <summary>Of an array of records one field of each: a column of a table. Of records with objects all columns are of objects.</summary>
    /// <exception cref="ArgumentNullException">There is no name.</exception>
    /// <exception cref="KeyNotFoundException">The records have no such field.</exception>
    public NumpyArray this[string field]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(field);
            for (int i = 0; i < Dtype.Fields.Count; i++)
            {
                if (Dtype.Fields[i].Name == field) return Column(i);
            }
            throw new KeyNotFoundException($"{Described} has no field '{field}'.");
        }
    }

    /// <summary>The numbers in a row, without a copy. Times and spans count their units, as <see cref="long"/>.</summary>
    /// <exception cref="InvalidCastException">Elements are of another type.</exception>
    public ReadOnlySpan<T> AsSpan<T>()
        where T : unmanaged =>
        NumpyElement.IsOf(typeof(T), Dtype) ? MemoryMarshal.Cast<byte, T>(Bytes.Span) : throw new InvalidCastException($"{Described} has no elements of '{typeof(T)}'.");

    /// <summary>The array as one of .NET's: <c>To&lt;double[,]&gt;()</c>, <c>To&lt;string[]&gt;()</c>, <c>To&lt;DateTime[]&gt;()</c>, <c>To&lt;float[][]&gt;()</c>; one element as what it is.</summary>
    /// <remarks>Numbers may be of another type if all fit: <c>float32</c> as <c>double</c>, <c>int64</c> as <c>int</c>, <c>float64</c> rounded to <c>float</c>.</remarks>
    /// <exception cref="InvalidCastException">It is none of that type, has another number of dimensions, is masked in places, or has times that .NET's cannot hold.</exception>
    public T To<T>()
        where T : notnull => TryConvertTo(typeof(T), out object? converted) && converted is T to ? to : throw new InvalidCastException($"{Described} is no '{typeof(T)}'.");

    /// <summary>The same elements in another shape, as numpy's <c>reshape</c>. It has the same memory.</summary>
    /// <exception cref="ArgumentNullException">There is no shape.</exception>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    public NumpyArray Reshape(params int[] shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (Array.Exists(shape, length => length < 0) || !NumpyShape.TryCount(shape, Dtype.ItemSize, out long count) || count != Length)
            throw new ArgumentException($"{Described} does not have the elements of ({string.Join(", ", shape)}).", nameof(shape));
        return new NumpyArray { Dtype = Dtype, _shape = [.. shape], Bytes = Bytes, Objects = Objects, Mask = Mask?.Reshape(shape), FillValue = FillValue, _isBuilt = true };
    }

    /// <summary>Type and shape, for people.</summary>
    public override string ToString() => $"{Dtype} ({string.Join(" × ", _shape)})";

    private string Described => $"A numpy array of '{Dtype.Shown}' and shape ({string.Join(", ", _shape)})";

    private NumpyArray Part(int index)
    {
        int[] shape = _shape[1..];
        int count = shape.Aggregate(1, (count, length) => count * length), size = count * Dtype.ItemSize;
        return new NumpyArray
        {
            Dtype = Dtype,
            _shape = shape,
            Bytes = Objects is null ? Bytes.Slice(index * size, size) : default,
            Objects = Objects?.Skip(index * count).Take(count).ToArray(),
            Mask = Mask?.Part(index),
            FillValue = FillValue,
            _isBuilt = true,
        };
    }

    private NumpyArray Column(int index)
    {
        var (name, dtype, offset) = Dtype.Fields[index];
        var element = dtype.FieldElement ?? dtype;
        int[] shape = [.. _shape, .. dtype.FieldShape];
        if (Objects is not null)
        {
            object?[] values = [.. Objects.Select(record => NumpyElement.RecordOf(Dtype, (PickleTuple)record!)[name])];
            return new NumpyArray { Dtype = new("O"), _shape = _shape, Objects = values, Mask = Mask?.Column(index), _isBuilt = true };
        }
        byte[] column = new byte[Length * dtype.ItemSize];
        var from = Bytes.Span;
        for (int i = 0; i < Length; i++) from.Slice(i * Dtype.ItemSize + offset, dtype.ItemSize).CopyTo(column.AsSpan(i * dtype.ItemSize));
        return new NumpyArray { Dtype = element, _shape = shape, Bytes = column, Mask = Mask?.Column(index), _isBuilt = true };
    }
}
