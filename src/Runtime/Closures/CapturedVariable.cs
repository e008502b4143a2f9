namespace PickleGen.Closures;

/// <summary>A variable that travels with a lambda.</summary>
/// <param name="variable">The variable.</param>
/// <param name="scope">Of the closure of a scope around: what of it travels; else null.</param>
internal sealed class CapturedVariable(ClosureField variable, CapturedVariables? scope)
{
    /// <summary>The variable.</summary>
    public ClosureField Field => variable;

    /// <summary>Of the closure of a scope around: what of it travels; else null.</summary>
    public CapturedVariables? Scope => scope;

    /// <summary>Its value as the ladder saves it: the closure of a scope around with its variables, an enum as its number.</summary>
    public object? Take(object closure)
    {
        object? value = variable.Get(closure);
        if (value is null) return null;
        return scope is null ? variable.Plain(value) : new PickleTuple(value, scope.Take(value));
    }
}
