namespace PickleGen.Generators.Tests.Evolution;

/// <summary>A member's type or a type's shape changes: each version reads the other's pickles where the value fits, and says so where it does not.</summary>
public class RetypedTests
{
    private const string State = "State", Dict = "Dict", Positional = "Positional";

    public static TheoryData<string, string, string, string, string, string, string> Changes
    {
        get
        {
            // Old type, value, shown; new type, value, shown. What each shows is of both pickles the same.
            var data = new TheoryData<string, string, string, string, string, string, string>();
            foreach (string layout in (string[])[State, Dict, Positional])
            {
                data.Add(layout, "int", "7", "x.A", "long", "7", "x.A");
                data.Add(layout, "int", "7", "x.A", "System.Numerics.BigInteger", "7", "x.A");
                data.Add(layout, "int", "7", "x.A", "object?", "7", "x.A");
                data.Add(layout, "int", "7", "x.A", "int?", "7", "x.A");
                data.Add(layout, "int", "5", "(int)x.A", "DayOfWeek", "DayOfWeek.Friday", "(int)x.A");
                data.Add(layout, "byte", "7", "x.A", "ulong", "7", "x.A");
                data.Add(layout, "float", "1.5f", "x.A", "double", "1.5", "x.A");
                data.Add(layout, "string", "\"t\"", "x.A", "object?", "\"t\"", "x.A");
                data.Add(layout, "string", "\"t\"", "x.A", "char", "'t'", "x.A");
                data.Add(layout, "DateTime", "new DateTime(2024, 1, 2)", "x.A.Day", "DateTimeOffset", "new DateTimeOffset(2024, 1, 2, 0, 0, 0, default)", "x.A.Day");
                data.Add(layout, "int[]", "[1, 2]", "string.Join('+', x.A)", "List<int>", "[1, 2]", "string.Join('+', x.A)");
                data.Add(layout, "List<int>", "[1, 2]", "string.Join('+', x.A)", "IReadOnlyList<long>", "[1, 2]", "string.Join('+', x.A)");
                data.Add(layout, "List<int>", "[1, 2]", "string.Join('+', x.A)", "System.Collections.Immutable.ImmutableArray<long>", "[1, 2]", "string.Join('+', x.A)");
                data.Add(layout, "HashSet<int>", "[1, 2]", "string.Join('+', x.A)", "System.Collections.Frozen.FrozenSet<int>", "System.Collections.Frozen.FrozenSet.ToFrozenSet([1, 2])", "string.Join('+', x.A.Order())");
                data.Add(layout, "Dictionary<string, int>", "new() { [\"k\"] = 1 }", "x.A[\"k\"]", "SortedDictionary<string, long?>", "new() { [\"k\"] = 1 }", "x.A[\"k\"]");
                data.Add(layout, "(int, string)", "(1, \"t\")", "x.A", "Tuple<long, string>", "Tuple.Create(1L, \"t\")", "x.A");
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_member_of_another_type_takes_what_fits(string layout, string oldType, string oldValue, string oldShow, string newType, string newValue, string newShow)
    {
        var old = new CompiledVersion(Thing(layout, oldType), $"new Thing {{ A = {oldValue} }}", oldShow);
        var young = new CompiledVersion(Thing(layout, newType), $"new Thing {{ A = {newValue} }}", newShow);
        string shown = old.Load(old.Save());
        Assert.DoesNotContain("Exception", shown, StringComparison.Ordinal);
        Assert.Equal(shown, young.Load(old.Save()));
        Assert.Equal(shown, old.Load(young.Save()));
        Assert.Equal(shown, young.Load(young.Save()));
    }

    [Theory]
    [InlineData("int", "7", "double", "7")]
    [InlineData("int", "7", "decimal", "7m")]
    [InlineData("long", "7", "float", "7")]
    public void An_integer_may_become_a_number_with_a_point_which_is_no_integer_again(string oldType, string oldValue, string newType, string newValue)
    {
        foreach (string layout in (string[])[State, Dict, Positional])
        {
            var old = new CompiledVersion(Thing(layout, oldType), $"new Thing {{ A = {oldValue} }}", "x.A");
            var young = new CompiledVersion(Thing(layout, newType), $"new Thing {{ A = {newValue} }}", "x.A");
            Assert.Equal("7", young.Load(old.Save()));
            Assert.StartsWith("UnpicklingException: ", old.Load(young.Save()), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("int?", "null", "int")]
    [InlineData("string?", "null", "string")]
    [InlineData("long", "1L << 40", "int")]
    [InlineData("double", "1.5", "int")]
    [InlineData("int", "-1", "uint")]
    [InlineData("int", "300", "byte")]
    [InlineData("string", "\"text\"", "int")]
    [InlineData("List<int>", "[1]", "int")]
    public void What_does_not_fit_is_an_error_that_names_the_member(string oldType, string oldValue, string newType)
    {
        foreach (string layout in (string[])[State, Dict, Positional])
        {
            var old = new CompiledVersion(Thing(layout, oldType), $"new Thing {{ A = {oldValue} }}", "x.A");
            var young = new CompiledVersion(Thing(layout, newType), "new Thing()", "x.A");
            string refused = young.Load(old.Save());
            Assert.StartsWith("UnpicklingException: ", refused, StringComparison.Ordinal);
            Assert.Contains("A", refused["UnpicklingException: ".Length..], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(State)]
    [InlineData(Dict)]
    public void A_base_class_may_come_between_and_go_again(string layout)
    {
        string attribute = $"[Picklable(Module = \"m\", Layout = PickleLayout.{layout})]";
        var old = new CompiledVersion($"{attribute} public partial class Thing {{ public int A {{ get; set; }} public string B {{ get; set; }} = \"\"; }}", "new Thing { A = 1, B = \"b\" }", "x.A},{x.B");
        var young = new CompiledVersion(
            $"{attribute} public partial class Middle {{ public string B {{ get; set; }} = \"\"; }} {attribute} public partial class Thing : Middle {{ public int A {{ get; set; }} }}", "new Thing { A = 1, B = \"b\" }", "x.A},{x.B");
        Assert.Equal("1,b", young.Load(old.Save()));
        Assert.Equal("1,b", old.Load(young.Save()));
    }

    [Theory]
    [InlineData(State)]
    [InlineData(Dict)]
    [InlineData(Positional)]
    public void A_class_may_become_a_record_or_a_struct(string layout)
    {
        string attribute = $"[Picklable(Module = \"m\", Layout = PickleLayout.{layout})]";
        var @class = new CompiledVersion($"{attribute} public partial class Thing {{ public int A {{ get; set; }} public string B {{ get; set; }} = \"\"; }}", "new Thing { A = 1, B = \"b\" }", "x.A},{x.B");
        var record = new CompiledVersion($"{attribute} public sealed partial record Thing(int A, string B);", "new Thing(1, \"b\")", "x.A},{x.B");
        var @struct = new CompiledVersion($"{attribute} public readonly partial record struct Thing(int A, string B);", "new Thing(1, \"b\")", "x.A},{x.B");
        CompiledVersion[] all = [@class, record, @struct];
        Assert.All(all, reader => Assert.All(all, writer => Assert.Equal("1,b", reader.Load(writer.Save()))));
    }

    [Fact]
    public void Names_may_change_more_than_once()
    {
        const string text = "public string B { get; set; } = \"\"; }";
        var first = new CompiledVersion($"[Picklable(Module = \"m\")] public partial class Thing {{ public int A {{ get; set; }} {text}", "new Thing { A = 1, B = \"b\" }", "x.A},{x.B");
        var second = new CompiledVersion($"[Picklable(Module = \"n\", Name = \"Second\"), PickleFormerName(\"m.Thing\")] public partial class Thing {{ [PickleFormerName(\"A\")] public int Mid {{ get; set; }} {text}", "new Thing { Mid = 1, B = \"b\" }", "x.Mid},{x.B");
        var third = new CompiledVersion($"[Picklable(Module = \"o\"), PickleFormerName(\"m.Thing\"), PickleFormerName(\"n.Second\")] public partial class Thing {{ [PickleFormerName(\"A\"), PickleFormerName(\"Mid\")] public int Last {{ get; set; }} {text}", "new Thing { Last = 1, B = \"b\" }", "x.Last},{x.B");
        Assert.Equal("1,b", second.Load(first.Save()));
        Assert.Equal("1,b", third.Load(first.Save(), strict: true));
        Assert.Equal("1,b", third.Load(second.Save(), strict: true));
    }

    private static string Thing(string layout, string type) =>
        $"[Picklable(Module = \"m\", Layout = PickleLayout.{layout})] public partial class Thing {{ public {type} A {{ get; set; }} = default!; }}";
}
