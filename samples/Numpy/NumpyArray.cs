using System.Runtime.InteropServices;
using System.Text;

namespace PickleGen.Samples.Numpy;

/// <summary>numpy's <c>ndarray</c>: a shape, and elements whose last index runs fastest and whose low byte comes first, as in .NET.</summary>
[Picklable(Module = "samples.numpy")]
public sealed partial class NumpyArray : IPickleState<object?>
{
    /// <summary>numpy's name for the type of elements, <c>&lt;f8</c>.</summary>
    public string Type { get; private set; } = "|u1";

    /// <summary>How long each dimension is; empty: it is one element.</summary>
    public int[] Shape { get; private set; } = [0];

    /// <summary>The elements' bytes; of objects: none.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>Elements that are objects; null: they are not.</summary>
    public IReadOnlyList<object?>? Objects { get; private set; }

    /// <summary>numpy's array of the same numbers, of one dimension or more.</summary>
    /// <exception cref="NotSupportedException">numpy has no such elements.</exception>
    public static NumpyArray Of(Array array)
    {
        string type = NumpyType.NameOf(array.GetType().GetElementType()!);
        var bytes = new byte[array.Length * new NumpyType(type[1..]).Size];
        MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), bytes.Length).CopyTo(bytes);
        return new NumpyArray { Type = type, Shape = [.. Enumerable.Range(0, array.Rank).Select(array.GetLength)], Bytes = bytes };
    }

    /// <summary>The numbers in a row; those of times (<c>M8</c>, <c>m8</c>) count their units as <see cref="long"/>.</summary>
    /// <exception cref="InvalidCastException">They are of another type.</exception>
    public T[] Items<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(BytesOf<T>()).ToArray();

    /// <summary>An array with as many dimensions as numpy's, such as <c>double[,]</c>; one number has one.</summary>
    /// <exception cref="InvalidCastException">The numbers are of another type.</exception>
    public Array ToArray<T>()
        where T : unmanaged
    {
        var array = Array.CreateInstance(typeof(T), Shape.Length == 0 ? [1] : Shape);
        BytesOf<T>().CopyTo(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), Bytes.Length));
        return array;
    }

    /// <summary>Texts, in a row.</summary>
    /// <exception cref="InvalidCastException">The elements are not texts.</exception>
    public string[] Texts()
    {
        if (!Type.StartsWith("<U", StringComparison.Ordinal)) throw new InvalidCastException($"The array has elements of type '{Type}'.");
        return [.. Bytes.Chunk(int.Parse(Type.AsSpan(2)) * 4).Select(chars => Encoding.UTF32.GetString(chars).TrimEnd('\0'))];
    }

    /// <summary>What numpy's functions give: everything but where the result is.</summary>
    internal NumpyArray With(NumpyType type, PickleTuple shape, bool isFortran, object? data)
    {
        var lengths = shape.Select(Convert.ToInt32).ToArray();
        long count = lengths.Aggregate(1L, (product, length) => checked(product * length));
        var bytes = data switch
        {
            byte[] inside => (byte[])inside.Clone(),
            string python2 => Encoding.Latin1.GetBytes(python2), // PickleStringEncoding.Latin1
            PickleByteArray inside => inside.ToArray(),
            PickleBuffer beside => beside.Memory.ToArray(),
            List<object?> objects when type.IsObject && objects.Count == count => [],
            _ => throw new UnpicklingException($"An array of type '{type}' has data of another kind, or another number of objects."),
        };
        if (!type.IsObject && bytes.Length != count * type.Size) throw new UnpicklingException($"{count} elements of type '{type}' do not have {bytes.Length} bytes.");
        if (type.BytesToTurn > 1)
        {
            for (int at = 0; at < bytes.Length; at += type.BytesToTurn) bytes.AsSpan(at, type.BytesToTurn).Reverse();
        }

        // Objects come with the last index running fastest, whatever the order is called.
        Bytes = isFortran && lengths.Length > 1 ? FirstIndexLast(bytes, lengths, type.Size) : bytes;
        (Type, Shape, Objects) = (type.ToString(), lengths, data as List<object?>);
        return this;
    }

    // Elements whose first index runs fastest, with the last one running fastest.
    private static byte[] FirstIndexLast(byte[] bytes, int[] shape, int size)
    {
        var turned = new byte[bytes.Length];
        var index = new int[shape.Length];
        for (int from = 0; from < bytes.Length; from += size)
        {
            int to = 0;
            for (int d = 0; d < shape.Length; d++) to = to * shape[d] + index[d];
            bytes.AsSpan(from, size).CopyTo(turned.AsSpan(to * size));
            for (int d = 0; d < shape.Length && ++index[d] == shape[d]; d++) index[d] = 0;
        }

        return turned;
    }

    private ReadOnlySpan<byte> BytesOf<T>()
    {
        bool isTime = typeof(T) == typeof(long) && Type[1..3] is "M8" or "m8";
        return isTime || Type == NumpyType.NameOf(typeof(T)) ? Bytes : throw new InvalidCastException($"The array has elements of type '{Type}', not '{NumpyType.NameOf(typeof(T))}'.");
    }

    // (version, shape, type, whether the first index runs fastest, bytes or a list of objects): what ndarray.__reduce__ gives
    void IPickleState<object?>.SetState(object? state)
    {
        if (state is not PickleTuple { Count: 5 } parts || parts[1] is not PickleTuple shape || parts[2] is not NumpyType type) throw new UnpicklingException("This is not the state of a numpy array.");
        With(type, shape, parts[3] is true, parts[4]);
    }

    object? IPickleState<object?>.GetState() => throw new NotSupportedException($"Save arrays with {nameof(NumpyNames)}.{nameof(NumpyNames.Options)}.");
}
