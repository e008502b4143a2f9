using PickleGen.Codecs;

namespace PickleGen;

/// <summary>Reads a pickled list from a stream and gives out each element as soon as it is whole; holds what belongs to none yet.</summary>
/// <typeparam name="T">The elements.</typeparam>
internal sealed class ElementReader<T> : IDisposable
{
    private const int LeastRead = 1 << 16;
    private const int LargestRead = 1 << 20;

    private readonly ArrivingBytes _bytes;
    private readonly long _maxBytes;
    private readonly PickleTypeInfo<T> _info = PickleTypeInfoOf<T>.Loaded;
    private readonly Unpickler _unpickler;
    private readonly ElementCutter _cutter;

    /// <summary>What comes next among the bytes that arrived; elements are whole up to the cut.</summary>
    private int _at;
    private ElementCut _cut;
    private bool _isInRun;

    public ElementReader(ArrivingBytes bytes, PickleOptions? options)
    {
        _bytes = bytes;
        _unpickler = Unpickler.Rent(options);
        var limits = _unpickler.Options.Limits;
        _maxBytes = limits.MaxInputBytes;
        _cutter = new ElementCutter(ElementEnds.Of(_info), limits.MaxDepth);
    }

    /// <summary>Whether STOP has been read.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Reads up to the first element. False: the pickle does not begin with a list; nothing has been taken.</summary>
    /// <exception cref="UnpicklingException">The pickle is malformed, exceeds a limit, or is cut short.</exception>
    public async ValueTask<bool> FindsListAsync(CancellationToken cancellationToken)
    {
        try
        {
            bool? finds;
            while ((finds = FindsList()) is null) await ReadAsync(cancellationToken).ConfigureAwait(false);
            return finds.Value;
        }
        catch (UnpicklingException failure) when (ForeignBytes.Noted(failure, _bytes.Span))
        {
            throw;
        }
    }

    /// <summary>Waits until <see cref="TryTake"/> finds something: an element, or the end.</summary>
    /// <inheritdoc cref="FindsListAsync"/>
    public async ValueTask ArriveAsync(CancellationToken cancellationToken)
    {
        while (!TryCut()) await ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The next element, if it has arrived.</summary>
    /// <exception cref="UnpicklingException">It is malformed, exceeds a limit, or is something else.</exception>
    /// <exception cref="PickleSecurityException">The pickle names something that nobody allowed.</exception>
    public bool TryTake(out T? element)
    {
        element = default;
        try
        {
            while (_at < _cut.Position)
            {
                var reader = new PickleReader(_bytes.Span[.._cut.Position]) { Beyond = int.MaxValue, Position = _at };
                bool isElement = _unpickler.HasForwarded || IsElement(ref reader);
                if (isElement) element = Load(ref reader);
                _at = reader.Position;
                if (isElement) return true;
            }
            return false;
        }
        catch (PickleException exception)
        {
            exception.Offset += _bytes.Offset;
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _unpickler.EndElements();
        _unpickler.Return();
        _bytes.Release();
    }

    // Takes what stands around elements.
    private bool IsElement(ref PickleReader reader)
    {
        Unpickler.TakeFrames(ref reader);
        if (_cut.Kind == ElementCutKind.End)
        {
            _unpickler.FinishElements(ref reader);
            _bytes.PutBackBehind(reader.Position);
            IsDone = true;
            return false;
        }
        if (_isInRun && reader.TryTake(PickleOpcode.Appends))
        {
            _isInRun = false;
            return false;
        }
        if (_isInRun || _cut.Kind == ElementCutKind.Single) return reader.Position < _cut.Position;
        _isInRun = reader.TryTake(PickleOpcode.Mark);
        return !_isInRun;
    }

    private T Load(ref PickleReader reader)
    {
        int start = reader.Position;
        bool wasOnStack = _unpickler.HasForwarded;
        bool isSingle = _cut.Kind == ElementCutKind.Single;
        T element = _unpickler.LoadElement(ref reader, _info, isSingle);
        if (isSingle && !reader.TryTake(PickleOpcode.Append) || !wasOnStack && reader.Position == start)
            throw new UnpicklingException("The pickle holds something beside the elements of a list.", offset: reader.Position);
        return element;
    }

    private bool? FindsList()
    {
        try
        {
            bool? finds = _cutter.FindsList(_bytes.Span, out int length);
            if (finds != true) return finds;
            _unpickler.BeginElements(_bytes.Span[..length]);
            _at = length;
            return true;
        }
        catch (PickleException exception)
        {
            exception.Offset += _bytes.Offset;
            throw;
        }
    }

    private bool TryCut()
    {
        try
        {
            if (!_cutter.TryCut(_bytes.Span, out _cut)) return false;
            _unpickler.BeginPart(_cut.Position - _at);
        }
        catch (PickleException exception)
        {
            exception.Offset += _bytes.Offset;
            throw;
        }
        // More may have been read at once than there may be.
        return _bytes.Offset + _cut.Position <= _maxBytes ? true : throw Exceeded();
    }

    private async ValueTask ReadAsync(CancellationToken cancellationToken)
    {
        _bytes.Drop(_at);
        _cutter.Drop(_at);
        _at = 0;
        if (_bytes.Offset + _bytes.Count >= _maxBytes || _bytes.Count >= Array.MaxLength) throw Exceeded();
        if (!await _bytes.ReadAsync(Math.Clamp(_bytes.Count, LeastRead, LargestRead), cancellationToken).ConfigureAwait(false)) throw Ended();
    }

    private UnpicklingException Exceeded()
    {
        var exceeded = UnpicklingLimits.Exceeded(_maxBytes, nameof(UnpicklingLimits.MaxInputBytes));
        exceeded.Offset = Math.Min(_maxBytes, _bytes.Offset + _bytes.Count);
        return exceeded;
    }

    private UnpicklingException Ended()
    {
        long offset = _bytes.Offset + _bytes.Count;
        return new UnpicklingException(
            offset == 0 ? "There is no pickle: the stream is at its end."
            : _cutter.EndsWithinFrame(_bytes.Span) ? "The pickle is truncated: the stream ends within its last frame."
            : "The pickle is truncated: the stream ends before STOP.",
            offset: offset);
    }
}
