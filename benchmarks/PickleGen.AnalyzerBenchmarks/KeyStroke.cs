using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PickleGen.Generators;

namespace PickleGen.AnalyzerBenchmarks;

/// <summary>What the generator does between two key strokes in a project with many annotated types.</summary>
internal sealed class KeyStroke
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Latest);

    private readonly CSharpCompilation _compilation;
    private readonly GeneratorDriver _driver;

    public KeyStroke(int types)
    {
        _compilation = Compile(Project.Types(types).Append("class Elsewhere { int F() => 1; }"));
        _driver = Driver().RunGenerators(_compilation);
    }

    /// <summary>Changes a text in one file; returns milliseconds and the files that were emitted anew.</summary>
    /// <param name="file">Which file; the last one has nothing annotated.</param>
    /// <param name="old">What stands there.</param>
    /// <param name="new">What is typed instead.</param>
    public (double Milliseconds, int Emitted) Type(Index file, string old, string @new)
    {
        var tree = _compilation.SyntaxTrees[file];
        var edited = _compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(tree.ToString().Replace(old, @new, StringComparison.Ordinal))));
        long start = Stopwatch.GetTimestamp();
        var run = _driver.RunGenerators(edited).GetRunResult().Results.Single();
        double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        int emitted = run.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs)
            .Count(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);
        return (elapsed, emitted);
    }

    /// <summary>The files that are generated for sources.</summary>
    public static IEnumerable<string> Generate(IEnumerable<string> sources) =>
        Driver().RunGenerators(Compile(sources)).GetRunResult().GeneratedTrees.Select(static tree => tree.ToString());

    private static CSharpCompilation Compile(IEnumerable<string> sources)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Append(typeof(Pickler).Assembly.Location);
        var trees = sources.Select(static source => CSharpSyntaxTree.ParseText(source, s_parse));
        return CSharpCompilation.Create("Types", trees, references.Select(static path => MetadataReference.CreateFromFile(path)), new(OutputKind.DynamicallyLinkedLibrary));
    }

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new PickleGenerator().AsSourceGenerator()],
        parseOptions: s_parse,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
