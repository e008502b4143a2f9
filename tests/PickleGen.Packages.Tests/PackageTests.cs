using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PickleGen.Packages.Tests;

/// <summary>One package reference is all it takes: the packages in projects that know nothing of this repository.</summary>
public sealed class PackageTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    [Fact]
    public void The_package_holds_runtime_generator_analyzers_fixes_documentation_and_readme() => Assert.Equal(
        [
            "PickleGen.nuspec", "README.md",
            "analyzers/dotnet/cs/PickleGen.Analyzers.dll", "analyzers/dotnet/cs/PickleGen.CodeFixes.dll", "analyzers/dotnet/cs/PickleGen.Generators.dll",
            "lib/net10.0/PickleGen.dll", "lib/net10.0/PickleGen.xml",
        ],
        Files("PickleGen", "nupkg"));

    [Fact]
    public void Symbols_come_along()
    {
        Assert.Contains("lib/net10.0/PickleGen.pdb", Files("PickleGen", "snupkg"));
        Assert.Contains("tools/net10.0/any/PickleGen.Tool.pdb", Files("PickleGen.Tool", "snupkg"));
    }

    [Theory]
    [InlineData("PickleGen")]
    [InlineData("PickleGen.Tool")]
    public void Nothing_is_needed_but_the_framework(string package)
    {
        using var archive = ZipFile.OpenRead(PathOf(package, "nupkg"));
        using var nuspec = archive.GetEntry($"{package}.nuspec")!.Open();
        Assert.DoesNotContain(XDocument.Load(nuspec).Descendants(), element => element.Name.LocalName == "dependency");
    }

    [Fact]
    public void The_package_for_numpy_needs_the_other_with_its_generator_and_analyzers()
    {
        Assert.Equal(["PickleGen.Numpy.nuspec", "README.md", "lib/net10.0/PickleGen.Numpy.dll", "lib/net10.0/PickleGen.Numpy.xml"], Files("PickleGen.Numpy", "nupkg"));
        using var archive = ZipFile.OpenRead(PathOf("PickleGen.Numpy", "nupkg"));
        using var nuspec = archive.GetEntry("PickleGen.Numpy.nuspec")!.Open();
        var dependency = Assert.Single(XDocument.Load(nuspec).Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Equal(("PickleGen", PackageFeed.Version), (dependency.Attribute("id")?.Value, dependency.Attribute("version")?.Value));

        string folder = feed.Project("Numpy");
        var run = feed.Run(folder, "dotnet", "run");
        Assert.Equal((0, "2 × 3, 1.5\n"), (run.ExitCode, run.Output.ReplaceLineEndings("\n")));
    }

    [Theory]
    [InlineData("PickleGen")]
    [InlineData("PickleGen.Numpy")]
    [InlineData("PickleGen.Tool")]
    public void It_says_where_it_comes_from_and_not_where_it_was_built(string package)
    {
        using var archive = ZipFile.OpenRead(PathOf(package, "nupkg"));
        using var nuspec = archive.GetEntry($"{package}.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Descendants().ToLookup(element => element.Name.LocalName);
        string project = Assert.Single(metadata["projectUrl"]).Value;
        Assert.Equal(project, Assert.Single(metadata["repository"]).Attribute("url")?.Value);
        Assert.StartsWith(project, Assert.Single(metadata["releaseNotes"]).Value, StringComparison.Ordinal);

        byte[] root = Encoding.UTF8.GetBytes(Root());
        foreach (var entry in archive.Entries.Where(entry => entry.Name.StartsWith("PickleGen", StringComparison.Ordinal) && entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var opened = entry.Open();
            var bytes = new MemoryStream();
            opened.CopyTo(bytes);
            Assert.True(bytes.ToArray().AsSpan().IndexOf(root) < 0, entry.FullName);
        }
    }

    /// <summary>A command is not built anew for each .NET, as a program is.</summary>
    [Fact]
    public void The_tool_runs_where_a_later_NET_alone_is_installed()
    {
        using var archive = ZipFile.OpenRead(PathOf("PickleGen.Tool", "nupkg"));
        using var config = System.Text.Json.JsonDocument.Parse(archive.GetEntry("tools/net10.0/any/PickleGen.Tool.runtimeconfig.json")!.Open());
        Assert.Equal("Major", config.RootElement.GetProperty("runtimeOptions").GetProperty("rollForward").GetString());
    }

    [Fact]
    public void The_readme_of_the_package_is_the_repositorys_with_links_that_lead_there()
    {
        using var archive = ZipFile.OpenRead(PathOf("PickleGen", "nupkg"));
        using var reader = new StreamReader(archive.GetEntry("README.md")!.Open());
        string packed = reader.ReadToEnd(), original = File.ReadAllText(Path.Combine(Root(), "README.md"));
        Assert.DoesNotMatch(@"\]\((?!https?://|#)", packed);
        Assert.Contains("](https://github.com/picklegen/picklegen/blob/main/docs/features.md)", packed, StringComparison.Ordinal);
        Assert.Equal(original.TrimEnd(), packed.Replace("](https://github.com/picklegen/picklegen/blob/main/", "](", StringComparison.Ordinal).TrimEnd());
    }

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PickleGen.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [Fact]
    public void A_console_program_saves_and_loads_its_types()
    {
        string folder = feed.Project("Console");
        var run = feed.Run(folder, "dotnet", "run");
        Assert.Equal((0, "Ada 4.95\n"), (run.ExitCode, run.Output.ReplaceLineEndings("\n")));
    }

    [PythonFact]
    public void Whoever_does_what_the_README_says_has_the_order_in_Python()
    {
        string folder = feed.EmptyFolder("App");
        string readme = File.ReadAllText(Path.Combine(Root(), "README.md")).ReplaceLineEndings("\n");
        foreach (string file in new[] { "Models.cs", "Program.cs" })
            File.WriteAllText(Path.Combine(folder, file), Regex.Match(readme, $"^`{file}`:\n(.*?)```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline).Groups["code"].Value);
        File.WriteAllText(Path.Combine(folder, "App.csproj"), File.ReadAllText(Path.Combine(feed.Project("Console"), "Console.csproj")));

        var run = feed.Run(folder, "dotnet", "run");
        Assert.Equal((0, "Ada: 4.95\n"), (run.ExitCode, run.Output.ReplaceLineEndings("\n")));
        Tool(folder, "stubs", "--output", ".", Path.Combine("bin", "Debug", "net10.0", "App.dll"));
        Assert.Equal(
            "Order(id=1, customer=Customer(name='Ada', email='ada@example.com'), lines=[Line(sku='tea', price=Decimal('4.95'))])",
            PythonRunner.RunText($"import pickle, sys; sys.path.insert(0, {System.Text.Json.JsonSerializer.Serialize(folder)}); print(pickle.load(sys.stdin.buffer))", File.ReadAllBytes(Path.Combine(folder, "order.pkl"))));
    }

    [PythonFact]
    public void Python_reads_what_the_console_program_writes()
    {
        string folder = feed.Project("Console");
        var run = feed.Run(folder, "dotnet", "run", "order.pkl");
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal("{'customer': 'Ada', 'price': Decimal('4.95')}", PythonRunner.RunText("import pickle, sys; print(pickle.load(sys.stdin.buffer))", File.ReadAllBytes(Path.Combine(folder, "order.pkl"))));
    }

    [Theory]
    [InlineData("latest")]
    [InlineData("13")]
    public void A_library_compiles_in_the_version_of_the_language_that_it_has_chosen(string version)
    {
        var run = feed.Run(feed.Project("Library"), "dotnet", "build", "--nologo", $"-p:LangVersion={version}");
        Assert.True(run.ExitCode == 0, run.Output);
    }

    [Fact]
    public void A_single_file_names_the_package_and_runs()
    {
        var run = feed.Run(feed.Project("FileBased"), "dotnet", "run", "app.cs");
        Assert.Equal((0, "(1, 2)\n"), (run.ExitCode, run.Output.ReplaceLineEndings("\n")));
    }

    [Fact]
    public void The_analyzers_speak_in_the_build()
    {
        var run = feed.Run(feed.Project("Broken"), "dotnet", "build", "--nologo");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("PICKLE001", run.Output, StringComparison.Ordinal);
        // CS8032: an analyzer could not be loaded.
        Assert.DoesNotContain("CS8032", run.Output, StringComparison.Ordinal);
    }

    /// <summary>Here, because the Roslyn that the tests of the analyzers are built against does not know them.</summary>
    [Fact]
    public void Extension_blocks_are_seen_through()
    {
        var run = feed.Run(feed.Project("ExtensionBlocks"), "dotnet", "build", "--nologo");
        Assert.True(run.ExitCode == 0, run.Output);
        var found = Regex.Matches(run.Output, @"Program\.cs\((\d+),\d+\): warning (PICKLE\d+)").Select(static match => $"{match.Groups[1]} {match.Groups[2]}").Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["41 PICKLE101", "43 PICKLE101", "45 PICKLE101", "46 PICKLE101", "47 PICKLE101", "49 PICKLE102", "50 PICKLE101", "52 PICKLE101"], found);
    }

    [Fact]
    public void What_is_only_suggested_appears_in_a_build_that_asks_for_it()
    {
        string folder = feed.Project("Migration");
        Assert.DoesNotContain("PICKLE201", Build(folder), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, ".editorconfig"), "root = true\n[*.cs]\ndotnet_diagnostic.PICKLE201.severity = warning\n");
        Assert.Contains("Order.cs(3,14): warning PICKLE201: 'Order' is [Serializable]", Build(folder), StringComparison.Ordinal);
        Assert.Contains("PickleGen.Analyzers.Migration.SerializableTypeAnalyzer (PICKLE201)", Build(folder, "--no-incremental", "-p:ReportAnalyzer=true", "-v:detailed"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tool_installs_and_runs()
    {
        string folder = feed.EmptyFolder("tool");
        File.WriteAllBytes(Path.Combine(folder, "one.pkl"), Encoding.Latin1.GetBytes("K\u0001."));
        Assert.Equal("1\n", Tool(folder, "show", "one.pkl"));
    }

    private string Tool(string folder, params string[] arguments)
    {
        var installed = feed.Run(folder, "dotnet", "tool", "install", "PickleGen.Tool", "--version", PackageFeed.Version, "--tool-path", "tools");
        Assert.True(installed.ExitCode == 0, installed.Output);
        var run = feed.Run(folder, Path.Combine(folder, "tools", OperatingSystem.IsWindows() ? "picklegen.exe" : "picklegen"), arguments);
        Assert.True(run.ExitCode == 0, run.Output);
        return run.Output;
    }

    private string Build(string folder, params string[] arguments)
    {
        var run = feed.Run(folder, "dotnet", ["build", "--nologo", .. arguments]);
        Assert.True(run.ExitCode == 0, run.Output);
        return run.Output;
    }

    private string PathOf(string package, string extension) => Path.Combine(feed.Folder, $"{package}.{PackageFeed.Version}.{extension}");

    private string[] Files(string package, string extension)
    {
        using var archive = ZipFile.OpenRead(PathOf(package, extension));
        return [.. archive.Entries.Select(entry => entry.FullName).Where(name => name is not "[Content_Types].xml" && !name.StartsWith("_rels", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
