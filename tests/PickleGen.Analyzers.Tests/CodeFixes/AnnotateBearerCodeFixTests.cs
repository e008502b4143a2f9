using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>PICKLE014, where the attributes are right and the type's is missing.</summary>
public sealed class AnnotateBearerCodeFixTests
{
    [Theory]
    [InlineData("class A\n{\n    [{|PICKLE014:OnUnpickled|}] void Done() { }\n    [{|PICKLE014:PickleMember|}] public int X;\n}", "[Picklable]\npartial class A\n{\n    [OnUnpickled] void Done() { }\n    [PickleMember] public int X;\n}")]
    [InlineData("record A([{|PICKLE014:PickleMember(\"x\")|}] int X);", "[Picklable]\npartial record A([PickleMember(\"x\")] int X);")]
    [InlineData("public struct A { [{|PICKLE014:PickleFormerName(\"y\")|}] public int X; }", "[Picklable]\npublic partial struct A { [PickleFormerName(\"y\")] public int X; }")]
    [InlineData("[{|PICKLE014:PickleFormerName(\"B\")|}]\nclass A { public int X; }", "[PickleFormerName(\"B\")]\n[Picklable]\npartial class A { public int X; }")]
    [InlineData("class O\n{\n    sealed class A { [{|PICKLE014:PickleMember(\"x\")|}] public int X { get; set; } }\n}", "partial class O\n{\n    [Picklable]\n    sealed partial class A { [PickleMember(\"x\")] public int X { get; set; } }\n}")]
    [InlineData(
        "partial class A { public int X; [{|PICKLE014:OnPickled|}] void Kept() { } }\npartial class A { [{|PICKLE014:OnUnpickled|}] void Done() { } }",
        "[Picklable]\npartial class A { public int X; [OnPickled] void Kept() { } }\npartial class A { [OnUnpickled] void Done() { } }")]
    public Task The_type_becomes_picklable(string marked, string expected) => FixHarness.VerifyAsync<PicklableTypeAnalyzer, AnnotateBearerCodeFix>(marked + "\n", expected + "\n");

    [Theory]
    [InlineData("static class A { [{|PICKLE014:OnUnpickled|}] public static void Done() { } }")]
    [InlineData("interface I { [{|PICKLE014:PickleMember|}] int X { get; } }")]
    [InlineData("[Picklable] partial class A { [{|PICKLE014:PickleMember(Order = 1)|}] public int X; }")]
    public Task What_would_still_be_idle_is_left_to_the_other_fix(string marked) => FixHarness.VerifyNoFixAsync<PicklableTypeAnalyzer, AnnotateBearerCodeFix>(marked);

    [Fact]
    public async Task A_type_in_two_files_is_left_to_people()
    {
        var project = Workspaces.Project("partial class A { [OnPickled] void Kept() { } }", "partial class A { [OnUnpickled] void Done() { } }");
        var found = await Workspaces.DiagnoseAsync(project, [new PicklableTypeAnalyzer()]);
        Assert.Equal(2, found.Length);
        foreach (var diagnostic in found) Assert.Empty(await FixHarness.OffersAsync(project, new AnnotateBearerCodeFix(), diagnostic));
    }
}
