using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using PickleGen.CodeFixes.Helpers;

namespace PickleGen.CodeFixes.Migration;

/// <summary>An <c>ISerializable</c> type: <c>GetObjectData</c> and the constructor that reads it back become <c>IPickleState&lt;PickledState&gt;</c>, with a property per name.</summary>
internal sealed class StateMigration : TypeMigration
{
    private const string StateName = "PickledState";

    private readonly SerializationData _data;
    private readonly IReadOnlyList<MemberDeclarationSyntax> _assignedOnLoad;
    private readonly string? _constructor;

    private StateMigration(TypeDeclarationSyntax type, SerializationData data, IReadOnlyList<MemberDeclarationSyntax> assignedOnLoad, string? constructor) : base(type)
    {
        _constructor = constructor;
        _data = data;
        _assignedOnLoad = assignedOnLoad;
    }

    /// <summary>Null if other types depend on the old methods, or if these do more with the data than name it.</summary>
    public static StateMigration? Of(TypeDeclarationSyntax type, INamedTypeSymbol symbol, SemanticModel model, CancellationToken cancellationToken)
    {
        bool standsAlone = symbol is { TypeKind: TypeKind.Class, BaseType.SpecialType: SpecialType.System_Object }
            && !HasDerived(symbol, model.Compilation)
            && symbol.Interfaces.Any(IsSerializable) && !symbol.AllInterfaces.Any(static contract => contract.AllInterfaces.Any(IsSerializable))
            && symbol.GetMembers(StateName).IsEmpty;
        if (!standsAlone || !type.Members.OfType<MethodDeclarationSyntax>().Where(Callbacks.IsCallback).All(callback => Callbacks.IsAlone(callback, model, cancellationToken))) return null;
        return SerializationData.Of(type, model, cancellationToken) is { } data && !(data.IsPrivate && IsGeneric(symbol)) && SerializationUses.AreNone(data, symbol, model, cancellationToken)
            ? new StateMigration(type, data, [.. data.AssignedInConstructor(type, model, cancellationToken)], HasInitializers(type) && LoadingConstructor.CanBeAdded(symbol) ? LoadingConstructor.Text(type, symbol, model) : null)
            : null;
    }

    public override void Apply(SyntaxEditor editor)
    {
        foreach (var member in _assignedOnLoad) editor.ReplaceNode(member, static (current, _) => MadeAssignable((MemberDeclarationSyntax)current));
        foreach (var member in Type.Members.Except([_data.Save, _data.Load])) editor.ReplaceNode(member, static (current, _) => WithoutFormatter((MemberDeclarationSyntax)current));
        // The constructor that goes ran the initializers, which nothing else would.
        if (_constructor is not null) LoadingConstructor.Add(editor, Type, _constructor);
        editor.InsertAfter(_data.Save.SpanStart > _data.Load.SpanStart ? _data.Save : _data.Load, Member(_data.StateType(StateName)));
        editor.ReplaceNode(_data.Save, Instead(_data.Save, _data.GetState()));
        editor.ReplaceNode(_data.Load, Instead(_data.Load, _data.SetState()));
        editor.ReplaceNode(Type, (current, _) => Header((TypeDeclarationSyntax)current));
    }

    private static MemberDeclarationSyntax Member(string text) =>
        SyntaxFactory.ParseMemberDeclaration(text)!.WithLeadingTrivia(SyntaxFactory.ElasticLineFeed).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed).WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>With comments and directives that stood around the old member, but not with its documentation, which is about its parameters.</summary>
    private static MemberDeclarationSyntax Instead(BaseMethodDeclarationSyntax old, string text)
    {
        SyntaxTriviaList kept = [.. old.GetLeadingTrivia().Where(static trivia => !trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) && !trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia))];
        var member = Member(text);
        if (kept.Says()) member = member.WithLeadingTrivia(kept);
        // What stood behind an expression is in the new body.
        return old.Body is not null && old.GetTrailingTrivia().Says() ? member.WithTrailingTrivia(old.GetTrailingTrivia()) : member;
    }

    /// <summary>Callbacks go on running. What only a type without data of its own heeds had no effect.</summary>
    private static MemberDeclarationSyntax WithoutFormatter(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method when Callbacks.IsCallback(method) => Callbacks.Migrate(method),
        BaseFieldDeclarationSyntax or PropertyDeclarationSyntax => member.Without("NonSerialized").Without("OptionalField"),
        _ => member,
    };

    private static bool HasInitializers(TypeDeclarationSyntax type) => type.Members.Any(static member => !member.Modifiers.Any(SyntaxKind.StaticKeyword) && !member.Modifiers.Any(SyntaxKind.ConstKeyword) && member switch
    {
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Any(static variable => variable.Initializer is not null),
        PropertyDeclarationSyntax property => property.Initializer is not null,
        _ => false,
    });

    private static bool IsSerializable(INamedTypeSymbol contract) => contract.Name == "ISerializable";

    private static bool IsGeneric(INamedTypeSymbol type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.Arity > 0) return true;
        }
        return false;
    }

    private static TypeDeclarationSyntax Header(TypeDeclarationSyntax type)
    {
        var old = type.BaseList!.Types.First(entry => entry.Type.ToString().Split('.').Last() == "ISerializable");
        string parameters = type.TypeParameterList?.ToString() ?? "";
        var contract = SyntaxFactory.ParseTypeName($"IPickleState<{type.Identifier.ValueText}{parameters}.{StateName}>");
        type = type.ReplaceNode(old, SyntaxFactory.SimpleBaseType(contract).WithTriviaFrom(old));
        return type.Has("Serializable") ? type.WithRenamed("Serializable", "Picklable") : type.With("Picklable", onItsOwnLine: true);
    }

    /// <summary>What a constructor may assign once, a method must be able to assign as well.</summary>
    private static MemberDeclarationSyntax MadeAssignable(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field => field.WithoutReadOnly(),
        PropertyDeclarationSyntax { AccessorList: { } accessors } property => property.WithAccessorList(accessors.AddAccessors(
            SyntaxFactory.AccessorDeclaration(SyntaxKind.SetAccessorDeclaration)
                .WithModifiers([SyntaxFactory.Token(SyntaxKind.PrivateKeyword).WithTrailingTrivia(SyntaxFactory.Space)])
                .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken)).WithTrailingTrivia(SyntaxFactory.Space))),
        _ => member,
    };

    private static bool HasDerived(INamedTypeSymbol type, Compilation compilation)
    {
        return !type.IsSealed && compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Any(other => SymbolEqualityComparer.Default.Equals(other.BaseType?.OriginalDefinition, type));
    }
}
