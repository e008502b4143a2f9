using Microsoft.CodeAnalysis;
using PickleGen.Generators.Helpers;
using PickleGen.Generators.Model;

namespace PickleGen.Generators.Parsing;

/// <summary>Gathers what C# says of the symbols that generated code names.</summary>
internal sealed class Cautions
{
    private readonly SortedSet<string> _experiments = new(StringComparer.Ordinal);
    private bool _isObsolete;

    public CautionsModel ToModel() => new(_experiments.ToEquatableArray(), _isObsolete);

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
                foreach (var parameter in method.Parameters) Add(parameter.Type);
                break;
            case INamedTypeSymbol type:
                foreach (var argument in type.TypeArguments) Add(argument);
                _isObsolete |= IsForbidden(type);
                break;
        }
        foreach (var attribute in symbol.GetAttributes().Concat(symbol.ContainingType is null ? symbol.ContainingAssembly?.GetAttributes() ?? [] : []))
        {
            if (attribute is { AttributeClass.Name: "ExperimentalAttribute", ConstructorArguments: [{ Value: string id }, ..] }) _experiments.Add(id);
        }
        return symbol.ContainingType is { } container ? Add(container) : this;
    }

    /// <summary><c>[Obsolete]</c> as an error: no other code may name it, but its value travels.</summary>
    public static bool IsForbidden(ISymbol symbol) =>
        symbol.GetAttributes().Any(static attribute => attribute is { AttributeClass.Name: "ObsoleteAttribute", ConstructorArguments: [_, { Value: true }] });
}
