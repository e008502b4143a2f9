namespace PickleGen.Analyzers.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path])).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PickleGen.sln"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("No PickleGen.sln above the tests.");
        return folder.FullName;
    }
}
