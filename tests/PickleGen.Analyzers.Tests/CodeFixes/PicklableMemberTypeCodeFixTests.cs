using Microsoft.CodeAnalysis.CodeFixes;
using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>PICKLE005.</summary>
public sealed class PicklableMemberTypeCodeFixTests
{
    private static readonly string[] s_sources =
    [
        "[Picklable] public partial class Order { public Customer? Customer; public List<Line> Lines = []; public Line[] Other = []; }",
        "public class Customer { public string Name = \"\"; }\npublic class Shop { public struct Nested { } }\n",
        "// A line.\npublic sealed class Line { public int Price; }\n",
    ];

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task Types_are_annotated_in_the_documents_they_stand_in(FixAllScope scope) => Assert.Equal(
    [
        s_sources[0],
        "[Picklable]\npublic partial class Customer { public string Name = \"\"; }\npublic class Shop { public struct Nested { } }\n",
        "// A line.\n[Picklable]\npublic sealed partial class Line { public int Price; }\n",
    ], await FixHarness.FixAllAsync(new PicklableTypeAnalyzer(), new PicklableMemberTypeCodeFix(), scope, s_sources, "AnnotateMemberType"));

    [Fact]
    public async Task One_after_another_leads_to_the_same() => Assert.Equal(
        await FixHarness.FixAllAsync(new PicklableTypeAnalyzer(), new PicklableMemberTypeCodeFix(), FixAllScope.Solution, s_sources, "AnnotateMemberType"),
        await FixHarness.FixOneByOneAsync(new PicklableTypeAnalyzer(), new PicklableMemberTypeCodeFix(), s_sources, "AnnotateMemberType"));

    [Fact]
    public async Task Members_are_left_out() => Assert.Equal(
        "[Picklable] public partial class Order { [PickleIgnore] public Customer? Customer; [PickleIgnore] public List<Line> Lines = []; [PickleIgnore] public Line[] Other = []; }",
        (await FixHarness.FixAllAsync(new PicklableTypeAnalyzer(), new PicklableMemberTypeCodeFix(), FixAllScope.Project, s_sources, "LeaveMemberOut"))[0]);

    [Fact]
    public async Task Several_fields_of_one_declaration_are_left_out_once() => Assert.Equal(
        "[Picklable] public partial class A { [PickleIgnore] public Thread? X, Y; }",
        (await FixHarness.FixAllAsync(new PicklableTypeAnalyzer(), new PicklableMemberTypeCodeFix(), FixAllScope.Project, ["[Picklable] public partial class A { public Thread? X, Y; }"], "LeaveMemberOut"))[0]);

    [Theory]
    [InlineData("using System.Net;\n\n", "", "Cookie", "using System.Net;\n\n")]
    [InlineData("", "", "System.Net.Cookie", "")]
    [InlineData("// Copyright\n\n", "// The type.\n", "System.Net.Cookie", "// Copyright\n\n")]
    [InlineData("// Copyright\n#nullable enable\n\n", "", "System.Net.Cookie", "// Copyright\n#nullable enable\n\n")]
    [InlineData("// Copyright\n#nullable enable\n", "", "System.Net.Cookie", "// Copyright\n#nullable enable\n\n")]
    [InlineData("// Copyright\n\n", "#if true\n", "System.Net.Cookie", "// Copyright\n\n")]
    [InlineData("", "/// <summary>The type.</summary>\n", "System.Net.Cookie", "")]
    public async Task A_type_of_another_assembly_is_declared_external_below_the_files_header(string header, string above, string type, string headerAfter)
    {
        string members = $"[Picklable] public partial class A {{ public {type}? Text; public {type}? More; }}\n{(above.StartsWith("#if", StringComparison.Ordinal) ? "#endif\n" : "")}";
        Assert.Equal(
            $"{headerAfter}[assembly: PicklableExternal(typeof({type}))]\n\n{above}{members}",
            (await FixHarness.FixAllAsync(new PicklableTypeAnalyzer(), new PicklableMemberTypeCodeFix(), FixAllScope.Document, [$"{header}{above}{members}"], "DeclareMemberTypeExternal"))[0]);
    }

    [Theory]
    [InlineData("System.Text.RegularExpressions.Regex")]
    [InlineData("List<System.Text.RegularExpressions.Match>")]
    [InlineData("System.Net.NetworkInformation.PhysicalAddress")]
    [InlineData("System.Collections.Specialized.HybridDictionary")]
    public async Task A_type_that_cannot_be_loaded_is_not_declared(string type) => Assert.Equal(
        ["Leave the member out with [PickleIgnore]"],
        await FixHarness.TitlesAsync<PicklableTypeAnalyzer, PicklableMemberTypeCodeFix>($"[Picklable] public partial class A {{ public {type}? X; }}"));

    [Fact]
    public async Task Of_all_types_only_those_that_can_be_loaded_are_declared() => Assert.Equal(
        "[assembly: PicklableExternal(typeof(System.Net.Cookie))]\n\n[Picklable] public partial class A { public System.Net.Cookie? X; public System.Text.RegularExpressions.Regex? Y; }",
        (await FixHarness.FixAllAsync(
            new PicklableTypeAnalyzer(), new PicklableMemberTypeCodeFix(), FixAllScope.Solution,
            ["[Picklable] public partial class A { public System.Net.Cookie? X; public System.Text.RegularExpressions.Regex? Y; }"], "DeclareMemberTypeExternal"))[0]);

    [Theory]
    [InlineData("public class Q<T> { public T? X { get; set; } }", "[Picklable]\npublic partial class Q<T> { public T? X { get; set; } }", "Q<int>? {|PICKLE005:A|}; public List<Q<string>>? {|PICKLE005:B|};")]
    [InlineData("public record struct Q<T>(T X);", "[Picklable]\npublic partial record struct Q<T>(T X);", "Q<int> {|PICKLE005:A|};")]
    [InlineData("public class O<T>\n{\n    public class Q { public T? X; }\n}", "public partial class O<T>\n{\n    [Picklable]\n    public partial class Q { public T? X; }\n}", "O<int>.Q? {|PICKLE005:A|};")]
    public Task A_generic_type_is_annotated_once(string type, string annotated, string members) => FixHarness.VerifyAsync<PicklableTypeAnalyzer, PicklableMemberTypeCodeFix>(
        $"{type}\n[Picklable] public partial class Holder {{ public {members} }}",
        $"{annotated}\n[Picklable] public partial class Holder {{ public {members.Replace("{|PICKLE005:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal)} }}");

    [Fact]
    public async Task The_titles_name_the_type() => Assert.Equal(
        ["Make 'Line' [Picklable]", "Leave the member out with [PickleIgnore]"],
        await FixHarness.TitlesAsync<PicklableTypeAnalyzer, PicklableMemberTypeCodeFix>("[Picklable] public partial class A { public List<Line> Lines = []; } public class Line { }"));
}
