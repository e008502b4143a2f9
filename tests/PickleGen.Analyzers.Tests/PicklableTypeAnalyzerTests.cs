using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;

namespace PickleGen.Analyzers.Tests;

/// <summary>PICKLE001–016: the parser's findings, reported with places that pragmas and configuration reach.</summary>
public sealed partial class PicklableTypeAnalyzerTests
{
    [Theory]
    [InlineData("[Picklable] class {|PICKLE001:A|} { public int X; }")]
    [InlineData("[Picklable] struct {|PICKLE001:A|} { public int X; }")]
    [InlineData("[Picklable] record {|PICKLE001:A|}(int X);")]
    [InlineData("class {|PICKLE002:Outer|} { [Picklable] internal partial class A { public int X; } }")]
    [InlineData("partial class Outer { internal class {|PICKLE002:Middle|} { [Picklable] internal class {|PICKLE001:A|} { public int X; } } }")]
    [InlineData("class {|PICKLE002:Outer|} { [Picklable] internal enum A { X } }")]
    public Task A_type_that_cannot_be_added_to_is_an_error(string source) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source);

    [Theory]
    [InlineData("[Picklable] partial class A { public int X; }")]
    [InlineData("[Picklable] partial class A { public int X; } partial class A { }")]
    [InlineData("[Picklable] enum A { X }")]
    [InlineData("[Picklable] interface A { }")]
    [InlineData("class Outer { class A { public int X; } }")]
    [InlineData("partial class Outer { [Picklable] internal partial class A { public int X; } }")]
    public Task A_type_that_needs_no_partial_is_silent(string source) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source);

    [Theory]
    [InlineData("[assembly: {|PICKLE005:PicklableExternal(typeof(ParallelOptions))|}]")]
    [InlineData("[assembly: PicklableExternal(typeof(A))] class A { public B? {|PICKLE005:Other|}; } class B;")]
    [InlineData("[assembly: PicklableExternal(typeof(A))] class A { public int Number; }")]
    public Task An_external_type_is_looked_at_where_it_is_declared(string source) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source);

    [Fact]
    public void Every_rule_of_the_parser_is_announced()
    {
        var fields = typeof(DiagnosticDescriptors).GetFields().Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>();
        Assert.Equal(fields.Select(rule => rule.Id).Order(StringComparer.Ordinal), new PicklableTypeAnalyzer().SupportedDiagnostics.Select(rule => rule.Id).Order(StringComparer.Ordinal));
    }
}
