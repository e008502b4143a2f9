using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>PICKLE001 and 002.</summary>
public sealed class MakePartialCodeFixTests
{
    [Theory]
    [InlineData("[Picklable] class {|PICKLE001:A|} { }", "[Picklable] partial class A { }")]
    [InlineData("[Picklable]\npublic sealed class {|PICKLE001:A|}\n{\n}\n", "[Picklable]\npublic sealed partial class A\n{\n}\n")]
    [InlineData("// why\n[Picklable]\n// here\nrecord {|PICKLE001:A|}(int X);\n", "// why\n[Picklable]\n// here\npartial record A(int X);\n")]
    [InlineData("[Picklable] readonly record struct {|PICKLE001:A|}(int X);", "[Picklable] readonly partial record struct A(int X);")]
    [InlineData("class {|PICKLE002:Outer|} { [Picklable] internal class {|PICKLE001:A|} { } }", "partial class Outer { [Picklable] internal partial class A { } }")]
    [InlineData("class {|PICKLE002:Outer|} { [Picklable] internal partial class A { } }", "partial class Outer { [Picklable] internal partial class A { } }")]
    [InlineData(
        "[Picklable] class {|PICKLE001:A|} { }\n[Picklable] struct {|PICKLE001:B|} { }\nclass C { }\n",
        "[Picklable] partial class A { }\n[Picklable] partial struct B { }\nclass C { }\n")]
    [InlineData("[Picklable]\n#if true\npublic\n#endif\nclass {|PICKLE001:A|} { }", "[Picklable]\n#if true\npublic\n#endif\npartial class A { }")]
    [InlineData("[Picklable]\npublic\n    // why\n    sealed // so\n    class {|PICKLE001:A|} { }", "[Picklable]\npublic\n    // why\n    sealed // so\n    partial class A { }")]
    public Task The_type_and_those_around_it_become_partial(string marked, string expected) =>
        FixHarness.VerifyAsync<PicklableTypeAnalyzer, MakePartialCodeFix>(marked, expected);

    [Fact]
    public async Task The_title_names_the_type() =>
        Assert.Equal(["Make 'A' partial"], await FixHarness.TitlesAsync<PicklableTypeAnalyzer, MakePartialCodeFix>("[Picklable] class A { }"));

    [Fact]
    public async Task Fix_all_reaches_every_document_of_the_solution()
    {
        string[] fixedAll = await FixHarness.FixAllAsync(
            new PicklableTypeAnalyzer(), new MakePartialCodeFix(), Microsoft.CodeAnalysis.CodeFixes.FixAllScope.Solution,
            ["[Picklable] class A { }", "[Picklable] class B { }", "class C { [Picklable] internal class D { } }"]);
        Assert.Equal(["[Picklable] partial class A { }", "[Picklable] partial class B { }", "partial class C { [Picklable] internal partial class D { } }"], fixedAll);
    }
}
