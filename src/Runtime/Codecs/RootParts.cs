namespace PickleGen.Codecs;

/// <summary>Writes a pickle's root a part at a time, so that what was written can leave in between.</summary>
/// <typeparam name="T">The root.</typeparam>
internal abstract class RootParts<T> : IDisposable
{
    /// <summary>Parts that were written whole: elements of a collection.</summary>
    public long Count { get; protected set; }

    /// <summary>Whether the parts are keys and values, and not a sequence's elements.</summary>
    public virtual bool ArePairs => false;

    /// <summary>Writes what comes before the first part. False: that was all.</summary>
    public abstract bool Start(ref PickleWriter writer, Pickler pickler, T value);

    /// <summary>Writes parts until so much is pending that it is worth a write. False: that was the last, and what comes behind it.</summary>
    public abstract bool Continue(ref PickleWriter writer, Pickler pickler, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}

/// <summary>A collection, element by element; one that is produced while it is written is not held.</summary>
/// <typeparam name="TCollection">The collection.</typeparam>
/// <typeparam name="T">An element.</typeparam>
/// <typeparam name="TCodec">How it is written.</typeparam>
internal sealed class CollectionParts<TCollection, T, TCodec> : RootParts<TCollection>
    where TCodec : struct, IRunCodec<TCollection, T>
{
    private TCollection _collection = default!;
    private IReadOnlyCollection<T>? _counted;
    private int _count = -1;
    private IEnumerator<T>? _items;

    public override bool ArePairs => TCodec.IsMapping;

    public override bool Start(ref PickleWriter writer, Pickler pickler, TCollection value)
    {
        if (TCodec.ItemsOf(value) is not { } items)
        {
            writer.WriteNone();
            return false;
        }
        if (OwnCollection<TCollection>.TrySave(ref writer, pickler, value)) return false;
        // What turns it around may not know what it does.
        _counted = items as IReadOnlyCollection<T> ?? value as IReadOnlyCollection<T>;
        _count = _counted?.Count ?? -1;
        if (!TCodec.Start(ref writer, pickler, value, _count)) return false;
        _collection = value;
        _items = items.GetEnumerator();
        return true;
    }

    public override bool Continue(ref PickleWriter writer, Pickler pickler, CancellationToken cancellationToken)
    {
        while (writer.Pending.Length < PickleWriter.HandOverSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_items!.MoveNext())
            {
                // Once, also where it fails.
                var items = _items;
                _items = null;
                items.Dispose();
                if (_counted is not null && _counted.Count != _count) throw Pickler.Changed(_counted);
                TCodec.End(ref writer, pickler, _collection);
                return false;
            }
            if (Count > 0 && Count % Batching.BatchSize == 0) TCodec.NextRun(ref writer);
            TCodec.SaveItem(ref writer, pickler, _items.Current);
            Count++;
        }
        return true;
    }

    public override void Dispose() => _items?.Dispose();
}
