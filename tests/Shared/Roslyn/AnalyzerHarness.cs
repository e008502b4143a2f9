using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PickleGen.Tests;

/// <summary>Runs analyzers over source the way a build does, and compares what they say with the marks in that source.</summary>
/// <remarks>Stands in for Microsoft.CodeAnalysis.CSharp.Analyzer.Testing; same markup.</remarks>
internal static class AnalyzerHarness
{
    /// <summary>What this Roslyn knows of C# 14 is a preview to it.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview);

    /// <summary>The usings that an SDK project has, so that sources in tests stay short.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using PickleGen;
        """;

    /// <summary>Every marked place is reported under its id, and nothing else is.</summary>
    public static Task<ImmutableArray<Diagnostic>> VerifyAsync<TAnalyzer>(string marked) where TAnalyzer : DiagnosticAnalyzer, new() =>
        VerifyAsync(marked, new TAnalyzer());

    /// <inheritdoc cref="VerifyAsync{TAnalyzer}"/>
    public static async Task<ImmutableArray<Diagnostic>> VerifyAsync(string marked, params DiagnosticAnalyzer[] analyzers)
    {
        var markup = Markup.Parse(marked);
        var compilation = Compile(markup.Source);
        AssertCompiles(compilation);
        var found = await RunAsync(compilation, analyzers);
        Assert.Equal(Show(markup.Source, markup.Expected), Show(markup.Source, found.Select(d => (d.Id, d.Location.SourceSpan))));
        return found;
    }

    /// <summary>What the analyzers report on a compilation, in the order of the source, suppressed diagnostics left out.</summary>
    /// <param name="compilation">The code to look at.</param>
    /// <param name="analyzers">One or more.</param>
    /// <param name="editorConfig">Lines of a global .editorconfig section, such as <c>dotnet_diagnostic.PICKLE101.severity = error</c>.</param>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(Compilation compilation, IEnumerable<DiagnosticAnalyzer> analyzers, string editorConfig = "")
    {
        var severities = new SeveritiesOfEditorConfig(editorConfig);
        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(severities));
        var thrown = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: (e, _, _) => { lock (thrown) thrown.Add(e); }, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers([.. analyzers], options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(thrown);
        return [.. found.Where(d => !d.IsSuppressed)
            .OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Location.SourceSpan.Length).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    /// <summary>Sources as one project, in files <c>Test0.cs</c>, <c>Test1.cs</c> …</summary>
    public static CSharpCompilation Compile(params string[] sources) => Compile(ParseOptions.LanguageVersion, sources);

    /// <summary>The same in a C# that is not the newest.</summary>
    public static CSharpCompilation Compile(LanguageVersion version, params string[] sources)
    {
        var options = ParseOptions.WithLanguageVersion(version);
        var trees = sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, options, $"Test{i}.cs"));
        return CSharpCompilation.Create(
            "Test", [CSharpSyntaxTree.ParseText(ImplicitUsings, options, "Usings.cs"), .. trees],
            [.. ReferenceAssemblies.Net10, ReferenceAssemblies.PickleGen], CompilationOptions(sources));
    }

    /// <summary>Nullable on, unsafe allowed, a program where there are top-level statements.</summary>
    private static CSharpCompilationOptions CompilationOptions(string[] sources)
    {
        bool program = sources.Any(s => CSharpSyntaxTree.ParseText(s, ParseOptions).GetRoot().ChildNodes().Any(n => n.IsKind(SyntaxKind.GlobalStatement)));
        return new CSharpCompilationOptions(
            program ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);
    }

    public static void AssertCompiles(Compilation compilation) =>
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));

    private static string Show(string source, IEnumerable<(string Id, TextSpan Span)> places)
    {
        var text = SourceText.From(source);
        return string.Join('\n', places.Select(p => $"{text.Lines.GetLinePosition(p.Span.Start)} {p.Id}: {source.AsSpan(p.Span.Start, p.Span.Length)}"));
    }

    /// <summary>The one thing an .editorconfig can say to a diagnostic: its severity.</summary>
    private sealed class SeveritiesOfEditorConfig(string text) : SyntaxTreeOptionsProvider
    {
        private readonly AnalyzerConfigSet _config = AnalyzerConfigSet.Create<AnalyzerConfig[]>([AnalyzerConfig.Parse($"root = true\n[*.cs]\n{text}\n", "/.editorconfig")]);

        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            _config.GetOptionsForSourcePath($"/{tree.FilePath}").TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = default;
            return false;
        }
    }
}
