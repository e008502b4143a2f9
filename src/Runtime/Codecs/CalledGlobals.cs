namespace PickleGen.Codecs;

/// <summary>Where a pickle that is being written has the globals of Python's library that codecs call: a pickler's memo, or what is known of a pickle without one.</summary>
internal interface INamedGlobals
{
    /// <summary>Writes a mention from protocol 4 on, at <paramref name="p"/>, with room for <paramref name="room"/> bytes behind it, where it returns.</summary>
    ref byte Write(ref PickleWriter writer, ref byte p, PythonGlobal global, int room);
}

/// <summary>The same of a pickle that is being read.</summary>
internal interface IMetGlobals
{
    /// <summary>Moves the reader over a mention; false: something else comes.</summary>
    bool TrySkip(ref PickleReader reader, PythonGlobal global);
}

/// <summary>A pickler's.</summary>
internal readonly struct PicklerGlobals(Pickler pickler) : INamedGlobals
{
    public ref byte Write(ref PickleWriter writer, ref byte p, PythonGlobal global, int room) => ref pickler.WriteGlobal(ref writer, ref p, global, room);
}

/// <summary>An unpickler's. What is named for the first time goes into its memo once the whole value is known to be ours.</summary>
internal struct UnpicklerGlobals(Unpickler unpickler) : IMetGlobals
{
    private PythonGlobal? _first;
    private PythonGlobal? _second;
    private PythonGlobal? _third;

    public bool TrySkip(ref PickleReader reader, PythonGlobal global)
    {
        if (!unpickler.TrySkipGlobal(ref reader, global, out bool isNew)) return false;
        if (!isNew) return true;
        if (_first is null) _first = global;
        else if (_second is null) _second = global;
        else _third = global;
        return true;
    }

    /// <summary>The value was read.</summary>
    public readonly void Meet()
    {
        if (_first is null) return;
        unpickler.Memo.Memoize(_first.Callable);
        if (_second is not null) unpickler.Memo.Memoize(_second.Callable);
        if (_third is not null) unpickler.Memo.Memoize(_third.Callable);
    }
}
