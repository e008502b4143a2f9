namespace PickleGen.Closures;

/// <summary>Module <c>picklegen</c>: what a pickled delegate calls. A Python package of this name is what gives it a meaning there.</summary>
internal static class ClosureNames
{
    /// <summary>The module.</summary>
    public const string Module = "picklegen";

    /// <summary><c>method(type, name, signature[, type argument…])</c>, <c>method(type, name, code, row[, type argument…])</c>: a method, checked.</summary>
    public static readonly PickleCallable Method = new(Module, "method");

    /// <summary><c>closure()</c>: captured variables, empty. What calls on them says which closure it is.</summary>
    public static readonly PickleCallable Closure = new(Module, "closure");

    /// <summary><c>delegate(type, method[, target])</c>: without target it is open, static, or captures nothing.</summary>
    public static readonly PickleCallable Delegate = new(Module, "delegate");

    /// <summary><c>multicast(type, delegate…)</c>, called in this order.</summary>
    public static readonly PickleCallable Multicast = new(Module, "multicast");

    /// <summary><c>anonymous(type, value…)</c>: an object of an anonymous type, which has no other name than those of its members.</summary>
    public static readonly PickleCallable Anonymous = new(Module, "anonymous");

    /// <summary><c>fill(delegate, {name: value})</c>: the state setter that gives a delegate's closure its variables.</summary>
    public static readonly PickleCallable Fill = new(Module, "fill");
}
