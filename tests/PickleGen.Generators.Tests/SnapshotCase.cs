using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;

namespace PickleGen.Generators.Tests;

/// <summary>The cases under Snapshots, one folder each.</summary>
internal static class SnapshotCase
{
    /// <summary>Their names.</summary>
    public static TheoryData<string> All => [.. Directory.GetDirectories(Root()).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static string Folder(string name) => Path.Combine(Root(), name);

    public static CSharpCompilation Compile(string name, LanguageVersion version) =>
        GeneratorHarness.Compile([File.ReadAllText(Path.Combine(Folder(name), "Input.cs"))], version);

    private static string Root([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Snapshots");
}
