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

    private static void AssertCompiles(string name, LanguageVersion version)
    {
        var input = SnapshotCase.Compile(name, version);
        var (files, output) = GeneratorHarness.Generate(input);
        Assert.NotEmpty(files);
        string problems = GeneratorHarness.Problems(input, output);
        Assert.True(problems.Length == 0, problems);
    }
}
