namespace PickleGen.Generators.Tests.Programs;

/// <summary>Types that belong to someone else, declared for the assembly.</summary>
public class ExternalsTests
{
    [Theory]
    [InlineData("void")]
    [InlineData("System.Math")]
    [InlineData("G<>")]
    [InlineData("int*")]
    [InlineData("int")]
    [InlineData("Own")]
    public void Declaration_without_an_effect_generates_nothing(string type)
    {
        var input = GeneratorHarness.Compile([$"using PickleGen; [assembly: PicklableExternal(typeof({type})), PicklableExternal(null!)] public class G<T>; [Picklable] public partial class Own;"]);
        var (files, output) = GeneratorHarness.Generate(input);
        Assert.Equal(["Own.g.cs", "PickleIndex.g.cs"], files.Keys);
        Assert.Equal(2, files["PickleIndex.g.cs"].Split("if (type == typeof(").Length);
        Assert.Equal("", GeneratorHarness.Problems(input, output));
    }

    [Fact]
    public void Annotated_type_that_is_declared_with_its_arguments_keeps_its_codec_and_its_name()
    {
        const string Source = "[Picklable] public partial class Box<T> { public T? Value; }";
        const string Copied = "$\"{Copy(new Box<int> { Value = 3 }).Value} {Convert.ToHexString(PickleSerializer.Serialize(new Box<int> { Value = 3 }))}\"";
        Assert.Equal(CompiledProgram.Evaluate(Source, Copied), CompiledProgram.Evaluate("[assembly: PicklableExternal(typeof(Box<int>)), PicklableExternal(typeof(Box<string>))] " + Source, Copied));
        var (files, _) = GeneratorHarness.Generate(GeneratorHarness.Compile(["using PickleGen; [assembly: PicklableExternal(typeof(Box<int>))] " + Source]));
        Assert.Contains("if (type == typeof(global::Box<int>)) return global::PickleGen.Codecs.PickleTypeInfo.Of<global::Box<int>, global::Box<int>.PickleCodec>();", files["PickleIndex.g.cs"], StringComparison.Ordinal);
    }
}
