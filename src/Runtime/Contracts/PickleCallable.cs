namespace PickleGen;

/// <summary>A module and a name, with what .NET calls for it when it is loaded here.</summary>
/// <param name="module">The module, <c>collections</c>.</param>
/// <param name="name">The qualified name in it, <c>OrderedDict</c>.</param>
/// <param name="target">What is called with the arguments; none: the name only has meaning elsewhere.</param>
/// <exception cref="ArgumentNullException">The module or the name is null.</exception>
public sealed class PickleCallable(string module, string name, Delegate? target = null)
{
    /// <summary>The module.</summary>
    public string Module { get; } = module ?? throw new ArgumentNullException(nameof(module));

    /// <summary>The qualified name in the module.</summary>
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>What .NET calls for it.</summary>
    public Delegate? Target { get; } = target;

    /// <summary>What it does, if it is one of Python's own.</summary>
    internal StdlibFunction? Builtin { get; init; }

    /// <summary>That it is no value by itself, if it makes delegates.</summary>
    internal Closures.IPartOfDelegate? Part { get; init; }

    /// <summary><c>module.name</c>, on one line and cut off if it is long: for people.</summary>
    public override string ToString() => $"{ShownText.Of(Module)}.{ShownText.Of(Name)}";
}
