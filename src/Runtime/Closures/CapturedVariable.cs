namespace PickleGen.Closures;

/// <summary>A variable that travels with a lambda.</summary>
internal sealed class CapturedVariable(ClosureField field, CapturedVariables? scope)
{
    /// <summary>The variable.</summary>
    public readonly ClosureField Field = field;

    /// <summary>Of the closure of a scope around: what of it travels; else null.</summary>
    public readonly CapturedVariables? Scope = scope;

    /// <summary>Its value as the ladder saves it: the closure of a scope around with its variables, an enum as its number.</summary>
    public object? Take(object closure)
    {
        object? value = Field.Get(closure);
        if (value is null) return null;
        return Scope is null ? Field.Plain(value) : new PickleTuple(value, Scope.Take(value));
    }
}
