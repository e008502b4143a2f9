using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PickleGen.Closures;

/// <summary>The variables that a closure type can hold.</summary>
internal sealed class ClosureFields
{
    private static readonly ConditionalWeakTable<Type, ClosureFields> s_known = [];

    /// <summary>The variables, in the order of the source.</summary>
    public readonly ClosureField[] All;

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A variable that the lambda reads is a field that its code names, which trimming keeps.")]
    private ClosureFields(Type closure)
    {
        FieldInfo[] fields = closure.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        var variables = new ClosureField[fields.Length];
        int count = 0;
        foreach (FieldInfo field in fields)
        {
            if (CompilerNames.IsCache(field)) continue;
            // Reflection nearly always gives them in the order of the source.
            int at = count++;
            for (; at > 0 && variables[at - 1].Info.MetadataToken > field.MetadataToken; at--) variables[at] = variables[at - 1];
            variables[at] = new ClosureField(field);
        }

        if (count < variables.Length) Array.Resize(ref variables, count);
        All = variables;
    }

    /// <summary>The variables of a closure type.</summary>
    public static ClosureFields Of(Type closure) =>
        s_known.TryGetValue(closure, out ClosureFields? known) ? known : s_known.GetOrAdd(closure, new ClosureFields(closure));

    /// <summary>After a hot reload.</summary>
    public static void Forget() => s_known.Clear();

    /// <summary>The variable of this name, or null.</summary>
    public ClosureField? Find(ReadOnlySpan<byte> utf8Name)
    {
        foreach (ClosureField field in All)
        {
            if (field.Name.Utf8.SequenceEqual(utf8Name)) return field;
        }

        return null;
    }

    /// <summary>The variable of this name, or null.</summary>
    public ClosureField? Find(string? name)
    {
        foreach (ClosureField field in All)
        {
            if (field.Name.Text == name) return field;
        }

        return null;
    }
}
