using System.Reflection;

namespace PickleGen.Packages.Tests;

/// <summary>A folder outside of the repository with the packages in it, packed once for all tests, and room for projects that use them.</summary>
public sealed class PackageFeed : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("picklegen-packages-").FullName;

    public PackageFeed()
    {
        Folder = Directory.CreateDirectory(Path.Combine(_root, "feed")).FullName;
        foreach (string project in new[] { "src/Runtime/PickleGen.csproj", "src/Numpy/PickleGen.Numpy.csproj", "src/Tool/PickleGen.Tool.csproj" })
        {
            var packed = Run(Metadata("Repository"), "dotnet", "pack", project, "--no-build", "--nologo", "-c", Metadata("Configuration"), "-o", Folder, $"-p:Version={Version}");
            Assert.True(packed.ExitCode == 0, packed.Output);
        }
        // Nothing but the folder: whatever else a project needed would be missing.
        File.WriteAllText(Path.Combine(_root, "nuget.config"), $"""
            <configuration><packageSources><clear /><add key="folder" value="{Folder}" /></packageSources></configuration>
            """);
    }

    /// <summary>Of the packages.</summary>
    public static string Version => "0.0.1-test";

    /// <summary>Where they are.</summary>
    public string Folder { get; }

    /// <summary>A copy of one of the folders in <c>Projects</c>.</summary>
    public string Project(string name)
    {
        string copy = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Projects", name)))
            File.WriteAllText(Path.Combine(copy, Path.GetFileName(file)), File.ReadAllText(file).Replace("$VERSION$", Version, StringComparison.Ordinal));
        return copy;
    }

    /// <summary>An empty folder.</summary>
    public string EmptyFolder(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;

    /// <summary>Runs a program there.</summary>
    internal DotnetRun Run(string folder, string program, params string[] arguments) => DotnetRun.Of(folder, Path.Combine(_root, "packages"), program, arguments);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Metadata(string key) =>
        typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
