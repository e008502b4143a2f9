using System.Runtime.ExceptionServices;

namespace PickleGen.Codecs;

/// <summary>A list whose elements somebody waits for: each is given here when it has come.</summary>
/// <typeparam name="T">The elements.</typeparam>
internal sealed class ArrivingParts<T> : RootParts<IAsyncEnumerable<T>>
{
    private readonly PickleTypeInfo<T> _info = PickleTypeInfoOf<T>.Value;
    private T? _item;
    private bool _hasItem;
    private bool _ended;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Gives the next element.</summary>
    public void Add(T item)
    {
        _item = item;
        _hasItem = true;
    }

    /// <summary>Says that there are no more.</summary>
    public void End() => _ended = true;

    /// <summary>Says that the next one cannot come: the dump fails where it would have been.</summary>
    public void Fail(Exception failure) => _failure = ExceptionDispatchInfo.Capture(failure);

    public override bool Start(ref PickleWriter writer, Pickler pickler, IAsyncEnumerable<T> value) => pickler.StartList(ref writer, value, count: -1);

    public override bool Continue(ref PickleWriter writer, Pickler pickler, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _failure?.Throw();
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
