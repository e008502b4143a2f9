using Microsoft.CodeAnalysis;
using PickleGen.Generators.Parsing;

namespace PickleGen.Generators.Reviewing;

/// <summary>PICKLE014: attributes for generated code in a type for which none is generated.</summary>
internal static class StrayAttributes
{
    private static readonly string[] s_names =
        ["PickleMember", "PickleFormerName", "PickleConstructor", "OnPickling", "OnPickled", "OnUnpickling", "OnUnpickled", "StateSetter"];

    /// <summary>What stands in <paramref name="type"/>, which is not annotated itself.</summary>
    /// <param name="type">The type.</param>
    /// <param name="bases">The classes whose attributes count for others.</param>
    /// <param name="isLibrary">Whether other assemblies may derive from its classes.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static IEnumerable<Diagnostic> In(INamedTypeSymbol type, Lazy<HashSet<ISymbol>> bases, bool isLibrary, CancellationToken cancellationToken)
    {
        foreach (var idle in IdleAttributes.OnOrdinaryParameters(type)) yield return idle;
        if (MayCountElsewhere(type, isLibrary)) yield break;
        foreach (var symbol in Bearers(type))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var attribute in symbol.GetAttributes())
            {
                if (!Array.Exists(s_names, name => attribute.IsPickleGen(name + "Attribute"))) continue;
                if (bases.Value.Contains(type)) yield break;
                yield return IdleAttributes.At(attribute, symbol, Reason(type, symbol), isStray: type is { IsStatic: false, TypeKind: TypeKind.Class or TypeKind.Struct });
            }
        }
    }

    /// <summary>The type, its members, and the parameters of its constructors. A type inside it is looked at by itself.</summary>
    private static IEnumerable<ISymbol> Bearers(INamedTypeSymbol type)
    {
        yield return type;
        foreach (var member in type.GetMembers())
        {
            if (member is INamedTypeSymbol) continue;
            yield return member;
            if (member is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor) continue;
            foreach (var parameter in constructor.Parameters) yield return parameter;
        }
    }

    /// <summary>An abstract class is there to be derived from, maybe in another assembly; from a public class of a library others may derive as well.</summary>
    private static bool MayCountElsewhere(INamedTypeSymbol type, bool isLibrary)
    {
        if (type is not { TypeKind: TypeKind.Class, IsSealed: false, IsStatic: false }) return false;
        return type.IsAbstract || (IsOpen(type) && type.InstanceConstructors.Any(IsOpen) && isLibrary);
    }

    private static bool IsOpen(ISymbol symbol)
    {
        for (var outer = symbol; outer is not null and not INamespaceSymbol; outer = outer.ContainingSymbol)
        {
            if (outer.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)) return false;
        }
        return true;
    }

    private static string Reason(INamedTypeSymbol type, ISymbol bearer) => type switch
    {
        { TypeKind: TypeKind.Interface } when bearer is not INamedTypeSymbol => "an interface stores nothing; what implements it is asked",
        { IsStatic: true } => $"'{type.Name}' is static and never pickled",
        _ => $"'{type.Name}' is not [Picklable], nor is a class here that derives from it; mark it [Picklable]",
    };
}
