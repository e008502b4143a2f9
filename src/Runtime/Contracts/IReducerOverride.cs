namespace PickleGen;

/// <summary>A hook that is asked before the dispatch table and generated code: CPython's <c>reducer_override</c>, composable.</summary>
public interface IReducerOverride
{
    /// <summary>Whether this hook is to be asked for objects of exactly this type. Asked once per type and dump.</summary>
    bool Handles(Type type);

    /// <summary>How to make <paramref name="value"/> again; false is NotImplemented: whoever comes next is asked.</summary>
    bool TryReduce(object value, out ReduceValue reduced);
}
