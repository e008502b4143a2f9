namespace PickleGen;

/// <summary>Buffers out of band, as pickles take them one after another. A pickle that is read a second time gets those that it has had.</summary>
internal sealed class OutOfBandBuffers(IEnumerable<PickleBuffer> all)
{
    // Those of the pickle that is read.
    private readonly List<PickleBuffer> _taken = [];
    private IEnumerator<PickleBuffer>? _rest;
    private int _next;

    // Those of pickles that were passed over, and did not come to take them.
    private int _passed;

    public IEnumerable<PickleBuffer> All => all;

    /// <summary>The next one.</summary>
    /// <exception cref="UnpicklingException">There are no more.</exception>
    public PickleBuffer Next()
    {
        if (_next < _taken.Count) return _taken[_next++];
        _rest ??= all.GetEnumerator();
        for (; _passed > 0; _passed--) Move();
        Move();
        if (_rest.Current is not { } buffer) throw NoMore();
        _taken.Add(buffer);
        _next++;
        return buffer;
    }

    /// <summary>A pickle that could not be loaded is passed over: the buffers that it has, and did not come to take, are not those of the next one.</summary>
    /// <param name="count">How many it has.</param>
    public void PassOver(int count) => _passed += Math.Max(count - _taken.Count, 0);

    /// <summary>The pickle is read a second time.</summary>
    public void GoBack() => _next = 0;

    /// <summary>Another pickle comes.</summary>
    public void BeginPickle()
    {
        _taken.Clear();
        _next = 0;
    }

    private void Move()
    {
        if (!_rest!.MoveNext()) throw NoMore();
    }

    private static UnpicklingException NoMore() => new("The pickle has more buffers out of band than Unpickler.Buffers.");
}
