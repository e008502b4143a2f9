using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.CodeFixes.Helpers;

namespace PickleGen.CodeFixes.Migration;

/// <summary>Public properties that do nothing but get and set a field: they carry its value under the better name.</summary>
internal sealed class WrappingProperties
{
    private readonly Dictionary<string, PropertyDeclarationSyntax> _byField = new(StringComparer.Ordinal);

    public static WrappingProperties Of(TypeDeclarationSyntax type)
    {
        var found = new WrappingProperties();
        var kept = type.Members.OfType<FieldDeclarationSyntax>().Where(field => !field.Has("NonSerialized")).SelectMany(field => field.Declaration.Variables).Select(v => v.Identifier.ValueText);
        var fields = new HashSet<string>(kept, StringComparer.Ordinal);
        foreach (var property in type.Members.OfType<PropertyDeclarationSyntax>())
        {
            bool isOpen = property.Modifiers.Any(SyntaxKind.PublicKeyword) && property.AccessorList?.Accessors.All(accessor => accessor.Modifiers.Count == 0) == true;
            if (isOpen && Field(property) is { } name && fields.Contains(name) && !found._byField.ContainsKey(name)) found._byField.Add(name, property);
        }
        return found;
    }

    /// <summary>Whether properties carry everything that the declaration declares.</summary>
    public bool Cover(FieldDeclarationSyntax field) => field.Declaration.Variables.All(variable => _byField.ContainsKey(variable.Identifier.ValueText));

    public bool Contains(PropertyDeclarationSyntax property) => _byField.ContainsValue(property);

    private static string? Field(PropertyDeclarationSyntax property)
    {
        var getter = property.AccessorList?.Accessors.FirstOrDefault(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
        var setter = property.AccessorList?.Accessors.FirstOrDefault(accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration));
        string? read = Name(getter?.ExpressionBody?.Expression ?? (getter?.Body?.Statements is [ReturnStatementSyntax { Expression: var returned }] ? returned : null));
        var written = setter?.ExpressionBody?.Expression ?? (setter?.Body?.Statements is [ExpressionStatementSyntax { Expression: var set }] ? set : null);
        return written is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: IdentifierNameSyntax { Identifier.ValueText: "value" } } assignment
            && Name(assignment.Left) == read ? read : null;
    }

    private static string? Name(ExpressionSyntax? expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: var name } => name,
        _ => null,
    };
}
