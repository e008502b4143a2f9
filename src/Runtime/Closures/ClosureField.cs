using System.Reflection;

namespace PickleGen.Closures;

/// <summary>One captured variable: a field of a closure.</summary>
internal sealed class ClosureField(FieldInfo info)
{
    /// <summary>The field.</summary>
    public FieldInfo Info => info;

    /// <summary>The variable's name; <c>CS$&lt;&gt;8__locals</c> for the scope around it, <c>&lt;&gt;4__this</c> for <c>this</c>.</summary>
    public string Name { get; } = string.Intern(CompilerNames.LastingName(info));

    /// <summary>The variable's type.</summary>
    public Type Type { get; } = info.FieldType;

    /// <summary>Whether it is the closure of the scope around.</summary>
    public bool IsParentScope { get; } = CompilerNames.IsDisplayClass(info.FieldType);

    /// <summary>The variable's value.</summary>
    public object? Get(object closure) => info.GetValue(closure);

    /// <summary>Gives the variable its value.</summary>
    public void Set(object closure, object? value) => info.SetValue(closure, value);
}
