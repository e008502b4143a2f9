using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace PickleGen.CodeFixes.Helpers;

/// <summary>Makes a type one for which code is generated.</summary>
internal static class Annotation
{
    /// <summary>Adds <c>[Picklable]</c>, and <c>partial</c> to the type and to all around it.</summary>
    public static void Annotate(this SyntaxEditor editor, TypeDeclarationSyntax declaration)
    {
        editor.ReplaceNode(declaration, static (current, _) => ((TypeDeclarationSyntax)current).With("Picklable", onItsOwnLine: true).WithPartial());
        foreach (var container in declaration.Ancestors().OfType<TypeDeclarationSyntax>()) editor.ReplaceNode(container, static (current, _) => ((TypeDeclarationSyntax)current).WithPartial());
    }
}
