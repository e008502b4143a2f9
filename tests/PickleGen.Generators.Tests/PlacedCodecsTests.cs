namespace PickleGen.Generators.Tests;

/// <summary>The generator knows by name which codecs of the runtime lay their values down in place: a name that is missing costs time and fails nowhere else. An object of such members is flat as a root.</summary>
public class PlacedCodecsTests
{
    public static TheoryData<Type> Codecs => [.. typeof(PickleOptions).Assembly.GetTypes().Where(static type => type.IsValueType && ValueOf(type) is not null)];

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Members_are_written_in_place(Type codec)
    {
        var input = GeneratorHarness.Compile([$"using PickleGen; [Picklable] public partial class One {{ public {ValueOf(codec)} A {{ get; set; }} }}"]);
        string generated = string.Join("\n", GeneratorHarness.Generate(input).Output.SyntaxTrees);
        Assert.Contains($"p = ref global::PickleGen.Codecs.{codec.Name}.Write(ref writer, pickler, value.A, ref p);", generated);
        Assert.Contains($"p = ref global::PickleGen.Codecs.{codec.Name}.WriteFlat(ref writer, ref globals, value.A, ref p);", generated);
    }

    private static Type? ValueOf(Type codec) => codec.GetInterfaces().FirstOrDefault(static contract => contract.Name == "IPlacedCodec`1")?.GenericTypeArguments[0];
}
