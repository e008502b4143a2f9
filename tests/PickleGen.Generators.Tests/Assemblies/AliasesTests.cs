using Microsoft.CodeAnalysis;
using PickleGen.Generators.Parsing;
using PickleGen.Generators.Reviewing;

namespace PickleGen.Generators.Tests.Assemblies;

/// <summary>Assemblies that are referenced under an alias: what they can pickle is registered, and their types are never taken for others.</summary>
public class AliasesTests
{
    private const string Library = """
        namespace Lib
        {
            [Picklable] public partial class Other { public int A { get; set; } }
            [Picklable] public partial class Base { public int B { get; set; } }
            [Picklable] public partial class Sealed { public int C { get; init; } }
            [Picklable] public partial class Hiding { [PickleMember] private int _d; public int D() => _d; }
            [Picklable] public partial class Calling { public int E; [OnUnpickled] private void Done() => E++; }
            public class Plain { public int F { get; set; } }
        }
        """;

    /// <summary>What <c>global::</c> leads to has the same names.</summary>
    private const string Namesakes = " namespace Lib { [Picklable] public partial class Other { public string? A { get; set; } } public class Plain; }";

    [Theory]
    [InlineData("L2")]
    [InlineData("class")]
    public void Types_of_an_aliased_assembly_come_back_beside_their_namesakes(string alias)
    {
        var assemblies = new CompiledAssemblies(asReferences: false);
        assemblies.Add("AliasesTests.Library", Library, aliases: alias);
        var program = assemblies.Add(
            "AliasesTests.Program",
            $$"""
            extern alias @{{alias}};
            namespace App
            {
                [Picklable] public partial class P { public object? Any { get; set; } public Lib.Other? Mine { get; set; } }
                [Picklable] public partial class D : @{{alias}}::Lib.Base;
                public static class Check
                {
                    public static string Run()
                    {
                        var p = PickleSerializer.DeepClone(new P { Any = new @{{alias}}::Lib.Sealed { C = 3 }, Mine = new Lib.Other { A = "4" } });
                        return $"{((@{{alias}}::Lib.Sealed)p.Any!).C} {p.Mine!.A} {PickleSerializer.DeepClone(new D { B = 5 }).B}";
                    }
                }
            }
            """ + Namesakes);
        Assert.Equal("3 4 5", program.GetType("App.Check")!.GetMethod("Run")!.Invoke(null, null));
    }

    [Fact]
    public void Index_registers_it_through_the_alias()
    {
        var (files, _) = GeneratorHarness.Generate(Compile("[Picklable] public partial class P;", "L2"));
        Assert.Contains("\nextern alias L2;\n\n[assembly: ", files["PickleIndex.g.cs"], StringComparison.Ordinal);
        Assert.Contains(" L2::PickleGen.Generated.AliasesTests_Library.PickleIndex.Register();", files["PickleIndex.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Picklable] public partial class P { public L2::Lib.Other? X { get; set; } }")]
    [InlineData("[Picklable] public partial class P { public List<L2::Lib.Other[]>? X { get; set; } }")]
    [InlineData("[Picklable] public partial class P { public Dictionary<int, L2::Lib.Plain>? X { get; set; } }")]
    [InlineData("[Picklable] public partial record P(L2::Lib.Other X);")]
    [InlineData("[Picklable] public partial class P : List<L2::Lib.Other>;")]
    [InlineData("[Picklable] public partial class P : IPickleState<L2::Lib.Other> { public L2::Lib.Other GetState() => new(); public void SetState(L2::Lib.Other state) { } }")]
    [InlineData("[Picklable] public partial class P : L2::Lib.Sealed;")]
    [InlineData("[Picklable] public partial class P : L2::Lib.Hiding;")]
    [InlineData("[Picklable] public partial class P : L2::Lib.Calling;")]
    [InlineData("public class B<T> where T : L2::Lib.Plain { [PickleMember] private T? _x; public T? X() => _x; } [Picklable] public partial class P<T> : B<T> where T : L2::Lib.Plain;")]
    [InlineData("public class P { [PickleMember] private L2::Lib.Other? _x; public L2::Lib.Other? X() => _x; }", 0)]
    [InlineData("[assembly: PicklableExternal(typeof(L2::Lib.Plain))]")]
    [InlineData("[assembly: PicklableExternal(typeof(List<L2::Lib.Other>))]")]
    public void Type_that_only_an_alias_leads_to_is_refused(string source, int count = 1)
    {
        var input = Compile(source, "L2");
        var (files, output) = GeneratorHarness.Generate(input);
        Assert.Equal("", GeneratorHarness.Problems(input, output));
        Assert.DoesNotContain(files, static file => file.Key != "PickleIndex.g.cs" && file.Key != "Lib.Other.g.cs");
        var found = Review(input);
        Assert.Equal(count, found.Count);
        Assert.All(found, static diagnostic => Assert.Equal("PICKLE016", diagnostic.Id));
        Assert.All(found, static diagnostic => Assert.Contains("is in AliasesTests.Library, to which the project refers under the alias 'L2' alone", diagnostic.GetMessage(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("global")]
    [InlineData("L2", "global")]
    [InlineData("global", "L2")]
    public void Type_that_needs_no_alias_travels(params string[] aliases)
    {
        const string Source = "extern alias L2; [PickleGen.Picklable] public partial class P { public Lib.Base? X { get; set; } }";
        string source = aliases.Contains("L2") ? Source : Source["extern alias L2;".Length..];
        foreach (var references in new[] { [Reference.WithAliases(aliases)], aliases.Select(static alias => Reference.WithAliases([alias])).ToArray() })
        {
            var input = GeneratorHarness.Compile([source], references: references);
            var (files, output) = GeneratorHarness.Generate(input);
            Assert.Equal("", GeneratorHarness.Problems(input, output));
            Assert.Contains("P.g.cs", files.Keys);
            Assert.Empty(Review(input));
        }
    }

    private static MetadataReference Reference { get; } =
        MetadataReference.CreateFromImage(CompiledAssemblies.Emit(GeneratorHarness.Generate(GeneratorHarness.Compile(["using PickleGen; " + Library], name: "AliasesTests.Library")).Output));

    private static Microsoft.CodeAnalysis.CSharp.CSharpCompilation Compile(string source, string alias) =>
        GeneratorHarness.Compile([$"extern alias {alias}; using System.Collections.Generic; using PickleGen; " + source + (source.StartsWith("[assembly", StringComparison.Ordinal) ? "" : Namesakes)], references: Reference.WithAliases([alias]));

    private static List<Diagnostic> Review(Compilation compilation)
    {
        var names = TakenNames.In(compilation, default);
        return [
            .. compilation.Assembly.GetAttributes().Where(static attribute => attribute.IsPickleGen("PicklableExternalAttribute")).SelectMany(attribute => PickleTypeReview.OfExternal(attribute, compilation, names, default)),
            .. AnnotatedTypes.In(compilation, default).SelectMany(type => PickleTypeReview.Of(type, type.FindAttribute("PicklableAttribute")!, compilation, names, default)),
        ];
    }
}
