using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace PickleGen.CodeFixes.Migration;

/// <summary>What has to be done to one type that was made for BinaryFormatter. Everything is known before anything is changed.</summary>
/// <param name="type">The type's only declaration.</param>
internal abstract class TypeMigration(TypeDeclarationSyntax type)
{
    public TypeDeclarationSyntax Type { get; } = type;

    public abstract void Apply(SyntaxEditor editor);
}
