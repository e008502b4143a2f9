namespace PickleGen;

/// <summary>Python's <c>...</c>.</summary>
public sealed class PickleEllipsis
{
    private PickleEllipsis()
    {
    }

    /// <summary>The only one there is.</summary>
    public static PickleEllipsis Instance { get; } = new();

    /// <summary>As Python prints it.</summary>
    public override string ToString() => "Ellipsis";
}

/// <summary>Python's <c>NotImplemented</c>.</summary>
public sealed class PickleNotImplemented
{
    private PickleNotImplemented()
    {
    }

    /// <summary>The only one there is.</summary>
    public static PickleNotImplemented Instance { get; } = new();

    /// <summary>As Python prints it.</summary>
    public override string ToString() => "NotImplemented";
}
