using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PickleGen.Closures;

/// <summary>The variables that a closure type can hold.</summary>
internal sealed class ClosureFields
{
    private static readonly ConditionalWeakTable<Type, ClosureFields> s_known = [];

    private readonly ClosureField[] _fields;

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A variable that the lambda reads is a field that its code names, which trimming keeps.")]
    private ClosureFields(Type closure)
    {
        var fields = new List<ClosureField>();
        foreach (FieldInfo field in closure.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (!CompilerNames.IsCache(field)) Insert(fields, new ClosureField(field));
        }

        _fields = [.. fields];
    }

    /// <summary>The variables, in the order of the source.</summary>
    public ReadOnlySpan<ClosureField> All => _fields;

    /// <summary>The variables of a closure type.</summary>
    public static ClosureFields Of(Type closure) => s_known.GetValue(closure, Create);

    private static ClosureFields Create(Type closure) => new(closure);

    // Reflection nearly always gives them in this order.
    private static void Insert(List<ClosureField> fields, ClosureField field)
    {
        int at = fields.Count;
        while (at > 0 && fields[at - 1].Info.MetadataToken > field.Info.MetadataToken) at--;
        fields.Insert(at, field);
    }

    /// <summary>The variable of this name, or null.</summary>
    public ClosureField? Find(ReadOnlySpan<byte> utf8Name)
    {
        foreach (ClosureField field in _fields)
        {
            if (field.Name.Utf8.SequenceEqual(utf8Name)) return field;
        }

        return null;
    }

    /// <summary>The variable of this name, or null.</summary>
    public ClosureField? Find(string? name)
    {
        foreach (ClosureField field in _fields)
        {
            if (field.Name.Text == name) return field;
        }

        return null;
    }
}
