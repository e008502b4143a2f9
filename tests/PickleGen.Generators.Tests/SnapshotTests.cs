using Microsoft.CodeAnalysis.CSharp;

namespace PickleGen.Generators.Tests;

/// <summary>What is generated for each case under Snapshots: <c>Case/Input.cs</c> goes in, <c>Case/Hint.verified.cs</c> comes out.</summary>
/// <remarks>
/// Verify's file names, by a harness of our own. A file that differs is written beside as <c>.received.cs</c>; with the environment
/// variable UPDATE_SNAPSHOTS=1 it becomes the verified one.
/// </remarks>
public class SnapshotTests
{
    public static TheoryData<string> Cases => SnapshotCase.All;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Generated_files_are_as_reviewed(string name) =>
        Snapshot.Verify(SnapshotCase.Folder(name), GeneratorHarness.Generate(SnapshotCase.Compile(name, LanguageVersion.Latest)).Files);

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_same_source_gives_the_same_text(string name) => Assert.Equal(
        GeneratorHarness.Generate(SnapshotCase.Compile(name, LanguageVersion.Latest)).Files,
        GeneratorHarness.Generate(SnapshotCase.Compile(name, LanguageVersion.Latest)).Files);
}
