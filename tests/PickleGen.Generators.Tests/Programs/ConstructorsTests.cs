namespace PickleGen.Generators.Tests.Programs;

/// <summary>Constructors whose declarations are unusual are called with what they take.</summary>
public class ConstructorsTests
{
    [Theory]
    [InlineData("class P { [PickleIgnore] public required string X { get; set; } public int A; }", "new P { X = \"x\", A = 1 }", "1")]
    [InlineData("class P { private string _x = \"x\"; public required string X { set => _x = value; } public int A; }", "new P { X = \"y\", A = 1 }", "1")]
    [InlineData("record P(int A) { [PickleIgnore] public required string X { get; set; } }", "new P(1) { X = \"x\" }", "1")]
    [InlineData("record P(int A) { [PickleIgnore] public required string X { get; set; } public List<int> Held { get; } = []; }", "new P(1) { X = \"x\" }", "1")]
    [InlineData("struct P { public P() => A = 5; [PickleIgnore] public required string X { get; set; } public int A; }", "new P { X = \"x\", A = 1 }", "1")]
    [InlineData("class P { public P(int a) => A = a; public required int A { get; init; } }", "new P(0) { A = 1 }", "1")]
    [InlineData("class P : B { public int A; } public class B { [PickleIgnore] public required string X { get; set; } }", "new P { X = \"x\", A = 1 }", "1")]
    [InlineData("class P { [StateSetter] public static void Set(P target, Dictionary<string, int> state) => target.A = state[\"A\"]; private string _x = \"\"; public required string X { set => _x = value; } public int A; }", "new P { X = \"x\", A = 1 }", "1")]
    public void Required_member_that_does_not_travel(string declared, string made, string expected) =>
        Assert.Equal(expected, CompiledProgram.Evaluate($"[Picklable] public partial {declared}", $"Copy({made}).A"));

    [Theory]
    [InlineData("class P { public P(long a = 5) { A = (int)a; } public int A { get; } }", "new P(1)", "1")]
    [InlineData("class P { public P(int? a = 5) { A = a ?? 0; } public int A { get; } public string? S { get; set; } }", "new P(1)", "1")]
    [InlineData("class P { public P(int? a = null) { A = a ?? 7; } public int A { get; } }", "new P(1)", "1")]
    [InlineData("class P { public P(object a) { A = (string)a; } public string A { get; } }", "new P(\"s\")", "s")]
    [InlineData("class P { public P(in long a, ref readonly double b) { A = (int)a; B = (float)b; } public int A { get; } public float B { get; } }", "new P(1, 2)", "1")]
    [InlineData("class P { public P(in long a) { A = (int)a; } public int A { get; } public List<int> B { get; } = []; }", "new P(1)", "1")]
    [InlineData("class P { public P(in IEnumerable<int> a) { A = (List<int>)a; } public List<int> A { get; } public override string ToString() => string.Join(\" \", A); }", "new P(new List<int> { 1, 2 })", "1 2", "")]
    public void Parameter_that_is_wider_than_its_member(string declared, string made, string expected, string read = ".A") =>
        Assert.Equal(expected, CompiledProgram.Evaluate($"[Picklable] public partial {declared}", $"Copy({made}){read}"));

    [Theory]
    [InlineData("public P(long a = 5) { A = (int)a; } public int A { get; }")]
    [InlineData("public P(int? a = 5) { A = a ?? 0; } public int A { get; }")]
    public void Default_value_that_is_wider_than_the_member(string declared) =>
        Assert.Equal("5", CompiledProgram.Evaluate($$"""[Picklable(Module = "m")] public partial class P { {{declared}} public int B { get; set; } }""", """PickleSerializer.Deserialize<P>(System.Text.Encoding.Latin1.GetBytes("cm\nP\n)\u0081}b."))!.A"""));

    [Fact]
    public void Default_value_that_is_a_time() => Assert.Equal("7 5", CompiledProgram.Evaluate(
        """
        [Picklable] public partial class P
        {
            public P([System.Runtime.InteropServices.Optional, System.Runtime.CompilerServices.DateTimeConstant(5)] DateTime a) => A = a;
            public DateTime A { get; }
            public int B;
        }
        """,
        """$"{Copy(new P(new DateTime(7))).A.Ticks} {PickleSerializer.Deserialize<P>(System.Text.Encoding.Latin1.GetBytes("cSample\nP\n)\u0081}b."))!.A.Ticks}" """));

    [Theory]
    [InlineData("[PickleMember(\"base_id\")] private int _id;", "[PickleMember] private readonly int _id;")]
    [InlineData("[PickleMember] private int _id;", "[PickleMember(\"own_id\")] private int _id;")]
    [InlineData("private int _id; public int Id { get => _id; set => _id = value; }", "[PickleMember(\"own_id\")] private int _id;")]
    public void Members_of_one_name_in_several_classes_all_come_back_when_a_constructor_takes_it(string inBase, string inDerived) => Assert.Equal(
        "7 8",
        CompiledProgram.Evaluate(
            $$"""
            [Picklable] public partial class Base { {{inBase}} public Base With(int id) { _id = id; return this; } public int Of() => _id.GetHashCode(); }
            [Picklable] public partial class Derived : Base { {{inDerived}} public Derived(int id) => _id = id; public int Own() => _id.GetHashCode(); }
            """,
            """Copy((Derived)new Derived(8).With(7)) is { } copy ? $"{copy.Of()} {copy.Own()}" : null"""));

    [Fact]
    public void What_only_the_constructor_can_set_keeps_its_parameter() => Assert.Equal(
        "7 8",
        CompiledProgram.Evaluate(
            """
            [Picklable] public partial class Base { public int Id { get; } public Base(int id) => Id = id; }
            [Picklable] public partial class Derived : Base { [PickleMember] private int _id; public Derived(int id) : base(id) => _id = id + 1; public int Own() => _id; }
            """,
            """Copy(new Derived(7)) is { } copy ? $"{copy.Id} {copy.Own()}" : null"""));
}
