using Microsoft.CodeAnalysis;
using PickleGen.Generators.Helpers;

namespace PickleGen.Generators.Parsing;

/// <summary>
/// What travels of a base class in another assembly although only that one can see it. Compilers leave private members out of what they
/// read of other assemblies, and out of reference assemblies: the generator that ran there declared them once more, in a class of their own.
/// </summary>
internal static class InheritedMembers
{
    private const string Suffix = "Inherited";

    private static readonly string[] s_kinds = ["Get", "Set", "Field", "Codec"];

    /// <summary>That class's name.</summary>
    public static string NameFor(INamedTypeSymbol type) => AssemblyNames.Identifier(TypeNames.ReflectionName(type)) + Suffix;

    /// <summary>The class that shows what is hidden in <paramref name="type"/>; null: nothing is, or it stands in this assembly.</summary>
    public static INamedTypeSymbol? Of(INamedTypeSymbol type, Compilation compilation)
    {
        var assembly = type.ContainingAssembly;
        if (SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly) || !ReferencedIndexes.UsesPickles(assembly)) return null;
        var arguments = TypeParameters.ArgumentsIn(type).ToArray();
        string arity = arguments.Length == 0 ? "" : $"`{arguments.Length}";
        var found = assembly.GetTypeByMetadataName($"{AssemblyNames.Namespace(assembly.Name)}.{NameFor(type)}{arity}");
        return arguments.Length == 0 ? found : found?.Construct(arguments);
    }

    /// <summary>Whether a member stands in such a class.</summary>
    public static bool Shows(ISymbol member) =>
        member.ContainingType is { ContainingType: null, IsAbstract: true } type
        && type.Name.EndsWith(Suffix, StringComparison.Ordinal)
        && type.ContainingNamespace is { ContainingNamespace: { Name: "Generated", ContainingNamespace: { Name: "PickleGen", ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary>What leads to the member is beside it: <c>Get_x</c>, <c>Set_x</c> or <c>Field_x</c>.</summary>
    public static bool HasAccessor(ISymbol member, string kind) => !member.ContainingType.GetMembers($"{kind}_{KeyOf(member)}").IsEmpty;

    /// <summary>What the names of its accessors end in.</summary>
    public static string KeyOf(ISymbol member) => KeyOf(member.Name, [.. member.ContainingType.GetMembers().OfType<IPropertySymbol>().Select(static property => property.Name)]);

    /// <summary>The same of a member that is shown beside others: its name, unless one of them bears an accessor's.</summary>
    public static string KeyOf(string name, HashSet<string> shown)
    {
        string key = name;
        while (Array.Exists(s_kinds, kind => shown.Contains($"{kind}_{key}")) || (key != name && shown.Contains(key))) key += "_";
        return key;
    }

    /// <summary>Whether anything leads to the member: nothing does if its type cannot be named beside the class that has it.</summary>
    public static bool IsReached(ISymbol member) => HasAccessor(member, "Get") || HasAccessor(member, "Field");

    /// <summary>Whether the property has a setter that only its own assembly sees.</summary>
    public static bool HidesSetter(IPropertySymbol property, Compilation compilation) =>
        Of(property.ContainingType, compilation) is { } shown && shown.GetMembers(property.Name).Any(static member => member is IPropertySymbol { SetMethod: not null });

    /// <summary>The codec of a member whose type only the other assembly can name.</summary>
    public static INamedTypeSymbol? CodecOf(ISymbol member) => Shows(member) ? member.ContainingType.GetTypeMembers($"Codec_{KeyOf(member)}").FirstOrDefault() : null;
}
