using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PickleGen.Generators.Tests;

/// <summary>What the README shows is true as it stands there.</summary>
public partial class ReadmeTests
{
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;";

    private static readonly string s_readme = File.ReadAllText(Path.Combine(Root(), "README.md"));

    [Fact]
    public void The_first_two_lines_of_shell_are_the_tour_and_the_tests() =>
        Assert.Equal(["dotnet run --project samples/Tour", "./test.sh"], Blocks("sh").SelectMany(block => block.Split('\n')).Take(2));

    [Fact]
    public void Its_example_compiles_and_loads_what_it_saved()
    {
        var compilation = GeneratorHarness.Compile([ImplicitUsings, Example()]);
        var (_, output) = GeneratorHarness.Generate(compilation);
        Assert.Equal("", GeneratorHarness.Problems(compilation, output));

        var image = new MemoryStream();
        Assert.True(output.Emit(image).Success);
        image.Position = 0;
        var context = new AssemblyLoadContext("readme");
        object back = context.LoadFromStream(image).GetType("Readme")!.GetMethod("Run")!.Invoke(null, null)!;

        Assert.Equal("4.95 Ada", back);
    }

    [Fact]
    public void Every_test_project_that_it_names_is_there() =>
        Assert.All(TestProject().Matches(s_readme).Select(match => match.Groups[1].Value), project => Assert.True(Directory.Exists(Path.Combine(Root(), project)), project));

    /// <summary>The blocks as one file: the statements go into a method, the types beside it.</summary>
    private static string Example()
    {
        var blocks = Blocks("csharp").Select(block => CSharpSyntaxTree.ParseText(block).GetCompilationUnitRoot()).ToList();
        var statements = blocks.SelectMany(block => block.Members.OfType<GlobalStatementSyntax>());
        var types = blocks.SelectMany(block => block.Members.Where(member => member is not GlobalStatementSyntax));
        return $$"""
            {{string.Concat(blocks.SelectMany(block => block.Usings).Select(@using => @using.ToString()).Distinct())}}
            public static class Readme
            {
                public static string Run()
                {
                    {{string.Concat(statements)}}
                    return FormattableString.Invariant($"{back!.Total} {back.Customer.Name}");
                }
            }
            {{string.Concat(types)}}
            """;
    }

    private static IEnumerable<string> Blocks(string language) =>
        CodeBlock().Matches(s_readme).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["code"].Value);

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"(tests/PickleGen\.\w+\.Tests)")]
    private static partial Regex TestProject();
}
