using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;

namespace PickleGen.Generators.Tests;

/// <summary>What is generated for each case under Snapshots: <c>Case/Input.cs</c> goes in, <c>Case/Hint.verified.cs</c> comes out.</summary>
/// <remarks>
/// Verify's file names, by a harness of our own. A file that differs is written beside as <c>.received.cs</c>; with the environment
/// variable UPDATE_SNAPSHOTS=1 it becomes the verified one.
/// </remarks>
public class SnapshotTests
{
    public static TheoryData<string> Cases => [.. Directory.GetDirectories(Folder()).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Generated_files_are_as_reviewed(string name)
    {
        string folder = Path.Combine(Folder(), name);
        var (files, _) = GeneratorHarness.Generate(Compile(name, LanguageVersion.Latest));
        Snapshot.Verify(folder, files);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_same_source_gives_the_same_text(string name) =>
        Assert.Equal(GeneratorHarness.Generate(Compile(name, LanguageVersion.Latest)).Files, GeneratorHarness.Generate(Compile(name, LanguageVersion.Latest)).Files);

    private static CSharpCompilation Compile(string name, LanguageVersion version) =>
        GeneratorHarness.Compile([File.ReadAllText(Path.Combine(Folder(), name, "Input.cs"))], version);

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Snapshots");
}
