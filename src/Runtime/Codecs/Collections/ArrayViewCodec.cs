using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PickleGen.Codecs;

/// <summary>A view of an array, as an array of what it shows: <c>bytes</c>, <c>array.array</c> or a <c>list</c>. Has no identity.</summary>
/// <typeparam name="TView">The view.</typeparam>
/// <typeparam name="T">The elements.</typeparam>
/// <typeparam name="TArrayCodec">How an array of them is written.</typeparam>
/// <typeparam name="TShape">How the view becomes an array and is made of one.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArrayViewCodec<TView, T, TArrayCodec, TShape> : IPickleCodec<TView>
    where TView : struct
    where TArrayCodec : struct, IPickleCodec<T[]?>
    where TShape : struct, IArrayViewShape<TView, T>
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, TView value)
    {
        if (pickler.TrySaveHooked(ref writer, value)) return;
        if (typeof(TArrayCodec) == typeof(ByteArrayCodec) && TryGetBytes(value, out var bytes)) ByteArrayCodec.SaveUnnamed(ref writer, pickler, bytes);
        else TArrayCodec.Save(ref writer, pickler, TShape.ToArray(value));
    }

    // Bytes need no copy: what is kept of an array is who it is.
    private static bool TryGetBytes(TView value, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (typeof(TView) == typeof(Memory<byte>)) bytes = Unsafe.BitCast<TView, Memory<byte>>(value).Span;
        else if (typeof(TView) == typeof(ReadOnlyMemory<byte>)) bytes = Unsafe.BitCast<TView, ReadOnlyMemory<byte>>(value).Span;
        else if (typeof(TView) == typeof(ArraySegment<byte>) && Unsafe.BitCast<TView, ArraySegment<byte>>(value) is { Array: not null } segment) bytes = segment;
        else return false;
        return true;
    }

    /// <inheritdoc/>
    public static TView Load(ref PickleReader reader, Unpickler unpickler) =>
        unpickler.HasForwarded || unpickler.PeeksCallable(ref reader) ? FromObject(unpickler.TakeForward(ref reader), unpickler) : Of(TArrayCodec.Load(ref reader, unpickler));

    /// <inheritdoc/>
    public static TView FromObject(object? value, Unpickler unpickler) => value is TView view ? view : Of(TArrayCodec.FromObject(value, unpickler));

    // None is a value of those alone whose default shows no array.
    private static TView Of(T[]? array) => array is not null ? TShape.OfArray(array) : TShape.ToArray(default) is null ? default : Unpickler.NoneAs<TView>();
}

/// <summary>How a view of an array becomes an array and is made of one.</summary>
/// <typeparam name="TView">The view.</typeparam>
/// <typeparam name="T">The elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IArrayViewShape<TView, T>
{
    /// <summary>A copy of what the view shows; null where it shows no array.</summary>
    static abstract T[]? ToArray(TView view);

    /// <summary>A view of the whole array.</summary>
    static abstract TView OfArray(T[] array);
}

/// <summary>The part, without what lies around it; the default value is <c>None</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArraySegmentShape<T> : IArrayViewShape<ArraySegment<T>, T>
{
    /// <inheritdoc/>
    public static T[]? ToArray(ArraySegment<T> view) => view.Array is null ? null : view.ToArray();

    /// <inheritdoc/>
    public static ArraySegment<T> OfArray(T[] array) => new(array);
}

/// <summary>The part, without what lies around it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MemoryShape<T> : IArrayViewShape<Memory<T>, T>
{
    /// <inheritdoc/>
    public static T[] ToArray(Memory<T> view) => view.ToArray();

    /// <inheritdoc/>
    public static Memory<T> OfArray(T[] array) => array;
}

/// <summary>The part, without what lies around it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyMemoryShape<T> : IArrayViewShape<ReadOnlyMemory<T>, T>
{
    /// <inheritdoc/>
    public static T[] ToArray(ReadOnlyMemory<T> view) => view.ToArray();

    /// <inheritdoc/>
    public static ReadOnlyMemory<T> OfArray(T[] array) => array;
}

/// <summary>All segments as one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlySequenceShape<T> : IArrayViewShape<ReadOnlySequence<T>, T>
{
    /// <inheritdoc/>
    public static T[] ToArray(ReadOnlySequence<T> view) => view.ToArray();

    /// <inheritdoc/>
    public static ReadOnlySequence<T> OfArray(T[] array) => new(array);
}
