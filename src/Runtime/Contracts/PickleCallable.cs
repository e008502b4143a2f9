namespace PickleGen;

/// <summary>A module and a name, with what .NET calls for it when it is loaded here.</summary>
public sealed class PickleCallable
{
    /// <summary>A name, and what it calls.</summary>
    /// <param name="module">The module, <c>collections</c>. Python imports none without a name.</param>
    /// <param name="name">The qualified name in it, <c>OrderedDict</c>. Protocols below 4 cannot write a line break in it.</param>
    /// <param name="target">What is called with the arguments; none: the name only has meaning elsewhere.</param>
    /// <exception cref="ArgumentNullException">The module or the name is null.</exception>
    /// <exception cref="ArgumentException">The module or the name is empty.</exception>
    public PickleCallable(string module, string name, Delegate? target = null)
        : this((module, name))
    {
        ArgumentException.ThrowIfNullOrEmpty(module);
        ArgumentException.ThrowIfNullOrEmpty(name);
        Target = target;
    }

    private PickleCallable((string Module, string Name) global) => (Module, Name) = global;

    /// <summary>The module.</summary>
    public string Module { get; }

    /// <summary>The qualified name in the module.</summary>
    public string Name { get; }

    /// <summary>What .NET calls for it.</summary>
    public Delegate? Target { get; }

    /// <summary>What a pickle names, whatever that is: to be looked at.</summary>
    internal static PickleCallable OfPickle(string module, string name) => new((module, name));

    /// <summary>What it does, if it is one of Python's own.</summary>
    internal StdlibFunction? Builtin { get; init; }

    /// <summary>Whether it is a generic class that type arguments are missing of: called with their names it gives the class.</summary>
    internal bool OpensClass { get; init; }

    /// <summary>That it is no value by itself, if it makes delegates.</summary>
    internal Closures.IPartOfDelegate? Part { get; init; }

    /// <summary><c>module.name</c>, on one line and cut off if it is long: for people.</summary>
    public override string ToString() => $"{ShownText.Of(Module)}.{ShownText.Of(Name)}";
}
