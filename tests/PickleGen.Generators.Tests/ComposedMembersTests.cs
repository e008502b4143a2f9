namespace PickleGen.Generators.Tests;

/// <summary>Where a hook or an old protocol has members saved as objects, a native program knows of composed types what generated code says: samples/Native runs as one.</summary>
public class ComposedMembersTests
{
    [Theory]
    [InlineData("ImmutableArray<int>")]
    [InlineData("ImmutableArray<int>?")]
    [InlineData("ImmutableArray<int>[]")]
    [InlineData("(int, ImmutableArray<int>)")]
    [InlineData("ImmutableList<int>")]
    [InlineData("ImmutableDictionary<string, int>")]
    [InlineData("System.Memory<int>")]
    [InlineData("System.ArraySegment<int>")]
    [InlineData("KeyValuePair<string, int>")]
    [InlineData("List<KeyValuePair<string, int>>")]
    [InlineData("int[,]")]
    [InlineData("int[][,]")]
    public void Type_of_a_composed_member_goes_along(string type)
    {
        Assert.Contains("=> [global::PickleGen.StaticValue.Of<", GetMembers($"[Picklable] public partial class P {{ public {type} A {{ get; set; }} }}"), StringComparison.Ordinal);
        Assert.Contains("=> [global::PickleGen.StaticValue.Of<", GetMembers($"[Picklable] public partial class P : IPickleState<{type}> {{ public {type} GetState() => default; public void SetState({type} state) {{ }} }}"), StringComparison.Ordinal);
        Assert.Contains("[global::PickleGen.StaticValue.Of<", GetMembers($"[Picklable] public partial class P : List<{type}>;"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int")]
    [InlineData("int?")]
    [InlineData("string")]
    [InlineData("int[]")]
    [InlineData("(int, string)")]
    [InlineData("object")]
    public void Others_are_objects_that_say_it_themselves(string type) =>
        Assert.EndsWith("=> [value.A];", GetMembers($"[Picklable] public partial class P {{ public {type} A {{ get; set; }} = default!; }}"), StringComparison.Ordinal);

    private static string GetMembers(string source)
    {
        var input = GeneratorHarness.Compile(["using System.Collections.Generic; using System.Collections.Immutable; using PickleGen; " + source]);
        return GeneratorHarness.Generate(input).Files["P.g.cs"].Split('\n').Single(static line => line.Contains("object?[] GetMembers(", StringComparison.Ordinal));
    }
}
