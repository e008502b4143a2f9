using System.Reflection;

namespace PickleGen.Closures;

/// <summary>A method that a pickle names, found and checked.</summary>
internal sealed class LoadedMethod : IPartOfDelegate
{
    /// <summary>The method.</summary>
    public readonly MethodInfo Method;

    /// <summary>Whether it is called on a closure.</summary>
    public readonly bool IsOnClosure;

    private readonly MethodIdentity _identity;
    private readonly MethodResolver _resolver;
    private MethodInfo[]? _places;
    private DelegateFactory? _factory;

    /// <summary>Finds the method.</summary>
    /// <exception cref="PickleSecurityException">The assembly is not trusted.</exception>
    /// <exception cref="StaleCodeException">This program's code is not what was pickled.</exception>
    public LoadedMethod(MethodIdentity identity, MethodResolver resolver)
    {
        _identity = identity;
        _resolver = resolver;
        Method = resolver.Resolve(identity)[0];
        IsOnClosure = !Method.IsStatic && CompilerNames.IsDisplayClass(Method.DeclaringType!);
    }

    /// <summary>The closure classes in which the same lambda stands, the likeliest first.</summary>
    public IEnumerable<Type> Closures => Places.Select(place => place.DeclaringType!);

    private MethodInfo[] Places => _places ??= _resolver.ResolveEverywhere(_identity);

    /// <summary>The same lambda in this closure class, or null.</summary>
    public MethodInfo? In(Type closure) => Method.DeclaringType == closure ? Method : Array.Find(Places, place => place.DeclaringType == closure);

    /// <summary>A delegate that calls it on this closure.</summary>
    /// <param name="shell">The closure.</param>
    /// <param name="type">The delegate's type.</param>
    /// <param name="places">What an earlier reading of the pickle found out.</param>
    /// <param name="variables">What it reads of the closure.</param>
    /// <exception cref="StaleCodeException">The closure is another lambda's already.</exception>
    /// <exception cref="UnpicklingException">The type does not fit.</exception>
    public Delegate On(ClosureShell shell, Type type, LambdaPlaces? places, out CapturedVariables variables)
    {
        MethodInfo method = shell.Instance is null && places is null ? Method : ThatSharesVariables(shell, places);
        DelegateFactory? factory = _factory;
        // Nearly always one delegate type, and one place: the last one's is kept.
        if (factory is null || factory.Type != type || factory.Method != method) _factory = factory = new DelegateFactory(type, method);
        variables = factory.Variables;
        return factory.Make(shell.As(method.DeclaringType!, this)) ?? throw DoesNotFit(type);
    }

    /// <summary>The exception for a delegate type, or an object to call it on, that does not go with it.</summary>
    public UnpicklingException DoesNotFit(Type type) => new($"A delegate of type '{type}' cannot call {_identity} on what the pickle gives it.");

    /// <summary>The exception for a method without a body of its own for this object, which had one, or was called without an override, where the pickle was written.</summary>
    public StaleCodeException IsOverridden(MethodInfo by) => new(
        $"The pickle holds a delegate to {_identity}, but in this program '{by.DeclaringType}.{by.Name}' would be called instead. Deploy the build that wrote the pickle, or pickle the delegate again with this one.");

    /// <inheritdoc/>
    public UnpicklingException Alone() => new($"The pickle has {_identity} in the place of a value, without a delegate that calls it.");

    // Where the same lambda stands in several places, the one whose closure this is.
    private MethodInfo ThatSharesVariables(ClosureShell shell, LambdaPlaces? places)
    {
        if (shell.Instance is { } closure) return In(closure.GetType()) ?? throw shell.IsNoPlaceOf(this);
        return places?.Of(this) is { } known ? In(known)! : Method;
    }
}
