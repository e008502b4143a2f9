namespace PickleGen;

/// <summary>An entry of a <see cref="DispatchTable"/>.</summary>
public interface IReducer
{
    /// <summary>How to make <paramref name="value"/> again.</summary>
    /// <param name="value">The object; never null.</param>
    /// <param name="protocol">The protocol that is written, 0 to 5.</param>
    ReduceValue Reduce(object value, int protocol);
}

/// <summary>An entry of a <see cref="DispatchTable"/> for one type.</summary>
/// <typeparam name="T">The type it reduces.</typeparam>
public interface IReducer<in T>
{
    /// <inheritdoc cref="IReducer.Reduce"/>
    ReduceValue Reduce(T value, int protocol);
}
