using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PickleGen.Generators;

namespace PickleGen.Tests;

/// <summary>Compiles source in memory, against this framework and PickleGen, and runs the generator over it.</summary>
internal static class GeneratorHarness
{
    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Append(typeof(PicklableAttribute).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A library of the given files, with implicit usings of nothing and nullable on.</summary>
    public static CSharpCompilation Compile(IEnumerable<string> sources, LanguageVersion version = LanguageVersion.Latest, string name = "Sample", params MetadataReference[] references)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(version).WithDocumentationMode(DocumentationMode.Diagnose);
        return CSharpCompilation.Create(
            name,
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, parse, path: $"File{i}.cs", encoding: System.Text.Encoding.UTF8)),
            [.. s_references, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true, warningLevel: 9999));
    }

    /// <summary>A driver that remembers its steps, for <paramref name="compilation"/>'s language version.</summary>
    public static GeneratorDriver CreateDriver(CSharpCompilation compilation) => CSharpGeneratorDriver.Create(
        [new PickleGenerator().AsSourceGenerator()],
        parseOptions: compilation.SyntaxTrees.First().Options as CSharpParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The generated files by name, and the compilation that has them.</summary>
    public static (SortedDictionary<string, string> Files, Compilation Output) Generate(CSharpCompilation compilation)
    {
        var driver = CreateDriver(compilation).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        foreach (var file in result.GeneratedSources) files.Add(file.HintName, file.SourceText.ToString());
        return (files, output);
    }

    /// <summary>Errors anywhere and warnings in generated files, each on a line with its file.</summary>
    public static string Problems(CSharpCompilation input, Compilation output) => string.Join('\n', output.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
            || (diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Location.SourceTree is { } tree && !input.SyntaxTrees.Contains(tree))));
}
