namespace PickleGen.Codecs;

/// <summary>Where elements come from that are saved as they come: code of the program's own, which may fail at any step, and not only where it is waited for.</summary>
/// <typeparam name="T">The elements.</typeparam>
/// <param name="elements">The elements.</param>
/// <param name="cancellationToken">What ends the saving.</param>
internal sealed class ElementSource<T>(IAsyncEnumerable<T> elements, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private IAsyncEnumerator<T>? _items;

    /// <summary>The element that has come.</summary>
    public T Current => _items!.Current;

    /// <summary>Asks for the next element. Does not throw: the task fails.</summary>
    public ValueTask<bool> MoveNextAsync()
    {
        try
        {
            return (_items ??= elements.GetAsyncEnumerator(_stop.Token)).MoveNextAsync();
        }
        catch (Exception failure)
        {
            return ValueTask.FromException<bool>(failure);
        }
    }

    /// <summary>There are no more. A source that fails here has not given all that it was to give.</summary>
    public ValueTask EndAsync()
    {
        var items = _items!;
        _items = null;
        return items.DisposeAsync();
    }

    /// <summary>Nobody wants the element that was asked for: a source may not be disposed while it is.</summary>
    public async ValueTask StopAsync(ValueTask<bool> next)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await ((Task)next.AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Disposes of a source that has not ended: something failed, and that is told, not what it does to the source.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_items is not null) await EndAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
        }
        finally
        {
            _stop.Dispose();
        }
    }
}
