using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace PickleGen;

/// <summary>Reducers by exact type: CPython's <c>dispatch_table</c>. Built, then frozen on first use, then free for all threads.</summary>
public sealed class DispatchTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Type, IReducer> _reducers = [];
    private volatile FrozenDictionary<Type, IReducer>? _frozen;

    /// <summary>Adds a reducer for objects of exactly <paramref name="type"/>; the last one added wins.</summary>
    /// <exception cref="ArgumentNullException">The type or the reducer is null.</exception>
    /// <exception cref="InvalidOperationException">The table is in use already.</exception>
    public DispatchTable Add(Type type, IReducer reducer)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(reducer);
        lock (_lock)
        {
            if (_frozen is not null) throw new InvalidOperationException("This dispatch table is in use: build it before the first dump.");
            _reducers[type] = reducer;
        }
        return this;
    }

    /// <inheritdoc cref="Add(Type, IReducer)"/>
    /// <typeparam name="T">The exact type.</typeparam>
    public DispatchTable Add<T>(IReducer<T> reducer)
    {
        ArgumentNullException.ThrowIfNull(reducer);
        return Add(typeof(T), new Typed<T>(reducer.Reduce));
    }

    /// <inheritdoc cref="Add(Type, IReducer)"/>
    /// <typeparam name="T">The exact type.</typeparam>
    public DispatchTable Add<T>(Func<T, ReduceValue> reduce)
    {
        ArgumentNullException.ThrowIfNull(reduce);
        return Add(typeof(T), new Typed<T>((value, _) => reduce(value)));
    }

    /// <summary>The reducer for objects of exactly <paramref name="type"/>. From now on nothing can be added.</summary>
    internal bool TryGet(Type type, [NotNullWhen(true)] out IReducer? reducer) => (_frozen ?? Freeze()).TryGetValue(type, out reducer);

    private FrozenDictionary<Type, IReducer> Freeze()
    {
        lock (_lock) return _frozen ??= _reducers.ToFrozenDictionary();
    }

    private sealed class Typed<T>(Func<T, int, ReduceValue> reduce) : IReducer
    {
        public ReduceValue Reduce(object value, int protocol) => reduce((T)value, protocol);
    }
}
