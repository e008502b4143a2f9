using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

/// <summary>Gathers what C# says of the symbols that generated code names.</summary>
internal sealed class Cautions
{
    private readonly SortedSet<string> _ids = new(StringComparer.Ordinal);
    private bool _isObsolete;

    public CautionsModel ToModel() => new(_ids.ToEquatableArray(), _isObsolete);

    /// <summary>Adds a symbol, what it stands in, and what it is made of.</summary>
    public Cautions Add(ISymbol symbol)
    {
        switch (symbol)
        {
            case ITypeParameterSymbol:
                return this;
            case IArrayTypeSymbol array:
                return Add(array.ElementType);
            case IMethodSymbol { AssociatedSymbol: null } method:
                foreach (var parameter in method.Parameters)
                {
                    Add(parameter.Type);
                    // A default value is no variable.
                    if (parameter is { RefKind: RefKind.RefReadOnlyParameter, HasExplicitDefaultValue: true }) _ids.Add("CS9193");
                }
                break;
            case INamedTypeSymbol type:
                foreach (var argument in type.TypeArguments) Add(argument);
                _isObsolete |= IsForbidden(type);
                break;
        }
        var marks = symbol is IPropertySymbol property ? MarksOf(property) : symbol.GetAttributes();
        foreach (var attribute in marks.Concat(symbol.ContainingType is null ? symbol.ContainingAssembly?.GetAttributes() ?? [] : []))
        {
            // What is no name, no pragma could turn off.
            if (IdOf(attribute) is { } id && SyntaxFacts.IsValidIdentifier(id)) _ids.Add(id);
        }
        return symbol.ContainingType is { } container ? Add(container) : this;
    }

    /// <summary>Whoever names a property calls its accessors, which may bear a warning of their own.</summary>
    private static IEnumerable<AttributeData> MarksOf(IPropertySymbol property) =>
        property.GetAttributes().Concat(property.GetMethod?.GetAttributes() ?? []).Concat(property.SetMethod?.GetAttributes() ?? []);

    /// <summary>What a warning is called that its attribute names; the others have ids of the compiler's, which every generated file turns off.</summary>
    private static string? IdOf(AttributeData attribute) => attribute switch
    {
        { AttributeClass.Name: "ExperimentalAttribute", ConstructorArguments: [{ Value: string id }, ..] } => id,
        { AttributeClass.Name: "ObsoleteAttribute" } => attribute.Named("DiagnosticId") as string,
        { AttributeClass.Name: "RequiresPreviewFeaturesAttribute" } => "CA2252",
        _ => null,
    };

    /// <summary><c>[Obsolete]</c> as an error: no other code may name it, but its value travels.</summary>
    public static bool IsForbidden(ISymbol symbol) =>
        symbol.GetAttributes().Any(static attribute => attribute is { AttributeClass.Name: "ObsoleteAttribute", ConstructorArguments: [_, { Value: true }] });
}
