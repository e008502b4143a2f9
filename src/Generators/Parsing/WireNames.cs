using System.Text;
using Microsoft.CodeAnalysis;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

/// <summary>How types and members are called in pickles: attributes first, then the C# names.</summary>
internal static class WireNames
{
    public static WireNameModel OfType(INamedTypeSymbol type, AttributeData attribute)
    {
        string module = attribute.Named("Module") as string ?? (type.NamespaceName() is { Length: > 0 } ns ? ns : type.ContainingAssembly.Name);
        string name = attribute.Named("Name") as string ?? type.QualifiedMetadataName('.');
        return new WireNameModel(module, name);
    }

    /// <summary>Former names: <c>module.Name</c>, or <c>Name</c> in the module of today. A nested type's name has dots as a module's has, so any of them may divide.</summary>
    public static IEnumerable<(WireNameModel Name, AttributeData Attribute)> FormerOfType(INamedTypeSymbol type, WireNameModel today)
    {
        foreach (var (former, attribute) in MarkedNames(type).SelectMany(marked => Spellings(marked.Name, type).Select(name => (name, marked.Attribute))))
        {
            for (int dot = former.LastIndexOf('.'); dot > 0; dot = former.LastIndexOf('.', dot - 1)) yield return (new WireNameModel(former.Substring(0, dot), former.Substring(dot + 1)), attribute);
            yield return (today with { Name = former }, attribute);
        }
    }

    // Pickles have a generic type's arity behind its name unless an attribute named it, and nobody thinks of that who has renamed one.
    private static IEnumerable<string> Spellings(string former, INamedTypeSymbol type) =>
        type.Arity > 0 && former.IndexOf('`') < 0 ? [former, $"{former}`{type.Arity}"] : [former];

    public static IEnumerable<string> FormerNames(ISymbol symbol)
    {
        for (ISymbol? named = symbol; named is not null; named = (named as IPropertySymbol)?.OverriddenProperty)
        {
            foreach (var (name, _) in MarkedNames(named)) yield return name;
        }
    }

    /// <summary>What is said on the symbol itself.</summary>
    public static IEnumerable<(string Name, AttributeData Attribute)> MarkedNames(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetMarks())
        {
            if (attribute.IsPickleGen("PickleFormerNameAttribute") && attribute.FirstString() is { } name) yield return (name, attribute);
        }
    }

    /// <summary><c>FirstName</c> → <c>first_name</c>, <c>HTTPServer2</c> → <c>http_server2</c>: a word starts at a capital that follows a small letter or precedes one.</summary>
    public static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            if (char.IsUpper(c) && i > 0 && name[i - 1] != '_')
            {
                bool afterSmall = !char.IsUpper(name[i - 1]);
                bool beforeSmall = i + 1 < name.Length && char.IsLower(name[i + 1]);
                if (afterSmall || beforeSmall) text.Append('_');
            }
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
