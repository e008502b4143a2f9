namespace PickleGen.Closures;

/// <summary>What a lambda takes along of a closure: the variables that it reads, itself or through what it calls, in its own scope and those around.</summary>
/// <remarks>The compiler keeps all captured variables of a scope in one object; a sibling's stream in it stays at home.</remarks>
internal sealed class CapturedVariables
{
    /// <summary>All of them, in the order of the source.</summary>
    public readonly CapturedVariable[] All;

    private CapturedVariables(CapturedVariable[] variables) => All = variables;

    /// <summary>The variables of a closure that a method reads.</summary>
    public static CapturedVariables Of(Type closure, MethodCode code)
    {
        ClosureField[] fields = ClosureFields.Of(closure).All;
        var variables = new CapturedVariable[fields.Length];
        int count = 0;
        foreach (ClosureField field in fields)
        {
            if (code.Reads(field.Info)) variables[count++] = new CapturedVariable(field, field.IsParentScope ? Of(field.Type, code) : null);
        }

        if (count < variables.Length) Array.Resize(ref variables, count);
        return new CapturedVariables(variables);
    }

    /// <summary>Names and values, as the state setter takes them; null: there are none.</summary>
    public Dictionary<string, object?>? Take(object closure)
    {
        if (All.Length == 0) return null;
        var taken = new Dictionary<string, object?>(All.Length);
        foreach (CapturedVariable variable in All) taken.Add(variable.Field.Name.Text, variable.Take(closure));
        return taken;
    }
}
