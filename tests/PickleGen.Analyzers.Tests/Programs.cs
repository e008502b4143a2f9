using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PickleGen.Generators;

namespace PickleGen.Analyzers.Tests;

/// <summary>Compiles sources with the generator, as a build does, and loads the result to run it.</summary>
internal static class Programs
{
    public static Assembly Load(Compilation compilation)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new PickleGenerator().AsSourceGenerator()], parseOptions: AnalyzerHarness.ParseOptions);
        // The assembly's name is the module of its types, and all programs of the tests are loaded into one process.
        driver.RunGeneratorsAndUpdateCompilation(compilation.WithAssemblyName($"Program{Guid.NewGuid():N}"), out var generated, out _);
        AnalyzerHarness.AssertCompiles(generated);
        using var image = new MemoryStream();
        Assert.True(generated.Emit(image).Success);
        image.Position = 0;
        return new AssemblyLoadContext(name: null).LoadFromStream(image);
    }

    /// <summary>What a static method without parameters returns.</summary>
    public static T Call<T>(this Assembly assembly, string type, string method) =>
        (T)assembly.GetType(type, throwOnError: true)!.GetMethod(method)!.Invoke(null, [])!;
}
