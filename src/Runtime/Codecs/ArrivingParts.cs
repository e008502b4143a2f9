namespace PickleGen.Codecs;

/// <summary>A list whose elements somebody waits for: each is given here when it has come.</summary>
/// <typeparam name="T">The elements.</typeparam>
internal sealed class ArrivingParts<T> : RootParts<IAsyncEnumerable<T>>
{
    private readonly PickleTypeInfo<T> _info = PickleTypeInfoOf<T>.Value;
    private T? _item;
    private bool _hasItem;
    private bool _ended;

    /// <summary>Gives the next element.</summary>
    public void Add(T item)
    {
        _item = item;
        _hasItem = true;
    }

    /// <summary>Says that there are no more.</summary>
    public void End() => _ended = true;

    public override bool Start(ref PickleWriter writer, Pickler pickler, IAsyncEnumerable<T> value) => pickler.StartList(ref writer, value, count: -1);

    public override bool Continue(ref PickleWriter writer, Pickler pickler, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_hasItem)
        {
            if (Count > 0 && Count % Batching.BatchSize == 0) writer.WriteNextRun(PickleOpcode.Appends);
            _info.Save(ref writer, pickler, _item!);
            if (!writer.IsBinary) writer.WriteOpcode(PickleOpcode.Append);
            Count++;
            (_item, _hasItem) = (default, false);
        }
        if (!_ended) return true;
        pickler.EndList(ref writer);
        return false;
    }
}
