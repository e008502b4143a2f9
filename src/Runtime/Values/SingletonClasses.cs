namespace PickleGen;

/// <summary>The classes of None, Ellipsis and NotImplemented. They call themselves builtins' own, which has no such names.</summary>
internal static class SingletonClasses
{
    private static readonly PickleCallable s_none = new("builtins", "NoneType");
    private static readonly PickleCallable s_ellipsis = new("builtins", "ellipsis");
    private static readonly PickleCallable s_notImplemented = new("builtins", "NotImplementedType");

    /// <summary>The class of one of the three; null: of something else.</summary>
    public static PickleCallable? Of(object? only) => only switch
    {
        null => s_none,
        PickleEllipsis => s_ellipsis,
        PickleNotImplemented => s_notImplemented,
        _ => null,
    };

    /// <summary>Whether the callable is the class of one of the three, and of which.</summary>
    public static bool TryGetOnly(PickleCallable callable, out object? only)
    {
        only = null;
        if (callable.Module != "builtins") return false;
        switch (callable.Name)
        {
            case "NoneType": return true;
            case "ellipsis": only = PickleEllipsis.Instance; return true;
            case "NotImplementedType": only = PickleNotImplemented.Instance; return true;
            default: return false;
        }
    }
}
