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
        var variables = new List<CapturedVariable>();
        foreach (ClosureField field in ClosureFields.Of(closure).All)
        {
            if (code.Reads(field.Info)) variables.Add(new CapturedVariable(field, field.IsParentScope ? Of(field.Type, code) : null));
        }

        return new CapturedVariables(variables.ToArray());
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
