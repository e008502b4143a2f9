namespace PickleGen.Generators.Tests.Programs;

/// <summary>Members whose declarations are unusual come back.</summary>
public class MembersTests
{
    [Theory]
    [InlineData("[field: PickleIgnore] public string Password { get; set; } = \"none\";", "none")]
    [InlineData("[field: PickleMember(\"word\"), PickleFormerName(\"old\")] public string Password { get; private set; } = \"none\"; public string Secret { set => Password = value; }", "secret")]
    [InlineData("[field: PickleMember] private string Password { get; set; } = \"none\"; public string Secret { set => Password = value; } public string Show() => Password;", "secret", ".Show()")]
    public void Attribute_of_the_field_behind_a_property_means_the_property(string declared, string expected, string show = ".Password") => Assert.Equal(
        expected,
        CompiledProgram.Evaluate(
            $$"""[Picklable] public partial class P { {{declared}} } [Picklable] public partial class D : P;""",
            $"Copy(new D {{ {(declared.Contains("Secret", StringComparison.Ordinal) ? "Secret" : "Password")} = \"secret\" }}){show}"));

    [Theory]
    [InlineData("public dynamic? X;", "X = 3", "X")]
    [InlineData("public dynamic[]? X;", "X = [3]", "X![0]")]
    [InlineData("public List<dynamic>? X { get; init; }", "X = [3]", "X![0]")]
    [InlineData("public Dictionary<string, dynamic[]>? X;", "X = new() { [\"a\"] = [3] }", "X![\"a\"][0]")]
    [InlineData("public (dynamic, int) X;", "X = (3, 4)", "X.Item1")]
    [InlineData("[PickleMember] private dynamic? _x; [PickleIgnore] public dynamic? X { get => _x; set => _x = value; }", "X = 3", "X")]
    [InlineData("[PickleMember] private dynamic? Y { get; set; } [PickleIgnore] public dynamic? X { get => Y; set => Y = value; }", "X = 3", "X")]
    public void Member_that_is_dynamic(string declared, string made, string read) => Assert.Equal(
        "3",
        CompiledProgram.Evaluate($$"""[Picklable] public partial class P { {{declared}} } [Picklable] public partial class D : P;""", $"Copy(new D {{ {made} }}).{read}"));

    [Fact]
    public void Constructor_that_takes_a_dynamic() =>
        Assert.Equal("3", CompiledProgram.Evaluate("[Picklable] public partial record P(dynamic A);", "Copy(new P(3)).A"));

    [Fact]
    public void Ignored_field_of_a_positional_record() => Assert.Equal(
        "P { Name = n, Password =  }",
        CompiledProgram.Evaluate("""[Picklable] public partial record P(string Name, [field: PickleIgnore] string Password = "");""", """Copy(new P("n", "secret"))"""));

    [Theory]
    [InlineData("public virtual int X { get; set; }", "public override int X { get => base.X; }", "X = 4")]
    [InlineData("public virtual int X { get; init; }", "public override int X => base.X;", "X = 4")]
    [InlineData("public virtual int X { get; private set; } public B Set(int x) { X = x; return this; }", "public override int X => base.X;", "")]
    [InlineData("private int _x; [PickleIgnore] public virtual int X { get => _x; set => _x = value; }", "[PickleMember] public override int X { get => base.X; }", "X = 4")]
    public void Override_of_a_getter_alone_is_assigned_by_what_it_overrides(string declared, string overriding, string made) => Assert.Equal(
        "4",
        CompiledProgram.Evaluate(
            $$"""[Picklable] public partial class B { {{declared}} } [Picklable] public partial class D : B { {{overriding}} }""",
            $"((D)Copy<B>({(made.Length == 0 ? "new D().Set(4)" : $"new D {{ {made} }}")})).X"));

    [Theory]
    [InlineData("public int X { get; set; }", "[PickleIgnore] public new int X { get; set; } = 7;")]
    [InlineData("public int X { get; set; }", "public new int X => base.X * 2;")]
    [InlineData("public int X { get; set; }", "public new const int X = 7;")]
    [InlineData("public int X { get; set; }", "public new static int X => 7;")]
    [InlineData("public int X { get; set; }", "public new void X() { }")]
    [InlineData("public int X { get; set; }", "public new class X { }")]
    [InlineData("public int X { get; set; }", "public new event Action X { add { } remove { } }")]
    [InlineData("public int X;", "[PickleIgnore] public new int X { get; set; } = 7;")]
    [InlineData("public int X;", "public new string X() => \"\";")]
    [InlineData("public int X;", "private new int X() => 7;")]
    [InlineData("public object? X { get; set; }", "[PickleIgnore] public new string? X { get => (string?)base.X; set => base.X = value; }")]
    public void Member_that_a_derived_class_hides(string declared, string hiding)
    {
        string types = $$"""[Picklable] public partial class B { {{declared}} } public class M : B { {{hiding}} } [Picklable] public partial class D : M { public int Y; } [Picklable] public partial class N : B { {{hiding}} }""";
        string made = $"public static class Made {{ public static T As<T>(this T made) where T : B {{ made.X = {(declared.Contains("object", StringComparison.Ordinal) ? "\"3\"" : "3")}; return made; }} }}";
        Assert.Equal("3 3", CompiledProgram.Evaluate(types + made, "$\"{((B)Copy(new D().As())).X} {((B)Copy(new N().As())).X}\""));
    }

    [Fact]
    public void Hidden_member_that_is_overridden_is_another_than_the_one_that_hides_it() => Assert.Equal(
        "1 2",
        CompiledProgram.Evaluate(
            "[Picklable] public partial class A { public virtual int X { get; set; } } [Picklable] public partial class B : A { [PickleMember(\"Y\")] public new virtual int X { get; set; } } [Picklable] public partial class C : B { public override int X { get; set; } } public static class Show { public static string Text(A a) => $\"{a.X} {((B)a).X}\"; public static C Made() { var made = new C { X = 2 }; ((A)made).X = 1; return made; } }",
            "Show.Text(Copy(Show.Made()))"));

    // Behind an interface without type arguments, it stays the object that it is, and is filled.
    [Theory]
    [InlineData("System.Collections.IList", "System.Collections.ArrayList", "Add(7)", "[0]")]
    [InlineData("System.Collections.IList", "List<int>", "Add(7)", "[0]")]
    [InlineData("System.Collections.IList", "System.Collections.ObjectModel.ObservableCollection<string>", "Add(\"7\")", "[0]")]
    [InlineData("System.Collections.IDictionary", "System.Collections.Hashtable", "Add(\"k\", 7)", "[\"k\"]")]
    [InlineData("System.Collections.IDictionary", "SortedList<string, int>", "Add(\"k\", 7)", "[\"k\"]")]
    public void Collection_without_a_setter_behind_an_untyped_interface(string type, string held, string add, string read)
    {
        string types = $$"""
            [Picklable] public partial class P { private readonly {{held}} _x = []; [PickleMember] public {{type}} X => _x; public string Text => $"{_x.Count} {X{{read}}}"; }
            [Picklable] public partial class Q { [PickleMember] public {{type}} X { get; } = new {{held}}(); public string Text => $"{X.Count} {X{{read}}} {X is {{held}}}"; }
            public static class Made { public static P OfP() { var made = new P(); made.X.{{add}}; return made; } public static Q OfQ() { var made = new Q(); made.X.{{add}}; return made; } public static Q Filled(Q made) { var before = made.X; PickleSerializer.Populate(PickleSerializer.Serialize(OfQ()), made); return ReferenceEquals(before, made.X) ? made : new Q(); } }
            """;
        Assert.Equal("1 7, 1 7 True, 1 7 True, 1 7", CompiledProgram.Evaluate(types, "$\"{Copy(Made.OfP()).Text}, {Copy(Made.OfQ()).Text}, {Made.Filled(Made.OfQ()).Text}, {((P)PickleSerializer.Deserialize<object>(PickleSerializer.Serialize<object>(Made.OfP()))!).Text}\""));
    }

    [Fact]
    public void Collection_without_a_setter_says_what_it_does_not_take() => Assert.StartsWith(
        "UnpicklingException: The value \"1\" is not of type \"System.Int64\"",
        CompiledProgram.Evaluate(
            "[Picklable] public partial class P { private readonly List<long> _x = []; [PickleMember] public System.Collections.IList X => _x; public P Add() { _x.Add(1); return this; } }",
            "Copy(new P().Add())"),
        StringComparison.Ordinal);

    [Fact]
    public void Type_argument_that_is_a_mark_alone_need_not_be_picklable() => Assert.Equal(
        "3",
        CompiledProgram.Evaluate("public class N; [Picklable] public partial record struct Id<T>(int Value); [Picklable] public partial class P { public Id<N> A; }", "Copy(new P { A = new(3) }).A.Value"));

    [Fact]
    public void Collection_that_is_computed_does_not_travel() => Assert.Equal("False", CompiledProgram.Evaluate(
        "[Picklable] public partial class P { public List<int> A { get; } = []; public List<int> Computed => [.. A, 1]; }",
        "System.Text.Encoding.Latin1.GetString(PickleSerializer.Serialize(new P())).Contains(\"Computed\")"));

    [Fact]
    public void Collection_that_is_a_struct_is_assigned_where_nobody_else_can() => Assert.Equal("3", CompiledProgram.Evaluate(
        "[Picklable] public partial class P { public P() { } public P(int a) => A = [a]; [PickleMember] public System.Collections.Immutable.ImmutableArray<int> A { get; } = []; }",
        "Copy(new P(3)).A[0]"));

    /// <summary>Each type leads to another: whoever followed them all would come to no end.</summary>
    [Fact]
    public void Generic_type_may_have_members_of_it_with_ever_deeper_arguments() => Assert.Equal(
        "5",
        CompiledProgram.Evaluate(
            "[Picklable] public partial class G<T> { public G<List<T>>? Next; public T? X; } [Picklable] public partial record P(G<int> A);",
            "Copy(new P(new G<int> { Next = new() { X = [4], Next = new() { X = [[5]] } } })).A.Next!.Next!.X![0][0]"));

    [Theory]
    [InlineData("", "B 1")]
    [InlineData(", new PickleOptions { UnknownMembers = UnknownMembers.Error }", "UnpicklingException: ")]
    public void Derived_object_in_dict_layout_comes_back_as_its_member_says(string options, string expected) => Assert.StartsWith(
        expected,
        CompiledProgram.Evaluate(
            "[Picklable(Layout = PickleLayout.Dict)] public partial class B { public int X; } [Picklable(Layout = PickleLayout.Dict)] public partial class D : B { public int Y; } [Picklable] public partial class P { public B? A; } public static class Show { public static string Text(B b) => $\"{b.GetType().Name} {b.X}\"; }",
            $"Show.Text(PickleSerializer.Deserialize<P>(PickleSerializer.Serialize(new P {{ A = new D {{ X = 1, Y = 2 }} }}){options})!.A!)"),
        StringComparison.Ordinal);
}
