namespace PickleGen;

/// <summary>Buffers out of band, as pickles take them one after another. A pickle that is read a second time gets those that it has had.</summary>
internal sealed class OutOfBandBuffers(IEnumerable<PickleBuffer> all)
{
    // Those of the pickle that is read.
    private readonly List<PickleBuffer> _taken = [];
    private IEnumerator<PickleBuffer>? _rest;
    private int _next;

    public IEnumerable<PickleBuffer> All => all;

    /// <summary>The next one.</summary>
    /// <exception cref="UnpicklingException">There are no more.</exception>
    public PickleBuffer Next()
    {
        if (_next < _taken.Count) return _taken[_next++];
        _rest ??= all.GetEnumerator();
        if (!_rest.MoveNext() || _rest.Current is not { } buffer) throw new UnpicklingException("The pickle has more buffers out of band than Unpickler.Buffers.");
        _taken.Add(buffer);
        _next++;
        return buffer;
    }

    /// <summary>The pickle is read a second time.</summary>
    public void GoBack() => _next = 0;

    /// <summary>Another pickle comes.</summary>
    public void BeginPickle()
    {
        _taken.Clear();
        _next = 0;
    }
}
