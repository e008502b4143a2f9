using System.Reflection;
using PickleGen.Codecs;

namespace PickleGen.Closures;

/// <summary>One captured variable: a field of a closure.</summary>
/// <remarks>What is known of it are fields, as in all these classes: at first use every property is one method more to compile.</remarks>
internal sealed class ClosureField(FieldInfo info)
{
    /// <summary>The field.</summary>
    public readonly FieldInfo Info = info;

    /// <summary>The variable's name; <c>CS$&lt;&gt;8__locals</c> for the scope around it, <c>&lt;&gt;4__this</c> for <c>this</c>.</summary>
    public readonly PickledText Name = new(string.Intern(CompilerNames.LastingName(info)));

    /// <summary>The variable's type.</summary>
    public readonly Type Type = info.FieldType;

    /// <summary>Whether it is the closure of the scope around.</summary>
    public readonly bool IsParentScope = CompilerNames.IsDisplayClass(info.FieldType);

    private PickleTypeInfo? _codec;

    /// <summary>What saves and reads its values; null: its type has nothing of its own, or it is the scope around.</summary>
    public PickleTypeInfo? Codec => _codec ??= IsParentScope ? null : PickleTypeInfo.Find(Type);

    /// <summary>The variable's value.</summary>
    public object? Get(object closure) => Info.GetValue(closure);

    /// <summary>A value as the ladder saves it.</summary>
    public object Plain(object value) => PlacedValue.Of(value, Type);

    /// <summary>Gives the variable its value.</summary>
    public void Set(object closure, object? value) => Info.SetValue(closure, value);
}
