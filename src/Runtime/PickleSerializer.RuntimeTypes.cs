using System.Buffers;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>The same for types that are known at run time alone. The bytes and the values are those of the generic calls.</content>
public static partial class PickleSerializer
{
    /// <summary>Saves a value as a pickle, as a root of a type that is known at run time.</summary>
    /// <param name="value">The value.</param>
    /// <param name="inputType">The static type: that of <paramref name="value"/>, one that it derives from or implements, or <c>object</c>.</param>
    /// <param name="options">How to save.</param>
    /// <returns>The pickle, from PROTO to STOP: the one that <see cref="Serialize{T}(T, PickleOptions)"/> writes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inputType"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is no <paramref name="inputType"/>, or no value can be: it is an open generic type, a pointer, a reference, void, or lives on the stack alone.</exception>
    /// <exception cref="PicklingException">Something cannot be saved; <see cref="PickleException.Path"/> tells where it is.</exception>
    public static byte[] Serialize(object? value, Type inputType, PickleOptions? options = null) => PickleTypeInfo.OfRoot(value, inputType).Serialize(value, options);

    /// <summary>Saves a value as a pickle into a buffer, as a root of a type that is known at run time.</summary>
    /// <param name="destination">Where the pickle goes, as with <see cref="Serialize{T}(IBufferWriter{byte}, T, PickleOptions)"/>.</param>
    /// <param name="value">The value.</param>
    /// <param name="inputType">The static type: that of <paramref name="value"/>, one that it derives from or implements, or <c>object</c>.</param>
    /// <param name="options">How to save.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> or <paramref name="inputType"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is no <paramref name="inputType"/>, or no value can be.</exception>
    /// <exception cref="PicklingException">Something cannot be saved.</exception>
    public static void Serialize(IBufferWriter<byte> destination, object? value, Type inputType, PickleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        PickleTypeInfo.OfRoot(value, inputType).Serialize(destination, value, options);
    }

    /// <summary>Saves a value as a pickle to a stream, as a root of a type that is known at run time.</summary>
    /// <param name="destination">Where the pickle goes, as with <see cref="Serialize{T}(Stream, T, PickleOptions)"/>; neither flushed nor closed.</param>
    /// <param name="value">The value.</param>
    /// <param name="inputType">The static type: that of <paramref name="value"/>, one that it derives from or implements, or <c>object</c>.</param>
    /// <param name="options">How to save.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> or <paramref name="inputType"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is no <paramref name="inputType"/>, or no value can be.</exception>
    /// <exception cref="PicklingException">Something cannot be saved, or code of the program's own failed: its exception is the inner one.</exception>
    public static void Serialize(Stream destination, object? value, Type inputType, PickleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        PickleTypeInfo.OfRoot(value, inputType).Serialize(destination, value, options);
    }

    /// <summary>Saves a value as a pickle to a stream, as a root of a type that is known at run time.</summary>
    /// <param name="destination">Where the pickle goes, as with <see cref="SerializeAsync{T}"/>; neither flushed nor closed.</param>
    /// <param name="value">The value, which nobody may change meanwhile.</param>
    /// <param name="inputType">The static type: that of <paramref name="value"/>, one that it derives from or implements, or <c>object</c>.</param>
    /// <param name="options">How to save.</param>
    /// <param name="bytesWritten">Told after each write how many bytes the stream has taken so far; the last report is the pickle's length.</param>
    /// <param name="cancellationToken">Ends the writing, between two elements or two writes; the stream then has a part of the pickle.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> or <paramref name="inputType"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is no <paramref name="inputType"/>, or no value can be.</exception>
    /// <exception cref="PicklingException">Something cannot be saved.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async ValueTask SerializeAsync(
        Stream destination, object? value, Type inputType, PickleOptions? options = null, IProgress<long>? bytesWritten = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        await PickleTypeInfo.OfRoot(value, inputType).SerializeAsync(destination, value, options, bytesWritten, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Loads a value of a type that is known at run time from a pickle. Bytes after STOP are left alone.</summary>
    /// <param name="pickle">The pickle, and perhaps more behind it.</param>
    /// <param name="returnType">The static type: what <see cref="Deserialize{T}(ReadOnlySpan{byte}, PickleOptions)"/> is told by <c>T</c>.</param>
    /// <param name="options">How to load.</param>
    /// <exception cref="ArgumentNullException"><paramref name="returnType"/> is null.</exception>
    /// <exception cref="ArgumentException">No value can be a <paramref name="returnType"/>: it is an open generic type, a pointer, a reference, void, or lives on the stack alone.</exception>
    /// <exception cref="UnpicklingException">The pickle is malformed, exceeds a limit, or holds something else, or the type cannot be pickled.</exception>
    /// <exception cref="PickleSecurityException">The pickle names something that nobody allowed.</exception>
    public static object? Deserialize(ReadOnlySpan<byte> pickle, Type returnType, PickleOptions? options = null) => Deserialize(pickle, returnType, out _, options);

    /// <inheritdoc cref="Deserialize(ReadOnlySpan{byte}, Type, PickleOptions?)"/>
    /// <param name="pickle">The pickle, and perhaps more behind it.</param>
    /// <param name="returnType">The static type.</param>
    /// <param name="bytesConsumed">The pickle's length, STOP included.</param>
    /// <param name="options">How to load.</param>
    public static object? Deserialize(ReadOnlySpan<byte> pickle, Type returnType, out int bytesConsumed, PickleOptions? options = null) =>
        PickleTypeInfo.OfLoadedRoot(returnType).Deserialize(pickle, out bytesConsumed, options);

    /// <inheritdoc cref="Deserialize(ReadOnlySpan{byte}, Type, PickleOptions?)"/>
    public static object? Deserialize(in ReadOnlySequence<byte> pickle, Type returnType, PickleOptions? options = null) =>
        Deserialize(pickle.IsSingleSegment ? pickle.FirstSpan : pickle.ToArray(), returnType, options);

    /// <inheritdoc cref="Deserialize(ReadOnlySpan{byte}, Type, PickleOptions?)"/>
    /// <param name="source">A stream that stands at a pickle's start; it is read up to STOP and no further.</param>
    /// <param name="returnType">The static type.</param>
    /// <param name="options">How to load.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> or <paramref name="returnType"/> is null.</exception>
    public static object? Deserialize(Stream source, Type returnType, PickleOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return PickleTypeInfo.OfLoadedRoot(returnType).LoadNext(new Unpickler(source, options));
    }

    /// <summary>Loads a value of a type that is known at run time from a stream.</summary>
    /// <param name="source">A stream that stands at a pickle's start; it is read up to STOP and no further.</param>
    /// <param name="returnType">The static type.</param>
    /// <param name="options">How to load.</param>
    /// <param name="cancellationToken">Ends the reading; the stream then stands somewhere in the pickle.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> or <paramref name="returnType"/> is null.</exception>
    /// <exception cref="ArgumentException">No value can be a <paramref name="returnType"/>.</exception>
    /// <exception cref="UnpicklingException">The pickle is malformed, exceeds a limit, holds something else, or there is none, or the type cannot be pickled.</exception>
    /// <exception cref="PickleSecurityException">The pickle names something that nobody allowed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async ValueTask<object?> DeserializeAsync(Stream source, Type returnType, PickleOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return await PickleTypeInfo.OfLoadedRoot(returnType).DeserializeAsync(source, options, cancellationToken).ConfigureAwait(false);
    }
}
