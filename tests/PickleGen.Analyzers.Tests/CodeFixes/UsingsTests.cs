using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>Files that do not know PickleGen yet, because they call it by its full name, or because the annotation stands in another file; and where in them there is room.</summary>
public sealed class UsingsTests
{
    private const string Annotated = "[PickleGen.Picklable] public partial class A { public Other? O; }\n";

    [Fact]
    public async Task Annotation_of_a_members_type_brings_the_directive_into_its_file() => Assert.Equal(
        [Annotated, "// Licence\n\nusing PickleGen;\n\nnamespace Q\n{\n}\n\n[Picklable]\npublic partial class Other { }\n"],
        await FixAsync(new PicklableMemberTypeCodeFix(), "AnnotateMemberType", Annotated, "// Licence\n\nnamespace Q\n{\n}\n\npublic class Other { }\n"));

    [Theory]
    [InlineData("using System.Net;\n\n", "using System.Net;\nusing PickleGen;\n\n[assembly: PicklableExternal(typeof(Cookie))]\n\n")]
    [InlineData("#if true\nusing System.Net;\n#endif\n\n", "using PickleGen;\n#if true\nusing System.Net;\n#endif\n\n[assembly: PicklableExternal(typeof(Cookie))]\n\n")]
    [InlineData(
        "// Licence\n\nusing System;\n#if true\nusing System.Net;\n#endif\n\n[assembly: CLSCompliant(false)]\n",
        "// Licence\n\nusing System;\nusing PickleGen;\n#if true\nusing System.Net;\n#endif\n\n[assembly: CLSCompliant(false)]\n[assembly: PicklableExternal(typeof(Cookie))]\n")]
    [InlineData(
        "using System;\nusing System.Net;\n\n#if true\n[assembly: CLSCompliant(false)]\n#endif\n",
        "using System;\nusing System.Net;\nusing PickleGen;\n\n#if true\n[assembly: CLSCompliant(false)]\n#endif\n[assembly: PicklableExternal(typeof(Cookie))]\n")]
    [InlineData("#region Usings\nusing System.Net;\n#endregion\n\n", "#region Usings\nusing System.Net;\nusing PickleGen;\n#endregion\n\n[assembly: PicklableExternal(typeof(Cookie))]\n\n")]
    public async Task Declaration_and_directive_hold_on_every_condition(string header, string expected)
    {
        const string Type = "[PickleGen.Picklable] public partial class A { public Cookie? C; }\n";
        Assert.Equal([expected + Type], await FixAsync(new PicklableMemberTypeCodeFix(), "DeclareMemberTypeExternal", header + Type));
    }

    [Theory]
    [InlineData("", "using PickleGen;\n\n")]
    [InlineData("// Licence\n\nextern alias X;\n\n", "// Licence\n\nextern alias X;\nusing PickleGen;\n\n")]
    [InlineData("// Licence\nextern alias X;\n#if true\nusing System.Net;\n#endif\n", "// Licence\nextern alias X;\nusing PickleGen;\n#if true\nusing System.Net;\n#endif\n")]
    public async Task Leaving_a_member_out_brings_the_directive(string header, string expected) => Assert.Equal(
        [expected + "[PickleGen.Picklable] public partial class A { [PickleIgnore] public System.Threading.Thread? T; }\n"],
        await FixAsync(new PicklableMemberTypeCodeFix(), "LeaveMemberOut", header + "[PickleGen.Picklable] public partial class A { public System.Threading.Thread? T; }\n"));

    [Theory]
    [InlineData("IncludeMember", "PickleMember")]
    [InlineData("LeaveMemberOut", "PickleIgnore")]
    public async Task Classification_in_another_part_brings_the_directive(string key, string attribute) => Assert.Equal(
        ["[PickleGen.Picklable] public partial class A { public int X; }\n", $"#nullable enable\nusing PickleGen;\n\npublic partial class A {{ [{attribute}] private int _y; public int Next() => ++_y; }}\n"],
        await FixAsync(
            new ClassifyMemberCodeFix(), key,
            "[PickleGen.Picklable] public partial class A { public int X; }\n", "#nullable enable\npublic partial class A { private int _y; public int Next() => ++_y; }\n"));

    [Fact]
    public async Task Mark_on_a_constructor_brings_the_directive() => Assert.Equal(
        ["using PickleGen;\n\n[PickleGen.Picklable]\npublic partial class A\n{\n    [PickleConstructor]\n    public A(int x) => X = x;\n    public A(string y) => X = y.Length;\n    public int X { get; }\n}\n"],
        await FixAsync(
            new MarkConstructorCodeFix(), "MarkConstructor",
            "[PickleGen.Picklable]\npublic partial class A\n{\n    public A(int x) => X = x;\n    public A(string y) => X = y.Length;\n    public int X { get; }\n}\n"));

    // The first offer of this key. The result compiles.
    private static async Task<string[]> FixAsync(CodeFixProvider fix, string key, params string[] sources)
    {
        var usings = Workspaces.Project(sources).Documents.Single(document => document.Name == "Usings.cs");
        var project = usings.WithText(SourceText.From("")).Project;
        project = project.WithMetadataReferences(project.MetadataReferences.Select(static (reference, i) => i == 0 ? reference.WithAliases(["global", "X"]) : reference));
        foreach (var diagnostic in await Workspaces.DiagnoseAsync(project, [new PicklableTypeAnalyzer()]))
        {
            if ((await FixHarness.OffersAsync(project, fix, diagnostic)).FirstOrDefault(offer => offer.EquivalenceKey == key) is not { } offer) continue;
            project = await Workspaces.ApplyAsync(project, offer);
            AnalyzerHarness.AssertCompiles((await project.GetCompilationAsync())!);
            return await Workspaces.TextsAsync(project);
        }
        throw new InvalidOperationException("Nothing to fix.");
    }
}
