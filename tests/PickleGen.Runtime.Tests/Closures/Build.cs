using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PickleGen.Closures;

namespace PickleGen.Tests.Closures;

/// <summary>One build of a program that the tests compile: the same program is built again after an edit, and both are loaded.</summary>
internal sealed class Build
{
    private static readonly IReadOnlyList<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "PickleGen.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly ConcurrentDictionary<(string Source, string Path, OptimizationLevel Level), byte[]> s_images = new();

    private Build(Assembly assembly) => Assembly = assembly;

    public Assembly Assembly { get; }

    public static Build Of(string source, string path = "/src/Program.cs", OptimizationLevel level = OptimizationLevel.Release) =>
        new(new AssemblyLoadContext("build", isCollectible: true).LoadFromStream(new MemoryStream(s_images.GetOrAdd((source, path, level), Compile))));

    /// <summary>What a static method of class <c>Program</c> returns.</summary>
    public T Call<T>(string method, params object?[] arguments) => (T)Assembly.GetType("Program")!.GetMethod(method)!.Invoke(null, arguments)!;

    public MethodInfo[] Resolve(MethodIdentity identity) => new MethodResolver(new ClosureAssemblies([Assembly])).Resolve(identity);

    /// <summary>A delegate of another build, pickled there and loaded here.</summary>
    public T Remake<T>(T original)
        where T : Delegate
    {
        byte[] pickle = PickleSerializer.Serialize(original);
        return PickleSerializer.Deserialize<T>(pickle, new PickleOptions { Closures = ClosurePolicy.TrustAssemblies(Assembly) })!;
    }

    private static byte[] Compile((string Source, string Path, OptimizationLevel Level) build)
    {
        var (source, path, level) = build;
        var tree = CSharpSyntaxTree.ParseText(source, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest), path, System.Text.Encoding.UTF8);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: level, deterministic: true, allowUnsafe: true);
        var compilation = CSharpCompilation.Create("Program", [tree], s_references, options);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return image.ToArray();
    }
}
