namespace PickleGen.Closures;

/// <summary>Gives a closure its variables on load.</summary>
internal static class CapturedValues
{
    /// <summary>Sets the variables of a closure, and those of the scopes around it.</summary>
    public static void Fill(Unpickler unpickler, object closure, PickleDict variables)
    {
        ClosureFields fields = ClosureFields.Of(closure.GetType());
        for (int at = 0; variables.TryGetNext(ref at, out object? name, out object? value);) Set(unpickler, closure, fields, name, value);
    }

    /// <summary>Sets one variable of a closure.</summary>
    /// <exception cref="StaleCodeException">The closure does not have it.</exception>
    /// <exception cref="UnpicklingException">The value is of another type.</exception>
    public static void Set(Unpickler unpickler, object closure, ClosureFields fields, object? name, object? value)
    {
        ClosureField field = ExpectKnown(closure, fields, name);
        field.Set(closure, field.IsParentScope ? ParentScope(unpickler, field, value) : Convert(unpickler, value, field.Type));
    }

    /// <summary>The variable of this name.</summary>
    /// <exception cref="StaleCodeException">The closure does not have it.</exception>
    public static ClosureField ExpectKnown(object closure, ClosureFields fields, object? name) => fields.Find(name as string) ?? throw Unknown(closure, name);

    /// <summary>Checks that the pickle gave all variables that a lambda reads, and no others: what it left out would be null or zero, and nobody would notice.</summary>
    /// <exception cref="UnpicklingException">One is missing.</exception>
    /// <exception cref="StaleCodeException">The closure does not have one.</exception>
    public static void Demand(object closure, CapturedVariables variables, PickleDict given)
    {
        ClosureFields fields = ClosureFields.Of(closure.GetType());
        for (int at = 0; given.TryGetNext(ref at, out object? name, out _);) ExpectKnown(closure, fields, name);
        Demand(variables, given);
    }

    private static void Demand(CapturedVariables variables, PickleDict? given)
    {
        foreach (CapturedVariable variable in variables.All)
        {
            object? value = null;
            if (given?.TryGetValue(variable.Field.Name.Text, out value) != true) throw Missing(variable);
            Demand(variable, value);
        }
    }

    /// <summary>The same of what was given for the scope around: a closure, and its own variables.</summary>
    public static void Demand(CapturedVariable variable, object? value)
    {
        if (variable.Scope is { } scope) Demand(scope, (value as PickleTuple)?[1] as PickleDict);
    }

    /// <summary>The exception for a variable that a lambda reads and the pickle does not give.</summary>
    public static UnpicklingException Missing(CapturedVariable variable) => new($"The pickle holds a lambda that reads the variable '{variable.Field.Name.Text}', and does not say what is in it.");

    /// <summary>What the unpickler built, as the type that the variable has.</summary>
    /// <exception cref="UnpicklingException">It is something else.</exception>
    public static object? Convert(Unpickler unpickler, object? value, Type type)
    {
        if (value is IPartOfDelegate part) value = (part as ClosureShell)?.Instance ?? throw part.Alone();
        if (value is null) return type.IsValueType ? unpickler.ConvertTo(value, type) : null;
        return unpickler.ConvertIn(value, type);
    }

    private static StaleCodeException Unknown(object closure, object? name) => new(
        $"The pickle gives '{closure.GetType()}' a variable {PickleRepr.Of(name)}, which it does not have here. Deploy the build that wrote the pickle, or pickle the delegate again with this one.");

    private static object ParentScope(Unpickler unpickler, ClosureField field, object? value)
    {
        if (value is not PickleTuple { Count: 2 } scope || scope[0] is not ClosureShell shell) throw new UnpicklingException($"Variable '{field.Name.Text}' of a closure is not the scope around it.");
        object closure = shell.As(field.Type);
        if (scope[1] is PickleDict variables) Fill(unpickler, closure, variables);
        unpickler.Parts?.Use(scope);
        return closure;
    }
}
