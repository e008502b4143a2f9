using System.Runtime.CompilerServices;
using PickleGen.Codecs;

namespace PickleGen;

/// <content>The elements of one pickled list, as they come and go.</content>
public static partial class PickleSerializer
{
    /// <summary>Saves elements as one pickled list, as they come.</summary>
    /// <param name="destination">Where the pickle goes; neither flushed nor closed. While it is slow no more elements are asked for.</param>
    /// <param name="elements">The elements. Before one is waited for, those that came are written.</param>
    /// <param name="options">How to save.</param>
    /// <param name="bytesWritten">Told after each write how many bytes the stream has taken so far; the last report is the pickle's length.</param>
    /// <param name="cancellationToken">Ends the writing; the stream then has a part of the pickle.</param>
    /// <remarks>
    /// What is held in memory is 64 KB and one element, besides the memo of what has an identity. What
    /// <see cref="SerializeAsync{T}"/> says of failures holds here as well; the elements' source is code of the value's own.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> or <paramref name="elements"/> is null.</exception>
    /// <exception cref="PicklingException">Something cannot be saved.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async ValueTask SerializeElementsAsync<T>(
        Stream destination, IAsyncEnumerable<T> elements, PickleOptions? options = null, IProgress<long>? bytesWritten = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(elements);
        cancellationToken.ThrowIfCancellationRequested();
        var pickler = Pickler.Rent(options);
        var parts = new ArrivingParts<T>();
        try
        {
            using var dump = new Pickler.RootDump<IAsyncEnumerable<T>>(pickler, elements, sink: null, parts);
            await using var source = new ElementSource<T>(elements, cancellationToken);
            do
            {
                var next = source.MoveNextAsync();
                try
                {
                    if (!next.IsCompleted || dump.Pending.Length >= PickleWriter.HandOverSize)
                        await SendAsync(destination, dump, bytesWritten, cancellationToken).ConfigureAwait(false);
                }
                catch
                {
                    await source.StopAsync(next).ConfigureAwait(false);
                    throw;
                }
                try
                {
                    if (await next.ConfigureAwait(false))
                    {
                        parts.Add(source.Current);
                        continue;
                    }
                    await source.EndAsync().ConfigureAwait(false);
                    parts.End();
                }
                catch (Exception failure)
                {
                    parts.Fail(failure);
                }
            }
            while (dump.Continue(cancellationToken));
            await SendAsync(destination, dump, bytesWritten, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            pickler.Return();
        }
    }

    /// <summary>The elements of one pickled list, each as it arrives.</summary>
    /// <param name="source">
    /// A stream that stands at a pickle's start. It is read ahead by what has arrived; when the list has ended it stands behind STOP, if it
    /// can seek. If it cannot, what came with the pickle's last bytes is gone: pickles laid end to end are for
    /// <see cref="DeserializeStreamAsync{T}"/>.
    /// </param>
    /// <param name="options">How to load. The limits are for the whole list.</param>
    /// <param name="cancellationToken">Ends the reading; the stream then stands somewhere in the pickle.</param>
    /// <remarks>
    /// <para>
    /// What is held in memory is what has arrived of elements that are not whole, and what the memo has: an element may refer to what came
    /// before it, so nothing that was memoized is let go. Our own pickles memoize what has an identity (<c>TrackReferences</c>), CPython's
    /// every string and container unless <c>Pickler.fast</c> is set.
    /// </para>
    /// <para>
    /// Elements that are numbers, strings, bytes, collections or objects in state layout come one by one. Others (<c>object</c>, tuples,
    /// times) come when their run of at most 1000 has ended, because only then a pickle says where one ends. A pickle that turns out to hold
    /// something else fails with an exception after the elements before ("What looked like elements of a list are parts of something else.");
    /// so does one whose elements are wanted as collections and are tuples that begin with one: load it as a whole. So does one that is no list, or signed, which is read as a whole.
    /// Callbacks after unpickling run for each element. An object nested more than 200 levels deep in its element gets its members at
    /// the pickle's end, where they are written.
    /// </para>
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="UnpicklingException">The pickle is malformed, exceeds a limit, is no list, or holds other elements, or their type cannot be pickled; offset and path count from the list's start.</exception>
    /// <exception cref="PickleSecurityException">The pickle names something that nobody allowed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IAsyncEnumerable<T?> DeserializeElementsAsync<T>(Stream source, PickleOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Load(source, options ?? PickleOptions.Default, cancellationToken);

        static async IAsyncEnumerable<T?> Load(Stream source, PickleOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var bytes = new ArrivingBytes(source);
            using var reader = new ElementReader<T>(bytes, options);
            if (options.Closures.Signature is not null || !await reader.FindsListAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (T? element in await LoadWholeAsync<T>(bytes, options, cancellationToken).ConfigureAwait(false))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return element;
                }
                yield break;
            }
            while (true)
            {
                while (reader.TryTake(out T? element))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return element;
                }
                if (reader.IsDone) yield break;
                cancellationToken.ThrowIfCancellationRequested();
                await reader.ArriveAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async ValueTask<List<T?>> LoadWholeAsync<T>(ArrivingBytes bytes, PickleOptions options, CancellationToken cancellationToken)
    {
        var reader = new PickleStreamReader(bytes, options.Limits.MaxInputBytes);
        var pickle = await reader.ReadPickleAsync(cancellationToken).ConfigureAwait(false);
        PickleTypeInfo.KnowList<T>();
        return Load<List<T?>>(reader, pickle.Span, options) ?? throw new UnpicklingException("Expected a list, found None.", offset: 0);
    }
}
