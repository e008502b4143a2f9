using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests;

/// <summary>All that ships, found as the compiler finds it: by looking through the two assemblies.</summary>
internal static class Rules
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = [.. All<DiagnosticAnalyzer>(typeof(PicklableTypeAnalyzer))];

    public static ImmutableArray<CodeFixProvider> CodeFixes { get; } = [.. All<CodeFixProvider>(typeof(MakePartialCodeFix))];

    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        [.. Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>One row per rule.</summary>
    public static TheoryData<string> Ids { get; } = [.. Descriptors.Select(rule => rule.Id)];

    public static DiagnosticDescriptor Descriptor(string id) => Descriptors.Single(rule => rule.Id == id);

    public static bool HasFix(string id) => CodeFixes.Any(fix => fix.FixableDiagnosticIds.Contains(id));

    private static IEnumerable<T> All<T>(Type oneOfThem) =>
        oneOfThem.Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type)).Select(type => (T)Activator.CreateInstance(type)!);
}
