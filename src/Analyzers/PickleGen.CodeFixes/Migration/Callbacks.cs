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
