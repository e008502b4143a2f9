using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PickleGen.CodeFixes.Helpers;

namespace PickleGen.CodeFixes.Migration;

/// <summary><c>[OnDeserialized] void M(StreamingContext context)</c> becomes <c>[OnUnpickled] void M()</c>, and so on.</summary>
internal static class Callbacks
{
    private static readonly (string Old, string New)[] s_names =
        [("OnSerializing", "OnPickling"), ("OnSerialized", "OnPickled"), ("OnDeserializing", "OnUnpickling"), ("OnDeserialized", "OnUnpickled")];

    public static bool IsCallback(MethodDeclarationSyntax method) => s_names.Any(name => method.Has(name.Old));

    /// <summary>Whether its parameter can go: the code neither calls nor overrides it, which would have to change as well.</summary>
    public static bool IsAlone(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellationToken)
    {
        if (method.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.VirtualKeyword or SyntaxKind.OverrideKeyword or SyntaxKind.AbstractKeyword)) return false;
        bool isPrivate = !method.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword);
        string name = method.Identifier.ValueText;
        return (isPrivate ? [model.SyntaxTree] : model.Compilation.SyntaxTrees)
            .Where(tree => tree.GetText(cancellationToken).ToString().Contains(name))
            .All(tree => !tree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>().Any(use => use.Identifier.ValueText == name));
    }

    /// <summary>A context that the body looks at is the empty one: ours has none.</summary>
    public static MethodDeclarationSyntax Migrate(MethodDeclarationSyntax method)
    {
        foreach (var (old, name) in s_names) method = method.WithRenamed(old, name);
        if (method.ParameterList.Parameters is not [{ Type: { } type, Identifier.ValueText: var context }]) return method;
        var uses = method.DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == context);
        return method
            .ReplaceNodes(uses, (use, _) => SyntaxFactory.ParseExpression($"default({type})").WithTriviaFrom(use))
            .WithParameterList(method.ParameterList.WithParameters([]));
    }
}
