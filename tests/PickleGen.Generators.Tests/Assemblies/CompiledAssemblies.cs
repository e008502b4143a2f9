using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace PickleGen.Generators.Tests.Assemblies;

/// <summary>A program of several assemblies, each compiled against those before it, and loaded with a runtime of their own.</summary>
/// <param name="asReferences">Against reference assemblies, which lack what is private, as the SDK compiles projects.</param>
internal sealed class CompiledAssemblies(bool asReferences)
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using PickleGen;";

    private readonly Isolated _context = new();
    private readonly List<MetadataReference> _references = [];

    /// <summary>Adds one, which must compile without a warning in what is generated. Those behind it refer to it under an alias, if it is given one.</summary>
    public Assembly Add(string name, string source, bool generates = true, params string[] aliases)
    {
        var input = Compile(name, source);
        Compilation output = generates ? GeneratorHarness.Generate(input).Output : input;
        string problems = GeneratorHarness.Problems(input, output);
        Assert.True(problems.Length == 0, problems);
        byte[] image = Emit(output);
        _references.Add(MetadataReference.CreateFromImage(asReferences ? Emit(output, new EmitOptions(metadataOnly: true, includePrivateMembers: false)) : image).WithAliases(aliases));
        return _context.LoadFromStream(new MemoryStream(image));
    }

    /// <summary>Adds one that another compiler made: what ends with <c>_at</c> ends with @, as names of F#'s fields do, and a class <c>__f__AnonymousType</c> is called as its anonymous records are.</summary>
    public void AddForeign(string name, string source)
    {
        byte[] image = Emit(Compile(name, source));
        for (int at; (at = image.AsSpan().IndexOf("_at\0"u8)) >= 0;) "@\0\0"u8.CopyTo(image.AsSpan(at));
        for (int at; (at = image.AsSpan().IndexOf("__f__AnonymousType"u8)) >= 0;) "<>"u8.CopyTo(image.AsSpan(at));
        _references.Add(MetadataReference.CreateFromImage(image));
        _context.LoadFromStream(new MemoryStream(image));
    }

    /// <summary>The next one before it is generated for: what analyzers see.</summary>
    public CSharpCompilation Compile(string name, string source) => GeneratorHarness.Compile([Usings, source], name: name, references: [.. _references]);

    /// <summary>An assembly's bytes.</summary>
    public static byte[] Emit(Compilation compilation, EmitOptions? options = null)
    {
        var image = new MemoryStream();
        Assert.True(compilation.Emit(image, options: options).Success);
        return image.ToArray();
    }
}
