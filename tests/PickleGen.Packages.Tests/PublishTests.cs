namespace PickleGen.Packages.Tests;

/// <summary>samples/Native, published ahead of time or trimmed: no warning, and it says what it should.</summary>
public sealed class PublishTests(PackageFeed feed) : IClassFixture<PackageFeed>, IDisposable
{
    // Not beside the feed, whose folder has no other source of packages.
    private readonly string _root = Directory.CreateTempSubdirectory("picklegen-publish-").FullName;

    // Everything but what needs code that is made at run time.
    private static readonly string[] s_lines =
    [
        "objects, a cycle, a derived class: as it should be",
        "structs, dicts, a state of its own: as it should be",
        "generic types that members mention: as it should be",
        "composed roots that are declared: as it should be",
        "built-in roots that are not: as it should be",
        "loading without a type: as it should be",
        "every protocol: as it should be",
        "composed members at every protocol: as it should be",
        "elements of streams, one by one and as a whole: as it should be",
        "documents: as it should be",
        "reducers: as it should be",
        "a name that nobody allowed: PickleSecurityException: The pickle names 'os.system'",
        "a key that leads back to itself: UnpicklingException: A 'Native.Link' cannot be a key here",
        "the wrong type: UnpicklingException: Expected 'Native.Person', found 'System.String'",
        "a type that is not annotated: PicklingException: 'Unknown' cannot be pickled",
    ];

    [NativeFact]
    public void A_native_program_saves_and_loads_and_is_told_what_it_cannot_do()
    {
        string said = Publish("-p:PublishAot=true");
        AssertSays(said, [.. s_lines,
            "composed roots that are not declared: PicklingException: 'System.Collections.Generic.LinkedList`1[System.ValueTuple`2[System.Half,System.Char]]' cannot be pickled: no code can be made at run time in this program, so declare it with [assembly: PicklableExternal(typeof(…))]",
            "a closure over an anonymous type: PicklingException: A delegate to 'Program",
            "a closure of a type that is not declared: PicklingException: 'System.Func`1[System.String]' cannot be pickled: this program was compiled ahead of time",
            "a closure: PicklingException: A delegate to 'Program"]);
    }

    [TrimmedFact]
    public void A_trimmed_program_saves_and_loads()
    {
        string said = Publish("-p:PublishTrimmed=true", "--self-contained");
        AssertSays(said, [.. s_lines, "composed roots that are not declared: as it should be", "a closure over an anonymous type: as it should be",
            "a closure of a type that is not declared: as it should be", "a closure: as it should be"]);
    }

    // The sample in a project outside of the repository, with the package; every warning is an error.
    private string Publish(params string[] options)
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Native"))) File.Copy(file, Path.Combine(_root, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(_root, "Native.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <InvariantGlobalization>true</InvariantGlobalization>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
                <RestoreFallbackFolders>{Toolchain.Packages}</RestoreFallbackFolders>
                <RuntimeIdentifier>{System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="PickleGen" Version="{PackageFeed.Version}" /></ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(_root, "nuget.config"), $"""<configuration><packageSources><add key="folder" value="{feed.Folder}" /></packageSources></configuration>""");
        var published = feed.Run(_root, "dotnet", ["publish", "--nologo", .. options, "-o", "out"]);
        Assert.True(published.ExitCode == 0, published.Output);
        Assert.DoesNotContain(": warning ", published.Output, StringComparison.Ordinal);
        var ran = feed.Run(_root, Path.Combine(_root, "out", OperatingSystem.IsWindows() ? "Native.exe" : "Native"));
        Assert.True(ran.ExitCode == 0, ran.Output);
        return ran.Output;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static void AssertSays(string said, string[] beginnings)
    {
        string[] lines = said.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        Assert.Equal(beginnings.Length, lines.Length);
        Assert.All(beginnings, beginning => Assert.Contains(lines, line => line.StartsWith(beginning, StringComparison.Ordinal)));
    }
}
