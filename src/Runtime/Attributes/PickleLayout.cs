namespace PickleGen;

/// <summary>How the members of a type lie in the pickle.</summary>
public enum PickleLayout
{
    /// <summary><c>cls () NEWOBJ MEMOIZE {name: value} BUILD</c>: members are found by name.</summary>
    State,

    /// <summary><c>cls args REDUCE MEMOIZE</c>: members are found by position. Smaller, append-only.</summary>
    Positional,

    /// <summary>A plain <c>{name: value}</c>: no class on the Python side.</summary>
    Dict,
}
