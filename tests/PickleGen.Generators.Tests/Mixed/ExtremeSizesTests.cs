using Microsoft.CodeAnalysis.CSharp;

namespace PickleGen.Generators.Tests.Mixed;

/// <summary>Types of very many members, and of none.</summary>
public class ExtremeSizesTests
{
    private const int Many = 300;

    [Theory]
    [InlineData("State")]
    [InlineData("Positional")]
    [InlineData("Dict")]
    public void Three_hundred_members_and_none_come_back(string layout)
    {
        string members = string.Concat(Enumerable.Range(0, Many).Select(static i => $"public int M{i} {{ get; set; }} "));
        string sum = string.Join(" + ", Enumerable.Range(0, Many).Select(static i => $"big.M{i}"));
        string fill = string.Concat(Enumerable.Range(0, Many).Select(static i => $"big.M{i} = {i}; "));
        string source = $$"""
            using PickleGen;
            [Picklable(Layout = PickleLayout.{{layout}})] internal sealed partial class Big { {{members}} }
            [Picklable(Layout = PickleLayout.{{layout}})] internal sealed partial class Empty;
            [Picklable(Layout = PickleLayout.{{layout}})] internal sealed partial record Nothing;
            [Picklable(Layout = PickleLayout.{{layout}})] internal partial struct Void;
            internal static class All
            {
                public static string Run(int protocol)
                {
                    var options = new PickleOptions { Protocol = protocol };
                    var big = new Big();
                    {{fill}}
                    big = PickleSerializer.DeepClone(big, options);
                    PickleSerializer.Populate(PickleSerializer.Serialize(big, options), big);
                    var empty = PickleSerializer.DeepClone<(Empty?, Nothing?, Void, Empty?)>((new(), new(), default, null), options);
                    var several = PickleSerializer.DeepClone(new Void[20], options);
                    return $"{ {{sum}} } {empty.Item1 is not null} {empty.Item2 == new Nothing()} {empty.Item4 is null} {several.Length}";
                }
            }
            """;
        var (_, output) = GeneratorHarness.Generate(GeneratorHarness.Compile([source], LanguageVersion.Latest, name: $"Extreme{layout}"));
        var image = new MemoryStream();
        var emitted = output.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        var context = new Isolated();
        var run = context.LoadFromStream(image).GetType("All")!.GetMethod("Run")!.CreateDelegate<Func<int, string>>();
        for (int protocol = 0; protocol <= 5; protocol++) Assert.Equal($"{Many * (Many - 1) / 2} True True True 20", run(protocol));
    }
}
