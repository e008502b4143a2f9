using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>Projects in memory, as an editor holds them.</summary>
internal static class Workspaces
{
    /// <summary>The same project that <see cref="AnalyzerHarness.Compile(string[])"/> compiles.</summary>
    public static Project Project(params string[] sources)
    {
        var compilation = AnalyzerHarness.Compile(sources);
        var project = new AdhocWorkspace().CurrentSolution
            .AddProject("Test", "Test", LanguageNames.CSharp)
            .WithCompilationOptions(compilation.Options)
            .WithParseOptions(AnalyzerHarness.ParseOptions)
            .AddMetadataReferences(compilation.References);
        foreach (var tree in compilation.SyntaxTrees) project = project.AddDocument(tree.FilePath, tree.GetText(), filePath: $"/{tree.FilePath}").Project;
        return project;
    }

    public static async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(Project project, IEnumerable<DiagnosticAnalyzer> analyzers) =>
        await AnalyzerHarness.RunAsync((await project.GetCompilationAsync())!, analyzers);

    public static async Task<Project> ApplyAsync(Project project, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
    }

    /// <summary>The documents, without the usings that every project gets.</summary>
    public static async Task<string[]> TextsAsync(Project project)
    {
        var texts = project.Documents.Where(document => document.Name != "Usings.cs").OrderBy(document => document.Name, StringComparer.Ordinal)
            .Select(async document => (await document.GetTextAsync()).ToString());
        return await Task.WhenAll(texts);
    }
}
