namespace PickleGen.Generators.Tests.Programs;

/// <summary>State setters where one would not think of them first.</summary>
public class OwnStateTests
{
    private const string Meter =
        """
        [Picklable] public partial class Meter<T>
        {
            public T? Value { get; set; }
            [StateSetter] public static void Restore(Meter<T> target, Dictionary<string, T?> state) => target.Value = state["Value"];
        }
        [Picklable] public partial class Gauge : Meter<string> { public int Level { get; set; } }
        """;

    [Theory]
    [InlineData("new Meter<int> { Value = 3 }", "3")]
    [InlineData("new Meter<string> { Value = \"v\" }", "v")]
    public void State_setter_of_a_generic_class_is_found(string made, string expected) => Assert.Equal(expected, CompiledProgram.Evaluate(Meter, $"Copy({made}).Value"));

    [Fact]
    public void State_setter_of_a_generic_class_takes_its_own_objects_only() => Assert.Contains(
        "takes a",
        CompiledProgram.Evaluate(Meter, """PickleSerializer.Deserialize<object>(System.Text.Encoding.ASCII.GetBytes("cSample\nMeter`1.Restore\n(I1\nI2\ntR."))"""),
        StringComparison.Ordinal);
}
