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
        FieldInfo[] fields = Array.FindAll(closure.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic), static field => !CompilerNames.IsCache(field));
        Array.Sort(fields, static (one, other) => one.MetadataToken.CompareTo(other.MetadataToken));
        _fields = Array.ConvertAll(fields, static field => new ClosureField(field));
    }

    /// <summary>The variables, in the order of the source.</summary>
    public ReadOnlySpan<ClosureField> All => _fields;

    /// <summary>The variables of a closure type.</summary>
    public static ClosureFields Of(Type closure) => s_known.GetValue(closure, static type => new ClosureFields(type));

    /// <summary>The variable of this name, or null.</summary>
    public ClosureField? Find(ReadOnlySpan<byte> utf8Name)
    {
        foreach (ClosureField field in _fields)
        {
            if (field.Utf8Name.SequenceEqual(utf8Name)) return field;
        }

        return null;
    }

    /// <summary>The variable of this name, or null.</summary>
    public ClosureField? Find(string? name)
    {
        foreach (ClosureField field in _fields)
        {
            if (field.Name == name) return field;
        }

        return null;
    }
}
