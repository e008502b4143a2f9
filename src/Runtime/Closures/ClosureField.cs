using System.Reflection;
using PickleGen.Codecs;

namespace PickleGen.Closures;

/// <summary>One captured variable: a field of a closure.</summary>
internal sealed class ClosureField(FieldInfo info)
{
    private PickleTypeInfo? _codec;

    /// <summary>The field.</summary>
    public FieldInfo Info => info;

    /// <summary>The variable's name; <c>CS$&lt;&gt;8__locals</c> for the scope around it, <c>&lt;&gt;4__this</c> for <c>this</c>.</summary>
    public PickledText Name { get; } = new(string.Intern(CompilerNames.LastingName(info)));

    /// <summary>The variable's type.</summary>
    public Type Type { get; } = info.FieldType;

    /// <summary>Whether it is the closure of the scope around.</summary>
    public bool IsParentScope { get; } = CompilerNames.IsDisplayClass(info.FieldType);

    /// <summary>What saves and reads its values; null: its type has nothing of its own, or it is the scope around.</summary>
    public PickleTypeInfo? Codec => _codec ??= IsParentScope ? null : PickleTypeInfo.Find(Type);

    /// <summary>The variable's value.</summary>
    public object? Get(object closure) => info.GetValue(closure);

    /// <summary>A value as the ladder saves it: an enum that is no object's as its number, which the variable's type makes an enum again.</summary>
    public object Plain(object value) => value is Enum number && Type.IsValueType ? Convert.ChangeType(number, number.GetTypeCode(), provider: null) : value;

    /// <summary>Gives the variable its value.</summary>
    public void Set(object closure, object? value) => info.SetValue(closure, value);
}
