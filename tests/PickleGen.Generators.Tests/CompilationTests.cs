using Microsoft.CodeAnalysis.CSharp;

namespace PickleGen.Generators.Tests;

/// <summary>Generated code adds no warning to a user's build, whatever its language version.</summary>
public class CompilationTests
{
    public static TheoryData<string> Cases => SnapshotCase.All;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Generated_code_compiles_without_a_warning_in_CSharp_12(string name) => AssertCompiles(name, LanguageVersion.CSharp12);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Generated_code_compiles_without_a_warning_in_the_latest_CSharp(string name) => AssertCompiles(name, LanguageVersion.Latest);

    // What generated code calls must be public: here nobody sees more of the runtime than a user's assembly does.
    [Theory]
    [InlineData("State")]
    [InlineData("Positional")]
    [InlineData("Dict")]
    public void Members_of_every_kind_compile_in_anybodys_assembly(string layout)
    {
        string[] types =
        [
            "bool", "sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "nint", "nuint", "float", "double", "decimal", "char", "string", "object", "byte[]",
            "System.Half", "System.Int128", "System.UInt128", "System.Guid", "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly", "System.TimeSpan",
            "System.DayOfWeek", "System.Uri", "System.Version", "System.Type", "System.Exception", "System.Func<int, int>", "System.Index", "System.Range", "System.Text.Rune",
            "System.Numerics.BigInteger", "System.Numerics.Complex", "System.Numerics.Vector3", "(int, string)", "System.Tuple<int, string>", "int[]", "int[,]", "string[][]",
            "System.Memory<int>", "System.Lazy<int>", "System.Collections.Generic.List<int>", "System.Collections.Generic.HashSet<string>", "System.Collections.Generic.Stack<int>",
            "System.Collections.Generic.Dictionary<string, int>", "System.Collections.Generic.IReadOnlyList<string>", "System.Collections.Immutable.ImmutableArray<int>",
            "System.Collections.Frozen.FrozenSet<int>", "System.Collections.Generic.PriorityQueue<int, int>", "System.Net.IPAddress", "System.Text.Json.Nodes.JsonNode", "Other", "Value",
        ];
        string members = string.Join("\n", types.Select(static (type, i) => $"public {type} A{i} {{ get; set; }} public {type}? B{i} {{ get; set; }}"));
        var input = GeneratorHarness.Compile(
            [$"#nullable disable warnings\nusing PickleGen; [Picklable(Layout = PickleLayout.{layout})] public partial class All {{ {members} }} [Picklable] public partial class Other {{ public bool A; }} [Picklable] public partial struct Value {{ public bool A; }}"]);
        var (_, output) = GeneratorHarness.Generate(input);
        string problems = GeneratorHarness.Problems(input, output);
        Assert.True(problems.Length == 0, problems);
        // In a run of its own each, too.
        foreach (string type in types.Take(20))
        {
            input = GeneratorHarness.Compile([$"#nullable disable warnings\nusing PickleGen; [Picklable(Layout = PickleLayout.{layout})] public partial class One {{ public {type} A {{ get; set; }} }}"]);
            (_, output) = GeneratorHarness.Generate(input);
            problems = GeneratorHarness.Problems(input, output);
            Assert.True(problems.Length == 0, $"{type}: {problems}");
        }
    }

    private static void AssertCompiles(string name, LanguageVersion version)
    {
        var input = SnapshotCase.Compile(name, version);
        var (files, output) = GeneratorHarness.Generate(input);
        Assert.NotEmpty(files);
        string problems = GeneratorHarness.Problems(input, output);
        Assert.True(problems.Length == 0, problems);
    }
}
