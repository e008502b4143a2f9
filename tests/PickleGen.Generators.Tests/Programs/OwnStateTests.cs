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

    [Theory]
    [InlineData("[Picklable] public partial class B { public int A; [StateSetter] private static void Set(B target, Dictionary<string, int> state) => target.A = state[nameof(A)] + 1; }", "B")]
    [InlineData("public class B { public int A; [StateSetter] private static void Set(object target, Dictionary<string, int> state) => ((B)target).A = state[nameof(A)] + 1; }", "B")]
    [InlineData("public class B<T> { public int A; [StateSetter] private static void Set(B<T> target, Dictionary<string, T> state) => target.A = int.Parse($\"{state[nameof(A)]}\") + 1; }", "B<int>")]
    public void Private_state_setter_of_a_base_class_runs(string declared, string type)
    {
        string source = declared + $"[Picklable] public partial class D : {type}; [Picklable] public partial class E<U> : {type} {{ public U? Other; }}";
        Assert.Equal("4", CompiledProgram.Evaluate(source, "Copy(new D { A = 3 }).A"));
        Assert.Equal("4", CompiledProgram.Evaluate(source, "Copy(new E<int> { A = 3 }).A"));
    }

    [Fact]
    public void Private_state_setter_of_an_external_type_runs() => Assert.Equal(
        "4",
        CompiledProgram.Evaluate(
            "[assembly: PicklableExternal(typeof(X))] public class X { public int A; [StateSetter] private static void Set(X target, Dictionary<string, int> state) => target.A = state[nameof(A)] + 1; }",
            "Copy(new X { A = 3 }).A"));

    [Fact]
    public void State_setter_of_a_generic_class_takes_its_own_objects_only() => Assert.Contains(
        "takes a",
        CompiledProgram.Evaluate(Meter, """PickleSerializer.Deserialize<object>(System.Text.Encoding.ASCII.GetBytes("cSample\nMeter`1.Restore\n(I1\nI2\ntR."))"""),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("IPickleState<Wide>", "IPickleState<Wide>.")]
    [InlineData("IWide", "IPickleState<Wide>.")]
    public void State_of_a_derived_class_goes_before_that_of_its_base_class(string contract, string prefix) => Assert.Equal(
        "1 b 1",
        CompiledProgram.Evaluate(
            $$"""
            [Picklable] public partial class Narrow { public int A; }
            [Picklable] public partial class Wide { public int A; public string? B; }
            public interface IWide : IPickleState<Wide>;
            [Picklable] public partial class Base : IPickleState<Narrow>
            {
                public int A;
                Narrow IPickleState<Narrow>.GetState() => new() { A = A };
                void IPickleState<Narrow>.SetState(Narrow state) => A = state.A;
            }
            [Picklable] public partial class Derived : Base, {{contract}}
            {
                public string? B;
                Wide {{prefix}}GetState() => new() { A = A, B = B };
                void {{prefix}}SetState(Wide state) => (A, B) = (state.A, state.B);
            }
            [Picklable] public partial class Last : Derived;
            """,
            """Copy(new Base[] { new Last { A = 1, B = "b" }, new() { A = 1 } }) is [Last last, var plain] ? $"{last.A} {last.B} {plain.A}" : null"""));
}
