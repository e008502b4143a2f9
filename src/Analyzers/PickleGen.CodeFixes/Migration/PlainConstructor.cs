using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.CodeFixes.Helpers;
using PickleGen.Generators.Parsing;

namespace PickleGen.CodeFixes.Migration;

/// <summary>Constructors that do nothing but assign their parameters to the members of their names: only to these can be given what the members hold, and leave it as it is.</summary>
internal static class PlainConstructor
{
    /// <summary>Whether the constructor that loading would call makes other values of the members, or does anything else. BinaryFormatter called none.</summary>
    public static bool IsLackingIn(INamedTypeSymbol type, Compilation compilation)
    {
        var declared = type.InstanceConstructors.Where(constructor => !constructor.IsImplicitlyDeclared && !IsCopy(constructor, type)).ToList();
        if (declared.Exists(static constructor => constructor.Parameters.IsEmpty)) return false;
        var called = declared.Find(PickleTypeParser.IsPrimary) ?? (declared is [var only] && (!type.IsValueType || TakesMembers(only, compilation)) ? only : null);
        return called is not null && !OnlyAssigns(called, compilation);
    }

    /// <summary>Whether the constructor only assigns, and so do those of the base class that it calls.</summary>
    public static bool OnlyAssigns(IMethodSymbol constructor, Compilation compilation) => constructor.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() switch
    {
        ConstructorDeclarationSyntax { Initializer: null or { ArgumentList.Arguments.Count: 0 } } declared => Assignments(declared) is { } all && all.TrueForAll(pair => IsPlain(pair.Target, pair.Value, constructor, compilation)),
        TypeDeclarationSyntax type => constructor.ContainingType.GetMembers().Where(MemberRules.IsData).All(member => IsPlain(member, constructor, compilation)) && CallsPlain(type, constructor, compilation),
        _ => false,
    };

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) => type.IsRecord && constructor.Parameters is [var original] && SymbolEqualityComparer.Default.Equals(original.Type, type);

    private static bool TakesMembers(IMethodSymbol constructor, Compilation compilation)
    {
        var members = constructor.ContainingType.GetMembers().Where(MemberRules.IsData).ToList();
        return constructor.Parameters.All(parameter => members.Exists(member => parameter.Takes(member, compilation)));
    }

    /// <summary>What is assigned to what, also by <c>(X, Y) = (x, y)</c>; null: there is other code.</summary>
    private static List<(ExpressionSyntax Target, ExpressionSyntax Value)>? Assignments(ConstructorDeclarationSyntax constructor)
    {
        var all = new List<(ExpressionSyntax, ExpressionSyntax)>();
        IEnumerable<ExpressionSyntax?> run = constructor.ExpressionBody is { Expression: var one } ? [one]
            // While it is typed it has neither.
            : constructor.Body?.Statements.Select(static statement => (statement as ExpressionStatementSyntax)?.Expression) ?? [null];
        foreach (var expression in run)
        {
            if (expression is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: var target, Right: var value }) return null;
            if (target is TupleExpressionSyntax targets && value is TupleExpressionSyntax values && targets.Arguments.Count == values.Arguments.Count)
                all.AddRange(targets.Arguments.Zip(values.Arguments, static (to, from) => (to.Expression, from.Expression)));
            else all.Add((target, value));
        }
        return all;
    }

    private static bool IsPlain(ExpressionSyntax target, ExpressionSyntax value, IMethodSymbol constructor, Compilation compilation)
    {
        string? name = target switch
        {
            IdentifierNameSyntax member => member.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax member } => member.Identifier.ValueText,
            _ => null,
        };
        return name is not null && value is IdentifierNameSyntax { Identifier.ValueText: var given }
            && constructor.Parameters.FirstOrDefault(parameter => parameter.Name == given) is { } parameter
            && constructor.ContainingType.GetMembers(name) is [var assigned] && MemberRules.IsData(assigned)
            && (assigned is IFieldSymbol || assigned is IPropertySymbol property && MemberRules.StoresValue(property)) && parameter.Takes(assigned, compilation);
    }

    /// <summary>Whether a member is not made of a parameter of its name by more than the parameter alone.</summary>
    private static bool IsPlain(ISymbol member, IMethodSymbol constructor, Compilation compilation) =>
        !constructor.Parameters.Any(parameter => parameter.Takes(member, compilation) && member.DeclaringSyntaxReferences.Any(reference => InitializerOf(reference.GetSyntax()) is { } made
            && !(made is IdentifierNameSyntax { Identifier.ValueText: var given } && given == parameter.Name)));

    private static ExpressionSyntax? InitializerOf(SyntaxNode declaration) => declaration switch
    {
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        VariableDeclaratorSyntax field => field.Initializer?.Value,
        _ => null,
    };

    private static bool CallsPlain(TypeDeclarationSyntax type, IMethodSymbol constructor, Compilation compilation)
    {
        if (type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() is not { ArgumentList.Arguments: { Count: > 0 } arguments }) return true;
        var called = constructor.ContainingType.BaseType!.OriginalDefinition.InstanceConstructors.FirstOrDefault(other => other.Parameters.Length == arguments.Count && other.Parameters.Zip(arguments, static (parameter, argument) =>
            argument.Expression is IdentifierNameSyntax { Identifier.ValueText: var given } && string.Equals(given, parameter.Name, StringComparison.OrdinalIgnoreCase)).All(static isSame => isSame));
        return called is not null && OnlyAssigns(called, compilation);
    }
}
