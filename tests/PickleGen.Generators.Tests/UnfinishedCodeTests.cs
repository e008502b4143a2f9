using Microsoft.CodeAnalysis;
using PickleGen.Generators.Parsing;
using PickleGen.Generators.Reviewing;

namespace PickleGen.Generators.Tests;

/// <summary>Code that is being typed does not compile. What is generated for the rest stays: a generator that fails takes all of it away, and errors come up everywhere.</summary>
public class UnfinishedCodeTests
{
    [Theory]
    [InlineData("[Picklable] public partial class ")]
    [InlineData("[Picklable] public partial class { public int A; }")]
    [InlineData("public partial class { [Picklable] public partial class P; }")]
    [InlineData("[Picklable] public partial record (int A);")]
    [InlineData("[Picklable] public enum { A }")]
    [InlineData("public partial class P { [Picklable] public int A { get; set; } }")]
    [InlineData("public partial class P { [Picklable] public void Run() { } }")]
    [InlineData("public partial class P { [Picklable] private int _a, _b; }")]
    [InlineData("public class P<[Picklable] T>;")]
    [InlineData("[Picklable] public delegate void P();")]
    [InlineData("[assembly: Picklable]")]
    [InlineData("[Picklable] public enum P { A } [Picklable] public enum P { A }")]
    [InlineData("[Picklable] public class P; [Picklable] public partial class P;")]
    [InlineData("[Picklable] public partial class P { public int A; } [Picklable] public partial struct P { public int A; }")]
    [InlineData("public partial class O { [Picklable] public enum P { A } [Picklable] public enum P { A } }")]
    public void Types_that_are_complete_keep_their_code(string source)
    {
        var input = GeneratorHarness.Compile(["using PickleGen; " + source, "using PickleGen; [Picklable] public partial class Complete { public int A; }"]);
        Assert.Contains("Complete.g.cs", GeneratorHarness.Generate(input).Files.Keys);
        foreach (var type in input.GetSymbolsWithName(static _ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>())
        {
            if (type.FindAttribute("PicklableAttribute") is { } attribute) _ = PickleTypeReview.Of(type, attribute, input, TakenNames.In(input, default), default).ToList();
        }
    }
}
