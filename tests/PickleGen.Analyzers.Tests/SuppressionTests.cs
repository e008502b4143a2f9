using Microsoft.CodeAnalysis;
using PickleGen.Analyzers.Captures;

namespace PickleGen.Analyzers.Tests;

/// <summary>Our rules answer to the same three switches as everyone's.</summary>
public sealed class SuppressionTests
{
    private const string NotPartial = "[Picklable] class {|PICKLE001:A|} { public int X; }";

    private static Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> RunAsync(string source, string editorConfig = "") =>
        AnalyzerHarness.RunAsync(AnalyzerHarness.Compile(source), [new PicklableTypeAnalyzer(), new CapturedStateAnalyzer()], editorConfig);

    [Fact]
    public async Task A_pragma_silences_the_lines_it_stands_around()
    {
        var found = await RunAsync("""
            #pragma warning disable PICKLE001
            [Picklable] class A { public int X; }
            #pragma warning restore PICKLE001
            [Picklable] class B { public int X; }
            """);
        Assert.Equal("B", found.Single().Location.SourceTree!.ToString().Substring(found.Single().Location.SourceSpan.Start, 1));
    }

    [Fact]
    public async Task SuppressMessage_silences_the_type_it_stands_on() =>
        Assert.Empty(await RunAsync("""
            [System.Diagnostics.CodeAnalysis.SuppressMessage("PickleGen", "PICKLE001", Justification = "a test")]
            [Picklable] class A { public int X; }
            """));

    [Fact]
    public async Task SuppressMessage_silences_captures_in_a_method() =>
        Assert.Empty(await RunAsync("""
            class Job
            {
                [System.Diagnostics.CodeAnalysis.SuppressMessage("PickleGen", "PICKLE101:it is reopened", Justification = "a test")]
                void Test(Stream s) => Run(() => s.Flush());
                static void Run([Pickled] Action w) { }
            }
            """));

    [Theory]
    [InlineData("dotnet_diagnostic.PICKLE001.severity = warning", DiagnosticSeverity.Warning)]
    [InlineData("dotnet_diagnostic.PICKLE001.severity = suggestion", DiagnosticSeverity.Info)]
    [InlineData("", DiagnosticSeverity.Error)]
    public async Task Editorconfig_sets_the_severity(string line, DiagnosticSeverity expected) =>
        Assert.Equal(expected, (await RunAsync(Markup.Parse(NotPartial).Source, line)).Single().Severity);

    [Fact]
    public async Task Editorconfig_switches_a_rule_off() =>
        Assert.Empty(await RunAsync(Markup.Parse(NotPartial).Source, "dotnet_diagnostic.PICKLE001.severity = none"));

    [Theory, MemberData(nameof(Rules.Ids), MemberType = typeof(Rules))]
    public async Task Every_rule_answers_to_each_of_them(string id)
    {
        string sample = Repository.Read(RuleSamples.Folder, $"{id}.Violation.cs");
        int usings = sample.IndexOf("namespace ", StringComparison.Ordinal);
        Assert.NotEmpty(await ViolationsAsync(sample));
        Assert.Empty(await ViolationsAsync($"#pragma warning disable {id}\n{sample}"));
        Assert.Empty(await ViolationsAsync(sample.Insert(usings, $"[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"PickleGen\", \"{id}\", Justification = \"a test\")]\n")));
        Assert.Empty(await ViolationsAsync(sample, $"dotnet_diagnostic.{id}.severity = none"));
        Assert.All(await ViolationsAsync(sample, $"dotnet_diagnostic.{id}.severity = error"), static found => Assert.Equal(DiagnosticSeverity.Error, found.Severity));
    }

    private static Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> ViolationsAsync(string sample, string editorConfig = "") =>
        AnalyzerHarness.RunAsync(RuleSamples.Compile(sample), Rules.Analyzers, editorConfig);
}
