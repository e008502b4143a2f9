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
    /// <summary>What its programs refer to.</summary>
    public static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "PickleGen.dll" or "Microsoft.CSharp.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly ConcurrentDictionary<(string Source, string Path, OptimizationLevel Level), byte[]> s_images = new();

    private Build(Assembly assembly) => Assembly = assembly;

    public Assembly Assembly { get; }

    public static Build Of(string source, string path = "/src/Program.cs", OptimizationLevel level = OptimizationLevel.Release) =>
        Of(s_images.GetOrAdd((source, path, level), Compile));

    public static Build Of(params (string Source, string Path)[] files) => Of(Compile(OutputKind.DynamicallyLinkedLibrary, OptimizationLevel.Release, files));

    /// <summary>A program that was compiled otherwise.</summary>
    public static Build Of(byte[] image) => new(new AssemblyLoadContext("build").LoadFromStream(new MemoryStream(image)));

    /// <summary>A program whose names are those of other compilers: each text is overwritten by one that is no longer, with zeros behind it.</summary>
    public static Build Renamed(string source, params (string Name, string By)[] names)
    {
        byte[] image = [.. s_images.GetOrAdd((source, "/src/Program.cs", OptimizationLevel.Release), Compile)];
        foreach (var (name, by) in names)
        {
            byte[] old = System.Text.Encoding.ASCII.GetBytes(name), @new = System.Text.Encoding.ASCII.GetBytes(by.PadRight(name.Length, '\0'));
            for (int at; (at = image.AsSpan().IndexOf(old)) >= 0;) @new.CopyTo(image.AsSpan(at));
        }

        return Of(image);
    }

    /// <summary>Writes the program with an entry point, <c>save FOLDER</c> and <c>load FOLDER</c>, and what it needs to run.</summary>
    /// <returns>The program's file.</returns>
    public static string ToRun(string source, string folder, string path = "/src/Program.cs")
    {
        Directory.CreateDirectory(folder);
        string program = Path.Combine(folder, "Program.dll"), app = typeof(ClosureApp.Program).Assembly.Location, runtime = typeof(Pickler).Assembly.Location;
        File.WriteAllBytes(program, Compile(OutputKind.ConsoleApplication, OptimizationLevel.Release, [(source, path), (EntryPoint, "/src/EntryPoint.cs")]));
        File.Copy(Path.ChangeExtension(app, ".runtimeconfig.json"), Path.ChangeExtension(program, ".runtimeconfig.json"));
        File.Copy(runtime, Path.Combine(folder, Path.GetFileName(runtime)));
        return program;
    }

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

    private const string EntryPoint = """
        using System;
        using System.IO;
        using System.Threading.Tasks;
        using PickleGen;

        public static class EntryPoint
        {
            // What every file in the folder is made from, or what the delegate in it says to 5.
            public static void Main(string[] arguments)
            {
                var options = new PickleOptions { Closures = ClosurePolicy.TrustAssemblies(typeof(Program).Assembly) };
                foreach (string factory in arguments[2..])
                {
                    string file = Path.Combine(arguments[1], factory);
                    if (arguments[0] == "save") File.WriteAllBytes(file, PickleSerializer.Serialize((object)typeof(Program).GetMethod(factory)!.Invoke(null, null)!));
                    else Console.WriteLine(factory + "\t" + Answer(File.ReadAllBytes(file), options));
                }
            }

            private static string Answer(byte[] pickle, PickleOptions options)
            {
                try
                {
                    object? answer = PickleSerializer.Deserialize<Delegate>(pickle, options)!.DynamicInvoke(5);
                    return answer is Task<string> task ? task.Result : (string)answer!;
                }
                catch (PickleException e)
                {
                    return e.GetType().Name;
                }
            }
        }
        """;

    private static byte[] Compile((string Source, string Path, OptimizationLevel Level) build) =>
        Compile(OutputKind.DynamicallyLinkedLibrary, build.Level, [(build.Source, build.Path)]);

    private static byte[] Compile(OutputKind kind, OptimizationLevel level, (string Source, string Path)[] files)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Source, parse, file.Path, System.Text.Encoding.UTF8));
        var options = new CSharpCompilationOptions(kind, optimizationLevel: level, deterministic: true, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create("Program", trees, References, options);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return image.ToArray();
    }
}
