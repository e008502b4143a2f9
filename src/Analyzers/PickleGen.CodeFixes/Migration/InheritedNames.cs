using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.CodeFixes.Helpers;
using PickleGen.Generators.Parsing;

namespace PickleGen.CodeFixes.Migration;

/// <summary>Names that members of base classes bear already. BinaryFormatter told them apart by their classes, and a pickle has one for each.</summary>
internal static class InheritedNames
{
    private const string Mark = "PickleMember";

    /// <summary>A member that was migrated, under another name where what it declares would be called as a base class's member is.</summary>
    public static MemberDeclarationSyntax WithOwnName(this MemberDeclarationSyntax migrated, MemberDeclarationSyntax original, SemanticModel model, CancellationToken cancellationToken)
    {
        if (migrated.Has("PickleIgnore") || NameOf(original) is not { Parent: not null } declared || model.GetDeclaredSymbol(declared, cancellationToken) is not { } symbol) return migrated;
        bool travels = migrated.Has(Mark) || (symbol is IFieldSymbol or IPropertySymbol && MemberRules.IsData(symbol) && MemberRules.Travels(symbol, parameter: null));
        if (!travels || symbol.IsOverride || !IsTaken(symbol.Name, symbol.ContainingType.BaseType)) return migrated;
        string text = $"{Mark}(\"{symbol.ContainingType.Name}{(symbol.Name[0] == '_' ? "" : "_")}{symbol.Name}\")";
        return migrated.Find(Mark) is { } mark ? migrated.ReplaceNode(mark, Named(text).WithTriviaFrom(mark)) : migrated.With(text);
    }

    // What declares several members at once has one attribute for all of them.
    private static SyntaxNode? NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseFieldDeclarationSyntax { Declaration.Variables: [var only] } => only,
        PropertyDeclarationSyntax property => property,
        _ => null,
    };

    private static bool IsTaken(string name, INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).Any(static member => member is IFieldSymbol or IPropertySymbol or IEventSymbol && !member.IsStatic && !member.IsAbstract && !IsLeftOut(member))) return true;
        }
        return false;
    }

    private static bool IsLeftOut(ISymbol member) => MemberRules.IsIgnored(member) || IsNotSerialized(member)
        || member.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, member) && IsNotSerialized(field));

    private static bool IsNotSerialized(ISymbol member) => member.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "NonSerializedAttribute");

    private static AttributeSyntax Named(string text) => SyntaxFactory.ParseMemberDeclaration($"[{text}] class C;")!.AttributeLists[0].Attributes[0];
}
