using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PickleGen.Generators.Tests.Mixed;

/// <summary>Kinds of types, ways to give them their members, places, type parameters, base classes and layouts, each with each.</summary>
public class MixedShapesTests
{
    private const string Common = """
        /// <summary>A color.</summary>
        public enum Color { /// <summary>Red.</summary>
            Red, /// <summary>Blue.</summary>
            Blue }

        /// <summary>A base class.</summary>
        public abstract class Base
        {
            [PickleGen.PickleMember] private int _id;
            /// <summary>Shows.</summary>
            public int Id => _id;
            /// <summary>Who.</summary>
            public string? Owner { get; private set; }
            /// <summary>Sets.</summary>
            public void Own(int id, string owner) => (_id, Owner) = (id, owner);
        }
        """;

    private static readonly string[] s_kinds = ["class", "sealed class", "record", "sealed record", "struct", "readonly struct", "record struct", "readonly record struct"];
    private static readonly string[] s_ways = ["set", "init", "field", "constructor", "primary", "private"];
    private static readonly string[] s_places = ["top", "internal", "private"];
    private static readonly string[] s_layouts = ["State", "Positional"];

    private static MixedShape[] Shapes { get; } =
    [
        .. from kind in s_kinds
           from way in s_ways
           from place in s_places
           from isGeneric in new[] { false, true }
           from isDerived in new[] { false, true }
           from layout in s_layouts
           let shape = new MixedShape(0, kind, way, place, isGeneric && place != "private", isDerived, layout)
           where shape.IsPossible && (!isGeneric || shape.IsGeneric)
           select shape,
    ];

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Latest)]
    public void Every_mixture_compiles_without_a_warning_and_comes_back(LanguageVersion version)
    {
        var shapes = Shapes.Select(static (shape, number) => shape with { Number = number }).ToList();
        Assert.True(shapes.Count >= 100, $"{shapes.Count}");
        string run = $"internal static class All {{ public static string Run(int protocol) => string.Concat({string.Join(", ", shapes.Select(static shape => $"Case{shape.Number}.Run(protocol)"))}); }}";
        var compilation = GeneratorHarness.Compile([Common, run, .. shapes.Select(static shape => shape.Source)], version, name: $"Mixed{version}");
        var (_, output) = GeneratorHarness.Generate(compilation);
        Assert.Empty(output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(static diagnostic => diagnostic.ToString()));

        var image = new MemoryStream();
        Assert.True(output.Emit(image).Success);
        image.Position = 0;
        var context = new Isolated();
        var all = context.LoadFromStream(image).GetType("All")!.GetMethod("Run")!.CreateDelegate<Func<int, string>>();
        Assert.Equal("", all(2));
        Assert.Equal("", all(5));
    }
}
