using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;
using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>Renaming what stands in pickles.</summary>
public sealed class RenameKeepingPicklesRefactoringTests
{
    private static async Task<(string[] Titles, string Text)> RefactorAsync(string marked)
    {
        int cursor = marked.IndexOf('^');
        var project = Workspaces.Project(marked.Remove(cursor, 1));
        var document = project.Documents.Single(d => d.Name == "Test0.cs");
        var offers = new List<CodeAction>();
        await new RenameKeepingPicklesRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(document, new TextSpan(cursor, 0), offers.Add, CancellationToken.None));
        string text = offers.Count == 0 ? "" : (await Workspaces.TextsAsync(await Workspaces.ApplyAsync(project, offers[0])))[0];
        return ([.. offers.Select(offer => offer.Title)], text);
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
    [InlineData(
        "[Picklable] public partial record A(int ^X, int Y);",
        "[Picklable] public partial record A([property: PickleFormerName(\"X\")] int X, int Y);")]
    public async Task The_name_of_today_is_kept_as_a_former_one(string marked, string expected) => Assert.Equal(expected, (await RefactorAsync(marked)).Text);

    [Theory]
    [InlineData("public class A { public int ^X; }")]
    [InlineData("[Picklable] public partial class A { [PickleIgnore] public int ^X; }")]
    [InlineData("[Picklable] public partial class A { [PickleMember(\"x\")] public int ^X; }")]
    [InlineData("[Picklable] public partial class A { [PickleFormerName(\"X\")] public int ^X; }")]
    [InlineData("[Picklable(Layout = PickleLayout.Positional)] public partial class A { public int ^X; }")]
    [InlineData("[Picklable(Name = \"B\")] public partial class ^A { public int X; }")]
    [InlineData("[Picklable] public partial class A { public int X; public int ^M() => X; }")]
    [InlineData("[Picklable] public partial class A { public ^int X; }")]
    public async Task Where_pickles_do_not_bear_the_name_nothing_is_offered(string marked) => Assert.Empty((await RefactorAsync(marked)).Titles);

    [Fact]
    public async Task The_title_says_what_is_kept() => Assert.Equal(
        ["Rename 'FirstName' and go on reading pickles that say 'first_name'"],
        (await RefactorAsync("[Picklable(Naming = PickleNaming.SnakeCase)] public partial class A { public int First^Name; }")).Titles);
}
