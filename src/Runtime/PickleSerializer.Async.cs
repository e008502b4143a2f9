using System.Runtime.CompilerServices;

namespace PickleGen;

/// <content>The same over streams that are waited for. A pickle stands in memory as a whole while it is written or read.</content>
public static partial class PickleSerializer
{
    /// <summary>Bytes that one write hands to the stream.</summary>
    private const int BlockSize = 1 << 16;

    /// <summary>Saves a value as a pickle to a stream.</summary>
    /// <param name="destination">Where the pickle goes; neither flushed nor closed.</param>
    /// <param name="value">The value. It is read before the first wait, so it may change afterwards.</param>
    /// <param name="options">How to save.</param>
    /// <param name="bytesWritten">Told after each block how many bytes the stream has taken so far.</param>
    /// <param name="cancellationToken">Ends the writing; the stream then has a part of the pickle.</param>
    /// <remarks>If saving fails nothing was written.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="PicklingException">Something cannot be saved.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async ValueTask SerializeAsync<T>(
        Stream destination, T value, PickleOptions? options = null, IProgress<long>? bytesWritten = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        cancellationToken.ThrowIfCancellationRequested();
        byte[] pickle = Serialize(value, options);
        for (int written = 0; written < pickle.Length;)
        {
            int count = Math.Min(pickle.Length - written, BlockSize);
            await destination.WriteAsync(pickle.AsMemory(written, count), cancellationToken).ConfigureAwait(false);
            written += count;
            bytesWritten?.Report(written);
        }
    }

    /// <summary>Loads a value from a stream.</summary>
    /// <param name="source">A stream that stands at a pickle's start; it is read up to STOP and no further.</param>
    /// <param name="options">How to load.</param>
    /// <param name="cancellationToken">Ends the reading; the stream then stands somewhere in the pickle.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="UnpicklingException">The pickle is malformed, exceeds a limit, holds something else, or there is none.</exception>
    /// <exception cref="PickleSecurityException">The pickle names something that nobody allowed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async ValueTask<T?> DeserializeAsync<T>(Stream source, PickleOptions? options = null, CancellationToken cancellationToken = default)
    {
        PickleStreamReader reader = OpenPickles(source, options);
        try
        {
            var pickle = await reader.ReadPickleAsync(cancellationToken).ConfigureAwait(false);
            return Deserialize<T>(pickle.Span, options);
        }
        finally
        {
            reader.Release();
        }
    }

    /// <summary>Loads pickles laid end to end, each as it arrives, up to the stream's end.</summary>
    /// <param name="source">A stream that stands at a pickle's start, or at its end.</param>
    /// <param name="options">How to load.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <remarks>
    /// Each pickle stands for itself, as <c>Serialize</c> and Python's <c>pickle.dump</c> write them. Where one <see cref="Pickler"/> wrote
    /// several, later ones refer to the memo of earlier ones: load those with one <see cref="Unpickler"/>.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="UnpicklingException">A pickle is malformed, exceeds a limit or holds something else; the offset counts from where the stream stood.</exception>
    /// <exception cref="PickleSecurityException">A pickle names something that nobody allowed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IAsyncEnumerable<T?> DeserializeStreamAsync<T>(Stream source, PickleOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Load(source, options, cancellationToken);

        static async IAsyncEnumerable<T?> Load(Stream source, PickleOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            PickleStreamReader reader = OpenPickles(source, options);
            try
            {
                while (!await reader.IsAtEndAsync(cancellationToken).ConfigureAwait(false))
                {
                    long start = reader.BytesConsumed;
                    var pickle = await reader.ReadPickleAsync(cancellationToken).ConfigureAwait(false);
                    yield return DeserializeAt<T>(pickle.Span, start, options);
                }
            }
            finally
            {
                reader.Release();
            }
        }
    }

    /// <summary>Loads one pickled list and gives out its elements.</summary>
    /// <param name="source">A stream that stands at a pickle's start; it is read up to STOP and no further.</param>
    /// <param name="options">How to load.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <remarks>The whole pickle is read before the first element comes.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="UnpicklingException">The pickle is malformed, exceeds a limit, is no list, or holds other elements.</exception>
    /// <exception cref="PickleSecurityException">The pickle names something that nobody allowed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IAsyncEnumerable<T?> DeserializeElementsAsync<T>(Stream source, PickleOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Load(source, options, cancellationToken);

        static async IAsyncEnumerable<T?> Load(Stream source, PickleOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var elements = await DeserializeAsync<List<T?>>(source, options, cancellationToken).ConfigureAwait(false)
                ?? throw new UnpicklingException("Expected a list, found None.", offset: 0);
            foreach (T? element in elements)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return element;
            }
        }
    }

    private static PickleStreamReader OpenPickles(Stream source, PickleOptions? options)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new PickleStreamReader(source, (options ?? PickleOptions.Default).Limits.MaxInputBytes);
    }

    private static T? DeserializeAt<T>(ReadOnlySpan<byte> pickle, long start, PickleOptions? options)
    {
        try
        {
            return Deserialize<T>(pickle, options);
        }
        catch (PickleException exception)
        {
            exception.Offset += start;
            throw;
        }
    }
}
