using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace PickleGen.Analyzers.Tests;

/// <summary>The samples of the rules' pages, as their project compiles them.</summary>
internal static partial class RuleSamples
{
    public const string Folder = "samples/RuleDocs";

    /// <summary>A sample, in the C# that it says its project file asks for.</summary>
    public static CSharpCompilation Compile(string source)
    {
        string version = LangVersion().Match(source).Groups["version"].Value;
        Assert.True(LanguageVersionFacts.TryParse(version.Length > 0 ? version : "preview", out var language));
        return AnalyzerHarness.Compile(language, Repository.Read(Folder, "Cluster.cs"), source);
    }

    /// <summary>What a sample says of its project file.</summary>
    [GeneratedRegex("<LangVersion>(?<version>[^<]+)</LangVersion>")]
    private static partial Regex LangVersion();
}
