namespace PickleGen.Generators.Tests.Programs;

/// <summary>Names that mean something to C#, or to what is generated.</summary>
public class NamesTests
{
    [Theory]
    [InlineData("required")]
    [InlineData("scoped")]
    [InlineData("file")]
    [InlineData("extension")]
    [InlineData("partial")]
    [InlineData("record")]
    [InlineData("class")]
    [InlineData("field")]
    [InlineData("await")]
    public void Type_that_is_called_as_a_keyword(string name) => Assert.Equal(
        "1 2 3",
        CompiledProgram.Evaluate(
            $$"""
            [Picklable] public partial class @{{name}} { public int A; public List<@{{name}}> B { get; } = []; [Picklable] public partial record struct @where(@{{name}}? C); [Picklable] public enum @yield { No, @on = 3 } [OnUnpickled] private void Done() { } }
            namespace @{{name}}s.@{{name}} { [Picklable] public partial class @{{name}}<@get> { public @get? D; } }
            """,
            $$"""$"{Copy(new @{{name}} { A = 1 }).A} {Copy(new @{{name}}.@where(new @{{name}} { A = 2 })).C!.A} {(int)Copy(new @{{name}}s.@{{name}}.@{{name}}<@{{name}}.@yield> { D = @{{name}}.@yield.@on }).D}" """));

    [Theory]
    [InlineData("Tuple")]
    [InlineData("KeyValuePair")]
    public void Generic_type_that_is_called_as_one_of_the_frameworks(string name) => Assert.Equal(
        "3",
        CompiledProgram.Evaluate($"namespace N {{ [Picklable] public partial class {name}<T> {{ public T? X; }} [Picklable] public partial class P {{ public {name}<int>? A; }} }}", $"Copy(new N.P {{ A = new() {{ X = 3 }} }}).A!.X"));

    [Fact]
    public void Type_in_a_generic_one_is_made_of_itself() => Assert.Equal(
        "3",
        CompiledProgram.Evaluate("public partial class O<T> { [Picklable] public partial class I { public I? Next; public T? X; } }", "Copy(new O<int>.I { Next = new() { X = 3 } }).Next!.X"));

    [Theory]
    [InlineData("default")]
    [InlineData("base")]
    [InlineData("file")]
    [InlineData("1st-of all")]
    public void Assembly_that_is_called_as_a_keyword(string name) =>
        Assert.Equal("3", CompiledProgram.Evaluate("[assembly: PicklableExternal(typeof(Other))] public class Other { public int A; } [Picklable] public partial class P { public Other? A; }", "Copy(new P { A = new Other { A = 3 } }).A!.A", name));

    [Theory]
    [InlineData("")]
    [InlineData("<int>")]
    public void Private_members_of_base_classes_that_share_their_names(string argument)
    {
        string parameter = argument.Length == 0 ? "" : "<T>";
        Assert.Equal("1 2 3 4", CompiledProgram.Evaluate(
            $$"""
            namespace N1 { [Picklable] public partial class Order{{parameter}} { [PickleMember("a")] private int _id; public void SetA(int id) => _id = id; public int A() => _id; } }
            namespace N2 { [Picklable] public partial class Order{{parameter}} : N1.Order{{parameter}} { [PickleMember("b")] private int _id; public void SetB(int id) => _id = id; public int B() => _id; } }
            namespace N3
            {
                [Picklable] public partial class Order : N2.Order{{argument}}
                {
                    [PickleMember("c")] private int _id;
                    public int Order__id;
                    public Order Set() { SetA(1); SetB(2); _id = 3; Order__id = 4; return this; }
                    public override string ToString() => $"{A()} {B()} {_id} {Order__id}";
                }
            }
            """,
            "Copy(new N3.Order().Set())"));
    }

    [Theory]
    [InlineData("public new string GetType() => \"no\";")]
    [InlineData("public new int GetType => 1;")]
    [InlineData("public class GetType;")]
    public void Type_that_hides_GetType(string member) =>
        Assert.Equal("1 2", CompiledProgram.Evaluate(
            $$"""
            [Picklable] public partial class P { public int A; #nl#{{member}} }
            [Picklable] public partial class Q : P { public int B; }
            """.Replace("#nl#", "\n#pragma warning disable CS0108\n", StringComparison.Ordinal),
            "$\"{Copy<P>(new P { A = 1 }).A} {((Q)Copy<P>(new Q { B = 2 })).B}\""));

    [Theory]
    [InlineData("")]
    [InlineData("(Layout = PickleLayout.Positional)")]
    public void Type_parameters_that_are_called_as_that_of_generated_methods(string arguments) => Assert.Equal("1 2 3", CompiledProgram.Evaluate(
        $$"""
        public partial class Outer<TPickleNames_>
        {
            [Picklable{{arguments}}] public partial record Inner<TPickleNames>(TPickleNames_ A, TPickleNames B);
            [Picklable{{arguments}}] public partial class Flat { {{(arguments.Length == 0 ? "" : "[PickleMember(Order = 0)] ")}}public int C; }
        }
        """.Replace("record Inner<TPickleNames>(TPickleNames_ A, TPickleNames B)", arguments.Length == 0 ? "record Inner<TPickleNames>(TPickleNames_ A, TPickleNames B)" : "record Inner<TPickleNames>([PickleMember(Order = 0)] TPickleNames_ A, [PickleMember(Order = 1)] TPickleNames B)", StringComparison.Ordinal),
        "$\"{Copy(new Outer<int>.Inner<int>(1, 2)).A} {Copy(new Outer<int>.Inner<int>(1, 2)).B} {Copy(new Outer<int>.Flat { C = 3 }).C}\""));

    [Fact]
    public void Enum_that_is_nested_in_the_generic_type_of_which_it_is_a_member() => Assert.Equal(
        "B B 2",
        CompiledProgram.Evaluate(
            "[Picklable] public partial class Machine<T> { public enum State { A, B } public State Now; public List<State> Past { get; } = []; [Picklable] public partial class Step { public State To { get; set; } public T? By; } }",
            "$\"{Copy(new Machine<int> { Now = Machine<int>.State.B }).Now} {Copy(new Machine<int>.Step { To = Machine<int>.State.B }).To} {((Machine<int>.Step)PickleSerializer.Deserialize<object>(PickleSerializer.Serialize<object>(new Machine<int>.Step { By = 2 }))!).By}\""));

    [Theory]
    [InlineData("\\ud83d")]
    [InlineData("a\\0b")]
    [InlineData("\\uffff<&>")]
    [InlineData("\\ud83d\\ude00")]
    public void Member_whose_name_has_what_XML_has_no_character_for(string name) =>
        Assert.Equal("3", CompiledProgram.Evaluate($$"""[Picklable] public partial class P { [PickleMember("{{name}}")] public int A; }""", "Copy(new P { A = 3 }).A"));
}
