namespace PickleGen.Closures;

/// <summary>Reduces delegates: method, then closure, then by a state setter the captured variables.</summary>
/// <remarks>
/// An <see cref="IReducerOverride"/> like any user's, asked after those. The delegate is in the memo before its variables are written,
/// so it may stand in its own closure, and two delegates in each other's: cloudpickle's <c>_make_function</c> and
/// <c>_function_setstate</c>. A closure itself is reduced to an empty one; what each delegate reads of it travels with the delegate.
/// </remarks>
internal sealed class ClosureReducer : IReducerOverride
{
    private static readonly object?[] s_noArguments = [];

    private ClosureReducer()
    {
    }

    /// <summary>The reducer; it keeps nothing between two objects.</summary>
    public static ClosureReducer Instance { get; } = new();

    /// <inheritdoc/>
    public bool Handles(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return typeof(Delegate).IsAssignableFrom(type) || type == typeof(PickledMethod) || CompilerNames.IsDisplayClass(type) || CompilerNames.IsAnonymousType(type) || Unpicklable.ReasonFor(type) is not null;
    }

    /// <inheritdoc/>
    /// <exception cref="PicklingException">The delegate's code has no name, or it captures what cannot travel.</exception>
    public bool TryReduce(object value, out ReduceValue reduced)
    {
        ArgumentNullException.ThrowIfNull(value);
        reduced = value switch
        {
            Delegate { HasSingleTarget: false } multicast => Multicast(multicast),
            Delegate single => Single(single),
            PickledMethod method => method.Reduced,
            _ when Unpicklable.ReasonFor(value.GetType()) is { } reason => throw new PicklingException($"The object cannot be pickled: {reason}"),
            _ when CompilerNames.IsAnonymousType(value.GetType()) => new ReduceValue(ClosureNames.Anonymous, [NameOf(value.GetType()), .. AnonymousTypes.ValuesOf(value)]),
            _ => new ReduceValue(ClosureNames.Closure, s_noArguments),
        };
        return true;
    }

    private static ReduceValue Multicast(Delegate multicast)
    {
        Delegate[] parts = multicast.GetInvocationList();
        return new ReduceValue(ClosureNames.Multicast, [NameOf(multicast.GetType()), .. parts]);
    }

    private static ReduceValue Single(Delegate single)
    {
        PickledMethod method = PickledMethod.Of(single.Method);
        string type = NameOf(single.GetType());
        object? target = single.Target;
        if (method.IsOnSingleton || (target is null && IsOpen(single, method))) return new ReduceValue(ClosureNames.Delegate, [type, method]);
        if (target is null && !method.Method.IsStatic) throw OnNothing(method);
        return new ReduceValue(ClosureNames.Delegate, [type, method, SharedBox.Of(TargetOf(single))], method.Variables?.Take(target!), stateSetter: method.Variables is null ? null : ClosureNames.Fill);
    }

    // A closure's variables travel by themselves, and what changes in a box is shared.
    private static object? TargetOf(Delegate single)
    {
        if (single.Target is not { } target || target is ValueType) return single.Target;
        var place = DelegateTypes.TargetOf(single.Method);
        return PlacedValue.Of(target, place) is not CapturedBase and var placed
            ? placed
            : throw new PicklingException($"The delegate cannot be pickled: its method is one of '{place}', which does not tell the reader what it is called on. Call it in a lambda.");
    }

    // A delegate that is closed over null has no target either; it takes one argument fewer than its method.
    private static bool IsOpen(Delegate single, PickledMethod method)
    {
        int given = DelegateTypes.InvokeOf(single.GetType()).GetParameters().Length;
        return method.Method.IsStatic ? given == method.ParameterCount : given == method.ParameterCount + 1;
    }

    private static PicklingException OnNothing(PickledMethod method) => new(
        $"The delegate cannot be pickled: it calls '{method.Method.DeclaringType}.{method.Method.Name}' on null, which only reflection makes.");

    private static string NameOf(Type type) => PickledText.NameOf(type).Text;
}
