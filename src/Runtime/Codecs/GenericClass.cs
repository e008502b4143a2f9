namespace PickleGen.Codecs;

/// <summary>A generic class with its type arguments, as the wire has it: the open class's name, called with the arguments' names.</summary>
/// <param name="class">The class.</param>
internal sealed class GenericClass(PickleClass @class) : IReducible
{
    private readonly object?[] _names = Array.ConvertAll(@class.Type.GenericTypeArguments, static object? (argument) => TypeArguments.NameOf(argument));

    /// <summary>The class.</summary>
    public PickleClass Class { get; } = @class;

    /// <summary>The arguments' names.</summary>
    public IReadOnlyList<object?> Names => _names;

    /// <inheritdoc/>
    public ReduceValue Reduce(int protocol) => new(new PickleCallable(Class.Module, Class.Name), _names);

    /// <summary>What the open class's name means on load: a call with the names of type arguments gives the class.</summary>
    public static PickleCallable Opened(string module, string name) =>
        new(module, name, new Func<Unpickler, object?[], object?>((unpickler, arguments) => unpickler.CloseClass(module, name, arguments))) { OpensClass = true };
}
