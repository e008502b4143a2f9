using Microsoft.CodeAnalysis.CodeFixes;
using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>PICKLE008.</summary>
public sealed class ClassifyMemberCodeFixTests
{
    private const string Source = """
        [Picklable]
        public partial class Counter
        {
            // How often.
            private int _hits, _misses;
            public int Limit { get; } = 3;
            public string Name { get; set; } = "";
            public event EventHandler? Changed;

            public void Hit() { _hits++; _misses--; Changed?.Invoke(this, EventArgs.Empty); }
        }
        """;

    [Fact]
    public async Task Including_marks_fields_properties_and_events() => Assert.Equal(
        """
        [Picklable]
        public partial class Counter
        {
            // How often.
            [PickleMember] private int _hits, _misses;
            [PickleMember] public int Limit { get; } = 3;
            public string Name { get; set; } = "";
            [PickleMember] public event EventHandler? Changed;

            public void Hit() { _hits++; _misses--; Changed?.Invoke(this, EventArgs.Empty); }
        }
        """,
        (await FixHarness.FixAllAsync(new PicklableTypeAnalyzer(), new ClassifyMemberCodeFix(), FixAllScope.Solution, [Source], "IncludeMember"))[0]);

    [Fact]
    public async Task Leaving_out_marks_events_as_well()
    {
        const string Expected = """
            [Picklable]
            public partial class Counter
            {
                // How often.
                [PickleIgnore] private int _hits, _misses;
                [PickleIgnore] public int Limit { get; } = 3;
                public string Name { get; set; } = "";
                [PickleIgnore] public event EventHandler? Changed;

                public void Hit() { _hits++; _misses--; Changed?.Invoke(this, EventArgs.Empty); }
            }
            """;
        Assert.Equal(Expected, (await FixHarness.FixAllAsync(new PicklableTypeAnalyzer(), new ClassifyMemberCodeFix(), FixAllScope.Project, [Source], "LeaveMemberOut"))[0]);
        Assert.Equal(Expected, (await FixHarness.FixOneByOneAsync(new PicklableTypeAnalyzer(), new ClassifyMemberCodeFix(), [Source], "LeaveMemberOut"))[0]);
        Assert.Empty(await AnalyzerHarness.RunAsync(AnalyzerHarness.Compile(Expected), [new PicklableTypeAnalyzer()]));
    }

    [Fact]
    public async Task Both_are_offered_for_a_field() =>
        Assert.Equal(["Include it with [PickleMember]", "Leave it out with [PickleIgnore]"], await FixHarness.TitlesAsync<PicklableTypeAnalyzer, ClassifyMemberCodeFix>(Source));

    [Fact]
    public async Task An_explicit_implementation_can_only_be_left_out()
    {
        const string Source = "interface I { int V { get; set; } } [Picklable] public partial class A : I { int I.{|PICKLE008:V|} { get; set; } }";
        Assert.Equal(["Leave it out with [PickleIgnore]"], await FixHarness.TitlesAsync<PicklableTypeAnalyzer, ClassifyMemberCodeFix>(Markup.Parse(Source).Source));
        await FixHarness.VerifyAsync<PicklableTypeAnalyzer, ClassifyMemberCodeFix>(
            Source, "interface I { int V { get; set; } } [Picklable] public partial class A : I { [PickleIgnore] int I.V { get; set; } }");
    }

    [Theory]
    [InlineData("private int {|PICKLE008:_a|}; public int Next() => ++_a;", "include it with [PickleMember], or say with [PickleIgnore] that it may be lost")]
    [InlineData("int I.{|PICKLE008:V|} { get; set; }", "keep its value in a member that travels, or say with [PickleIgnore] that it may be lost")]
    [InlineData("public event Action? {|PICKLE008:Changed|}; public void Raise() => Changed?.Invoke();", "include it with [PickleMember], or say with [PickleIgnore] that it may be lost")]
    public async Task The_message_says_what_helps(string member, string advice)
    {
        string contract = member.StartsWith("int I.", StringComparison.Ordinal) ? "" : "int I.V { get => 0; set { } }";
        var found = await AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>($"interface I {{ int V {{ get; set; }} }} [Picklable] public partial class A : I {{ {member} {contract} }}");
        Assert.EndsWith($": {advice}", Assert.Single(found).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task What_a_base_class_stores_is_not_marked_from_the_derived_one() => FixHarness.VerifyNoFixAsync<PicklableTypeAnalyzer, ClassifyMemberCodeFix>(
        "public class Base { private int _x; public int Next() => ++_x; } [Picklable] public partial class {|PICKLE008:Derived|} : Base { public int Y; }");

    [Fact]
    public Task A_parameter_cannot_be_marked() => FixHarness.VerifyNoFixAsync<PicklableTypeAnalyzer, ClassifyMemberCodeFix>(
        "[Picklable] public partial class A(int {|PICKLE008:seed|}) { public int Seed { get; set; } = seed; public int Original() => seed; }");

    [Theory]
    [InlineData("    [Obsolete(\"x\")] // keep for v1\n    private int _x;", "    [Obsolete(\"x\")] // keep for v1\n    [PickleMember]\n    private int _x;")]
    [InlineData("    [Obsolete(\"x\")] /* old */ private int _x;", "    [Obsolete(\"x\")] /* old */ [PickleMember] private int _x;")]
    [InlineData("    [Obsolete(\"x\")]\n#if true\n    private int _x;\n#endif", "    [Obsolete(\"x\")]\n    [PickleMember]\n#if true\n    private int _x;\n#endif")]
    public async Task A_comment_behind_another_attribute_stays_there_alone(string member, string expected) => Assert.Equal(
        $"[Picklable]\npublic partial class A\n{{\n{expected}\n}}\n",
        (await FixHarness.FixOneByOneAsync(new PicklableTypeAnalyzer(), new ClassifyMemberCodeFix(), [$"[Picklable]\npublic partial class A\n{{\n{member}\n}}\n"], "IncludeMember"))[0]);
}
