using Microsoft.CodeAnalysis.Text;

namespace PickleGen.Analyzers.Tests;

/// <summary>The harness itself: a mark that were overlooked would make every test pass.</summary>
public sealed class MarkupTests
{
    [Fact]
    public void Marks_are_taken_out_and_remembered()
    {
        var markup = Markup.Parse("a {|X1:b {|X2:c|}|} d");
        Assert.Equal("a b c d", markup.Source);
        Assert.Equal<(string, TextSpan)>([("X1", TextSpan.FromBounds(2, 5)), ("X2", TextSpan.FromBounds(4, 5))], markup.Expected);
    }

    [Fact]
    public void Source_without_marks_stays_as_it_is() => Assert.Equal("int[] a = { 1 | 2 };", Markup.Parse("int[] a = { 1 | 2 };").Source);

    [Fact]
    public Task A_missing_diagnostic_fails_the_test() =>
        Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>("class {|PICKLE001:A|};"));

    [Fact]
    public Task An_unexpected_diagnostic_fails_the_test() =>
        Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>("[Picklable] class A { public int X; }"));

    [Fact]
    public Task A_source_that_does_not_compile_fails_the_test() =>
        Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>("class A { B b; }"));
}
