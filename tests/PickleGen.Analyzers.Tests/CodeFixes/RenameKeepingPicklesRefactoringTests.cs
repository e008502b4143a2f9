using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;
using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>Renaming what stands in pickles.</summary>
public sealed class RenameKeepingPicklesRefactoringTests
{
    private static Task<(string[] Titles, string Text)> RefactorAsync(string marked, params string[] others) => RefactorAsync(Workspaces.Project, marked, others);

    private static async Task<(string[] Titles, string Text)> RefactorAsync(Func<string[], Microsoft.CodeAnalysis.Project> open, string marked, params string[] others)
    {
        int cursor = marked.IndexOf('^');
        var project = open([marked.Remove(cursor, 1), .. others]);
        var document = project.Documents.Single(d => d.Name == "Test0.cs");
        var offers = new List<CodeAction>();
        await new RenameKeepingPicklesRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(document, new TextSpan(cursor, 0), offers.Add, CancellationToken.None));
        if (offers.Count == 0) return ([], "");
        string[] texts = await Workspaces.TextsAsync(await Workspaces.ApplyAsync(project, offers[0]));
        Assert.Equal(others, texts[1..]);
        return ([.. offers.Select(offer => offer.Title)], texts[0]);
    }

    [Theory]
    [InlineData(
        "[Picklable]\npublic partial class A\n{\n    public int To^tal { get; set; }\n}\n",
        "[Picklable]\npublic partial class A\n{\n    [PickleFormerName(\"Total\")]\n    public int Total { get; set; }\n}\n")]
    [InlineData(
        "[Picklable(Naming = PickleNaming.SnakeCase)]\npublic partial class A\n{\n    public int ^FirstName;\n}\n",
        "[Picklable(Naming = PickleNaming.SnakeCase)]\npublic partial class A\n{\n    [PickleFormerName(\"first_name\")]\n    public int FirstName;\n}\n")]
    [InlineData(
        "[Picklable]\npublic partial class ^A\n{\n    public int X;\n}\n",
        "[Picklable]\n[PickleFormerName(\"A\")]\npublic partial class A\n{\n    public int X;\n}\n")]
    [InlineData(
        "partial class Outer { [Picklable] public partial struct ^A { public int X; } }",
        "partial class Outer { [Picklable] [PickleFormerName(\"Outer.A\")] public partial struct A { public int X; } }")]
    [InlineData("[Picklable] public enum ^A { X }", "[Picklable] [PickleFormerName(\"A\")] public enum A { X }")]
    [InlineData("[Picklable] public interface ^A;", "[Picklable] [PickleFormerName(\"A\")] public interface A;")]
    [InlineData(
        "[Picklable] public partial record A(int ^X, int Y);",
        "[Picklable] public partial record A([property: PickleFormerName(\"X\")] int X, int Y);")]
    [InlineData(
        "[Picklable]\npublic partial record A(\n    [property: Obsolete] int X,\n    [Key] int ^Y = 3);\npublic class KeyAttribute : Attribute;\n",
        "[Picklable]\npublic partial record A(\n    [property: Obsolete] int X,\n    [property: PickleFormerName(\"Y\")] [Key] int Y = 3);\npublic class KeyAttribute : Attribute;\n")]
    [InlineData("[Picklable] public readonly partial record struct A(int ^X);", "[Picklable] public readonly partial record struct A([property: PickleFormerName(\"X\")] int X);")]
    [InlineData(
        "[Picklable]\npublic partial class A\n{\n    // The sum.\n    [Obsolete(\"old\"), PickleMember]\n    [System.ComponentModel.Description(\"sum\")]\n    public int ^Total { get; set; }\n}\n",
        "[Picklable]\npublic partial class A\n{\n    // The sum.\n    [Obsolete(\"old\"), PickleMember]\n    [System.ComponentModel.Description(\"sum\")]\n    [PickleFormerName(\"Total\")]\n    public int Total { get; set; }\n}\n")]
    [InlineData(
        "[Picklable]\npublic partial class A\n{\n    [PickleFormerName(\"Sum\")] public int ^Total { get; set; }\n}\n",
        "[Picklable]\npublic partial class A\n{\n    [PickleFormerName(\"Sum\")] [PickleFormerName(\"Total\")] public int Total { get; set; }\n}\n")]
    public async Task The_name_of_today_is_kept_as_a_former_one(string marked, string expected)
    {
        Assert.Equal(expected, (await RefactorAsync(marked)).Text);
        Assert.Equal(expected.ReplaceLineEndings("\r\n"), (await RefactorAsync(marked.ReplaceLineEndings("\r\n"))).Text);
        AnalyzerHarness.AssertCompiles(AnalyzerHarness.Compile(expected));
    }

    /// <summary>The part that is edited need not know PickleGen: the annotation stands in another file.</summary>
    [Theory]
    [InlineData(
        "namespace Shop;\n\npublic partial class ^Order\n{\n    public int Id { get; set; }\n}\n",
        "using PickleGen;\n\nnamespace Shop;\n\n[PickleFormerName(\"Order\")]\npublic partial class Order\n{\n    public int Id { get; set; }\n}\n")]
    [InlineData(
        "namespace Shop;\n\npublic partial class Order\n{\n    public int ^Id { get; set; }\n}\n",
        "using PickleGen;\n\nnamespace Shop;\n\npublic partial class Order\n{\n    [PickleFormerName(\"Id\")]\n    public int Id { get; set; }\n}\n")]
    public async Task One_part_of_a_class_in_two_files_is_changed(string marked, string expected)
    {
        const string Other = "namespace Shop;\n\n[PickleGen.Picklable]\npublic partial class Order\n{\n    public string Name { get; set; } = \"\";\n}\n";
        Assert.Equal(expected, (await RefactorAsync(WithoutUsing, marked, Other)).Text);
        Assert.Equal(expected.ReplaceLineEndings("\r\n"), (await RefactorAsync(WithoutUsing, marked.ReplaceLineEndings("\r\n"), Other)).Text);
        AnalyzerHarness.AssertCompiles(AnalyzerHarness.Compile(expected, Other));

        static Microsoft.CodeAnalysis.Project WithoutUsing(string[] sources)
        {
            var usings = Workspaces.Project(sources).Documents.Single(document => document.Name == "Usings.cs");
            return usings.WithText(SourceText.From("global using System;\n")).Project;
        }
    }

    [Theory]
    [InlineData("public class A { public int ^X; }")]
    [InlineData("[Picklable] public partial class A { [PickleIgnore] public int ^X; }")]
    [InlineData("[Picklable] public partial class A { [PickleMember(\"x\")] public int ^X; }")]
    [InlineData("[Picklable] public partial class A { [PickleFormerName(\"X\")] public int ^X; }")]
    [InlineData("[Picklable(Layout = PickleLayout.Positional)] public partial class A { public int ^X; }")]
    [InlineData("[Picklable(Name = \"B\")] public partial class ^A { public int X; }")]
    [InlineData("[Picklable] public partial class A { public int X; public int ^M() => X; }")]
    [InlineData("[Picklable] public partial class A { public ^int X; }")]
    [InlineData("[Picklable] public partial class A { public int ^X, Y; }")]
    [InlineData("[Picklable] public partial record A([property: PickleFormerName(\"X\")] int ^X);")]
    [InlineData("[Picklable] public partial record A([property: PickleMember(\"x\")] int ^X);")]
    [InlineData("[Picklable] public partial record A([PickleMember(\"x\")] int ^X);")]
    [InlineData("[Picklable] public partial class A(int ^x) { public int X => x; }")]
    public async Task Where_pickles_do_not_bear_the_name_nothing_is_offered(string marked) => Assert.Empty((await RefactorAsync(marked)).Titles);

    [Fact]
    public async Task The_title_says_what_is_kept() => Assert.Equal(
        ["Rename 'FirstName' and go on reading pickles that say 'first_name'"],
        (await RefactorAsync("[Picklable(Naming = PickleNaming.SnakeCase)] public partial class A { public int First^Name; }")).Titles);
}
