using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PickleGen.CodeFixes.Helpers;
using PickleGen.Generators.Parsing;
using PickleGen.Generators.Reviewing;

namespace PickleGen.CodeFixes.Migration;

/// <summary>A type of which BinaryFormatter kept every field. Those that would not travel by themselves are opted in, so that the same state travels.</summary>
internal sealed class FieldMigration : TypeMigration
{
    private readonly List<(MemberDeclarationSyntax Old, MemberDeclarationSyntax New)> _changes;

    private readonly RecordParameters _parameters;
    private readonly string? _constructor;

    private FieldMigration(TypeDeclarationSyntax type, List<(MemberDeclarationSyntax, MemberDeclarationSyntax)> changes, RecordParameters parameters, string? constructor) : base(type) =>
        (_changes, _parameters, _constructor) = (changes, parameters, constructor);

    /// <summary>
    /// Null if the code calls or overrides its own callbacks: their parameter is going to vanish. Also if a record cannot be loaded without
    /// what is left out, a class by no constructor, a struct or record by one that does more than assign, and if there is state that cannot travel or that no member holds.
    /// </summary>
    public static FieldMigration? Of(TypeDeclarationSyntax type, INamedTypeSymbol symbol, SemanticModel model, CancellationToken cancellationToken)
    {
        if (symbol.IsRefLikeType || symbol.GetMembers().Any(IsAddress) || LoadingConstructor.IsMissing(symbol, model.Compilation) || KeepsParameters(symbol, model, cancellationToken)) return null;
        // Neither a struct nor a record can be given one that does nothing.
        if ((symbol.IsValueType || symbol.IsRecord) && PlainConstructor.IsLackingIn(symbol, model.Compilation)) return null;
        var changes = new List<(MemberDeclarationSyntax, MemberDeclarationSyntax)>();
        var properties = WrappingProperties.Of(type);
        foreach (var member in type.Members)
        {
            if (member is MethodDeclarationSyntax callback && Callbacks.IsCallback(callback) && !Callbacks.IsAlone(callback, model, cancellationToken)) return null;
            var changed = Migrate(member, properties, model, cancellationToken).WithOwnName(member, model, cancellationToken);
            if (changed != member) changes.Add((member, changed));
        }
        if (RecordParameters.Of(type, symbol, model, cancellationToken) is not { } parameters) return null;
        bool needsConstructor = LoadingConstructor.CanBeAdded(symbol) && !LoadingConstructor.IsNeedless(symbol, model.Compilation);
        return new FieldMigration(type, changes, parameters, needsConstructor ? LoadingConstructor.Text(type, symbol, model) : null);
    }

    public override void Apply(SyntaxEditor editor)
    {
        if (_constructor is not null) LoadingConstructor.Add(editor, Type, _constructor);
        foreach (var (old, changed) in _changes) editor.ReplaceNode(old, changed);
        editor.ReplaceNode(Type, (current, _) => _parameters.Apply(((TypeDeclarationSyntax)current).WithRenamed("Serializable", "Picklable")));
    }

    /// <summary>Pointers and buffers in place.</summary>
    private static bool IsAddress(ISymbol member) => member is IFieldSymbol { IsStatic: false } field && (field.IsFixedSizeBuffer || field.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer);

    /// <summary>Parameters of a primary constructor that bodies use: BinaryFormatter kept the hidden fields.</summary>
    private static bool KeepsParameters(INamedTypeSymbol symbol, SemanticModel model, CancellationToken cancellationToken) => CapturedParameters.In(symbol, [], model.Compilation, cancellationToken).Any();

    private static MemberDeclarationSyntax Migrate(MemberDeclarationSyntax member, WrappingProperties properties, SemanticModel model, CancellationToken cancellationToken)
    {
        if (member.Modifiers.Any(SyntaxKind.StaticKeyword) || member.Modifiers.Any(SyntaxKind.ConstKeyword)) return member;
        return member switch
        {
            FieldDeclarationSyntax field when field.Has("NonSerialized") => field.WithRenamed("NonSerialized", "PickleIgnore"),
            FieldDeclarationSyntax field when IsPublic(field) || properties.Cover(field) => field.Without("OptionalField"),
            FieldDeclarationSyntax field when field.Has("OptionalField") => field.WithRenamed("OptionalField", "PickleMember"),
            FieldDeclarationSyntax field => field.With("PickleMember"),
            EventFieldDeclarationSyntax notified when notified.Has("NonSerialized") => notified.WithRenamed("NonSerialized", "PickleIgnore", keepTarget: true),
            EventFieldDeclarationSyntax notified when notified.Modifiers.Any(SyntaxKind.AbstractKeyword) => notified,
            EventFieldDeclarationSyntax notified => notified.With("PickleMember"),
            PropertyDeclarationSyntax property when property.Has("NonSerialized") => property.WithRenamed("NonSerialized", "PickleIgnore"),
            PropertyDeclarationSyntax property => Migrate(property, properties, model, cancellationToken),
            MethodDeclarationSyntax method when Callbacks.IsCallback(method) => Callbacks.Migrate(method),
            _ => member,
        };
    }

    /// <summary>A property that stores travels as its hidden field did; one that computes does not, for the fields behind it do.</summary>
    private static PropertyDeclarationSyntax Migrate(PropertyDeclarationSyntax property, WrappingProperties properties, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetDeclaredSymbol(property, cancellationToken) is not { GetMethod: not null, IsAbstract: false } symbol) return property;
        bool travels = MemberRules.Travels(symbol, parameter: null);
        if (MemberRules.StoresValue(symbol)) return travels ? property : property.With("PickleMember");
        return travels && !properties.Contains(property) ? property.With("PickleIgnore") : property;
    }

    private static bool IsPublic(FieldDeclarationSyntax field) => field.Modifiers.Any(SyntaxKind.PublicKeyword);
}
