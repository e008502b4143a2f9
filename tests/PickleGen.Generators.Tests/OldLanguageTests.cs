using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PickleGen.Generators.Parsing;
using PickleGen.Generators.Reviewing;

namespace PickleGen.Generators.Tests;

/// <summary>A project that is compiled as an older C# than generated code is written in.</summary>
public class OldLanguageTests
{
    [Theory]
    [InlineData("[Picklable] public partial class P { public int A { get; set; } }")]
    [InlineData("[Picklable] public enum P { A }")]
    [InlineData("[assembly: PicklableExternal(typeof(System.Uri))]")]
    [InlineData("[assembly: PicklableExternal(typeof(System.Collections.Generic.List<int>))]")]
    [InlineData("public class B { [PickleMember] private int _a; public int A() => _a; }")]
    public void Nothing_is_generated_below_CSharp_12(string source)
    {
        var (files, output) = GeneratorHarness.Generate(Compile(source, LanguageVersion.CSharp11));
        Assert.Empty(files);
        Assert.Empty(output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp11)]
    public void Annotated_types_are_told_so(LanguageVersion version)
    {
        var compilation = Compile("[Picklable] public partial class P { public int A { get; set; } }", version);
        var type = compilation.GetTypeByMetadataName("P")!;
        var found = Assert.Single(PickleTypeReview.Of(type, type.FindAttribute("PicklableAttribute")!, compilation, TakenNames.In(compilation, default), default));
        Assert.Equal("PICKLE017", found.Id);
        Assert.Equal(
            $"Nothing is generated for 'P': the project is compiled as C# {version.ToDisplayString()}, and generated code needs C# 12.0; take <LangVersion> out of the project file, or set it to latest",
            found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("System.Net.Cookie")]
    [InlineData("System.Threading.CancellationTokenSource")]
    [InlineData("System.Collections.Generic.List<int>")]
    public void So_are_declarations_of_external_types(string type)
    {
        var compilation = Compile($"[assembly: PicklableExternal(typeof({type}))]", LanguageVersion.CSharp11);
        var attribute = Assert.Single(compilation.Assembly.GetAttributes());
        Assert.Equal("PICKLE017", Assert.Single(PickleTypeReview.OfExternal(attribute, compilation, TakenNames.In(compilation, default), default)).Id);
    }

    private static CSharpCompilation Compile(string source, LanguageVersion version) => GeneratorHarness.Compile(["using PickleGen; " + source], version);
}
