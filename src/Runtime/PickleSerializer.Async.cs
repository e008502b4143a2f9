using System.Runtime.CompilerServices;

namespace PickleGen;

/// <content>The same over streams that are waited for.</content>
public static partial class PickleSerializer
{
    /// <summary>Saves a value as a pickle to a stream.</summary>
    /// <param name="destination">Where the pickle goes; neither flushed nor closed. While it is slow nothing more is saved.</param>
    /// <param name="value">
    /// The value, which nobody may change meanwhile. A collection whose static type says so is written in parts, between its elements, and one
    /// that is produced meanwhile is not held; any other value, a collection in the place of an <c>object</c> too, and each element, is one part.
    /// </param>
    /// <param name="options">How to save.</param>
    /// <param name="bytesWritten">Told after each write how many bytes the stream has taken so far; the last report is the pickle's length.</param>
    /// <param name="cancellationToken">Ends the writing, between two elements or two writes; the stream then has a part of the pickle.</param>
    /// <remarks>
    /// The same bytes as <see cref="Serialize{T}(Stream, T, PickleOptions)"/> writes. What is held in memory is 64 KB and one part, besides
    /// the memo of what has an identity. If saving fails the stream has nothing of a pickle of less than 64 KB, and of a longer one
    /// what <see cref="PicklingException.BytesWritten"/> and the last report say. An exception of the stream or of
    /// <paramref name="bytesWritten"/> comes through as it is; one of the value's own code is the inner one of the error that says where.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="PicklingException">Something cannot be saved.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async ValueTask SerializeAsync<T>(
        Stream destination, T value, PickleOptions? options = null, IProgress<long>? bytesWritten = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        cancellationToken.ThrowIfCancellationRequested();
        var pickler = Pickler.Rent(options);
        try
        {
            using var dump = new Pickler.RootDump<T>(pickler, value, sink: null);
            while (dump.Continue(cancellationToken)) await SendAsync(destination, dump, bytesWritten, cancellationToken).ConfigureAwait(false);
            await SendAsync(destination, dump, bytesWritten, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            pickler.Return();
        }
    }

    /// <summary>Loads a value from a stream.</summary>
    /// <param name="source">
    /// A stream that stands at a pickle's start; it is read up to STOP and no further. One that cannot seek is asked for little at a time: put a
    /// <see cref="BufferedStream"/> around a socket that has nothing behind the pickle.
    /// </param>
    /// <param name="options">How to load.</param>
    /// <param name="cancellationToken">Ends the reading; the stream then stands somewhere in the pickle.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="UnpicklingException">The pickle is malformed, exceeds a limit, holds something else, or there is none, or the type cannot be pickled.</exception>
    /// <exception cref="PickleSecurityException">The pickle names something that nobody allowed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async ValueTask<T?> DeserializeAsync<T>(Stream source, PickleOptions? options = null, CancellationToken cancellationToken = default)
    {
        PickleStreamReader reader = OpenPickles(source, options);
        try
        {
            var pickle = await reader.ReadPickleAsync(cancellationToken).ConfigureAwait(false);
            return Load<T>(reader, pickle.Span, options);
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
    /// <exception cref="UnpicklingException">A pickle is malformed, exceeds a limit or holds something else, or the type cannot be pickled; the offset counts from where the stream stood.</exception>
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
                    var pickle = await ReadPickleAtAsync(reader, start, cancellationToken).ConfigureAwait(false);
                    yield return LoadAt<T>(reader, pickle.Span, start, options);
                }
            }
            finally
            {
                reader.Release();
            }
        }
    }

    private static async ValueTask SendAsync<T>(Stream destination, Pickler.RootDump<T> dump, IProgress<long>? bytesWritten, CancellationToken cancellationToken)
    {
        if (dump.Pending.IsEmpty) return;
        await destination.WriteAsync(dump.Pending, cancellationToken).ConfigureAwait(false);
        dump.Sent();
        bytesWritten?.Report(dump.BytesSent);
    }

    private static PickleStreamReader OpenPickles(Stream source, PickleOptions? options)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new PickleStreamReader(new ArrivingBytes(source), (options ?? PickleOptions.Default).Limits.MaxInputBytes);
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadPickleAtAsync(PickleStreamReader reader, long start, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadPickleAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PickleException exception)
        {
            exception.Offset += start;
            throw;
        }
    }

    private static T? Load<T>(PickleStreamReader reader, ReadOnlySpan<byte> pickle, PickleOptions? options)
    {
        try
        {
            T? value = Deserialize<T>(pickle, out int size, options);
            reader.Used(size);
            return value;
        }
        catch
        {
            reader.FindEnd();
            throw;
        }
    }

    private static T? LoadAt<T>(PickleStreamReader reader, ReadOnlySpan<byte> pickle, long start, PickleOptions? options)
    {
        try
        {
            return Load<T>(reader, pickle, options);
        }
        catch (PickleException exception)
        {
            exception.Offset += start;
            throw;
        }
    }
}
