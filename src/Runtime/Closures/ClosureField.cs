using System.Reflection;
using System.Text;
using PickleGen.Codecs;

namespace PickleGen.Closures;

/// <summary>One captured variable: a field of a closure.</summary>
internal sealed class ClosureField(FieldInfo info)
{
    private readonly byte[] _utf8Name = Encoding.UTF8.GetBytes(CompilerNames.LastingName(info));
    private PickleTypeInfo? _codec;

    /// <summary>The field.</summary>
    public FieldInfo Info => info;

    /// <summary>The variable's name; <c>CS$&lt;&gt;8__locals</c> for the scope around it, <c>&lt;&gt;4__this</c> for <c>this</c>.</summary>
    public string Name { get; } = string.Intern(CompilerNames.LastingName(info));

    /// <summary>The name as it stands in a pickle.</summary>
    public ReadOnlySpan<byte> Utf8Name => _utf8Name;

    /// <summary>The variable's type.</summary>
    public Type Type { get; } = info.FieldType;

    /// <summary>Whether it is the closure of the scope around.</summary>
    public bool IsParentScope { get; } = CompilerNames.IsDisplayClass(info.FieldType);

    /// <summary>What reads its values; null: its type has nothing of its own, or it is the scope around.</summary>
    public PickleTypeInfo? Codec => _codec ??= IsParentScope ? null : PickleTypeInfo.Find(Type);

    /// <summary>The variable's value.</summary>
    public object? Get(object closure) => info.GetValue(closure);

    /// <summary>Gives the variable its value.</summary>
    public void Set(object closure, object? value) => info.SetValue(closure, value);
}
