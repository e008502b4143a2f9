using System.Reflection;

namespace PickleGen.Closures;

/// <summary>A method that a pickle names, found and checked.</summary>
internal sealed class LoadedMethod(MethodIdentity identity, MethodInfo[] candidates) : IPartOfDelegate
{
    /// <summary>The method.</summary>
    public readonly MethodInfo Method = candidates[0];

    /// <summary>Whether it is called on a closure.</summary>
    public readonly bool IsOnClosure = !candidates[0].IsStatic && CompilerNames.IsDisplayClass(candidates[0].DeclaringType!);

    private DelegateFactory? _factory;

    /// <summary>A delegate that calls it on this closure.</summary>
    /// <exception cref="UnpicklingException">The type does not fit.</exception>
    public Delegate On(ClosureShell shell, Type type)
    {
        MethodInfo method = candidates.Length == 1 ? Method : ThatSharesVariables(shell);
        DelegateFactory? factory = _factory;
        // Nearly always one delegate type, and one place: the last one's is kept.
        if (factory is null || factory.Type != type || factory.Method != method) _factory = factory = new DelegateFactory(type, method);
        return factory.Make(shell.As(method.DeclaringType!)) ?? throw DoesNotFit(type);
    }

    /// <summary>The exception for a delegate type, or an object to call it on, that does not go with it.</summary>
    public UnpicklingException DoesNotFit(Type type) => new($"A delegate of type '{type}' cannot call {identity} on what the pickle gives it.");

    /// <summary>The exception for a method without a body of its own for this object, which had one, or was called without an override, where the pickle was written.</summary>
    public StaleCodeException IsOverridden(MethodInfo by) => new(
        $"The pickle holds a delegate to {identity}, but in this program '{by.DeclaringType}.{by.Name}' would be called instead. Deploy the build that wrote the pickle, or pickle the delegate again with this one.");

    /// <inheritdoc/>
    public UnpicklingException Alone() => new($"The pickle has {identity} in the place of a value, without a delegate that calls it.");

    // Where the same lambda stands in several places, the one whose closure this is.
    private MethodInfo ThatSharesVariables(ClosureShell shell)
    {
        if (shell.Instance is not { } closure) return Method;
        foreach (MethodInfo candidate in candidates)
        {
            if (candidate.DeclaringType == closure.GetType()) return candidate;
        }

        return Method;
    }
}
