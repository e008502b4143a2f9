using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PickleGen.Generators.Parsing;

/// <summary>The C# that generated code is written in. In an older one it would be full of errors that nobody wrote.</summary>
internal static class NeededLanguage
{
    /// <summary>Static abstract members came with C# 11, collection expressions with 12.</summary>
    private const LanguageVersion Least = LanguageVersion.CSharp12;

    public static bool IsMissing(Compilation compilation) => VersionOf(compilation) < Least;

    /// <summary>What a message says of it: the version that there is, and the one there has to be.</summary>
    public static object[] Described(Compilation compilation) => [VersionOf(compilation).ToDisplayString(), Least.ToDisplayString()];

    private static LanguageVersion VersionOf(Compilation compilation) => ((CSharpCompilation)compilation).LanguageVersion;
}
