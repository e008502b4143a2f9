using System.Collections;
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

    /// <summary>A value as the ladder saves it: an enum that is no object's as its number, the compiler's own read-only collection as a list; the variable's type makes of it what it was.</summary>
    /// <remarks>
    /// Reflection gives the address in a function pointer as a number, which must not travel as one. Numbers and lists do not say which enum or
    /// array they were, and neither does the type of a variable that is declared as any of them.
    /// </remarks>
    public object Plain(object value)
    {
        if (value is Enum number && Type.IsValueType) return Convert.ChangeType(number, number.GetTypeCode(), provider: null);
        if (Type.IsFunctionPointer) return CapturedFunctionPointer.Instance;
        if (Type == typeof(Enum) || Type == typeof(Array)) return CapturedBase.Instance;
        return Type.IsInterface && value is IEnumerable items && CompilerNames.IsReadOnlyCollection(value.GetType()) ? ItemsOf(items) : value;
    }

    private static List<object?> ItemsOf(IEnumerable items) => [.. items];

    /// <summary>Gives the variable its value.</summary>
    public void Set(object closure, object? value) => Info.SetValue(closure, value);
}
