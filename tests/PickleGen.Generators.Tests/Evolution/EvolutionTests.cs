namespace PickleGen.Generators.Tests.Evolution;

/// <summary>Two versions of one assembly read each other's pickles, in both directions and every layout.</summary>
public class EvolutionTests
{
    private const string State = "[Picklable(Module = \"m\")]", Dict = "[Picklable(Module = \"m\", Layout = PickleLayout.Dict)]", Positional = "[Picklable(Module = \"m\", Layout = PickleLayout.Positional)]";

    private const string Plain = "public partial class Thing { public int A { get; set; } public string B { get; set; } = \"\"; }";
    private const string Value = "new Thing { A = 1, B = \"b\" }";
    private const string Show = "x.A},{x.B";

    public static TheoryData<string> ByName => [State, Dict];

    public static TheoryData<string> All => [State, Dict, Positional];

    [Theory]
    [MemberData(nameof(All))]
    public void A_member_that_was_added_keeps_its_initializer_and_old_programs_leave_it_out(string layout)
    {
        var old = new CompiledVersion($"{layout} {Plain}", Value, Show);
        var young = new CompiledVersion(
            $"{layout} public partial class Thing {{ public int A {{ get; set; }} public string B {{ get; set; }} = \"\"; public string C {{ get; set; }} = \"new\"; }}",
            "new Thing { A = 1, B = \"b\", C = \"c\" }",
            Show + "},{x.C");
        Assert.Equal("1,b,new", young.Load(old.Save()));
        Assert.Equal("1,b", old.Load(young.Save()));
        Assert.StartsWith("UnpicklingException: ", old.Load(young.Save(), strict: true), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ByName))]
    public void A_member_that_was_removed_is_left_out_and_old_programs_keep_its_initializer(string layout)
    {
        var old = new CompiledVersion($"{layout} {Plain}", Value, Show);
        var young = new CompiledVersion($"{layout} public partial class Thing {{ public string B {{ get; set; }} = \"\"; }}", "new Thing { B = \"b\" }", "x.B");
        Assert.Equal("b", young.Load(old.Save()));
        Assert.Equal("0,b", old.Load(young.Save()));
        Assert.StartsWith("UnpicklingException: ", young.Load(old.Save(), strict: true), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ByName))]
    public void Members_may_change_places(string layout)
    {
        var old = new CompiledVersion($"{layout} {Plain}", Value, Show);
        var young = new CompiledVersion($"{layout} public partial class Thing {{ public string B {{ get; set; }} = \"\"; public int A {{ get; set; }} }}", Value, Show);
        Assert.Equal("1,b", young.Load(old.Save()));
        Assert.Equal("1,b", old.Load(young.Save()));
    }

    [Fact]
    public void A_type_in_dict_layout_reads_what_it_wrote_under_a_former_name_in_state_layout()
    {
        var old = new CompiledVersion($"[Picklable(Module = \"m\", Name = \"Old\")] {Plain}", Value, Show);
        var young = new CompiledVersion($"{Dict} [PickleFormerName(\"Old\")] {Plain}", Value, Show);
        var forgetful = new CompiledVersion($"{Dict} {Plain}", Value, Show);
        Assert.Equal("1,b", young.Load(old.Save()));
        Assert.StartsWith("PickleSecurityException: ", forgetful.Load(old.Save()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(State, State, "1,b", "1,b")]
    [InlineData(State, Positional, "1,b", "is called with 2 arguments; it takes none. What is made by such a call is a type in PickleLayout.Positional.")]
    [InlineData(State, Dict, "1,b", "found a dict, which is an object of a type in PickleLayout.Dict alone.")]
    [InlineData(Positional, Dict, "is called with 2 arguments", "found a dict")]
    public void Other_layouts_read_what_was_in_state_layout_and_no_others(string before, string after, string forth, string back)
    {
        const string Holding = "public partial class Thing { public Part P { get; set; } = new(); } ", Part = "public partial class Part { public int A { get; set; } public string B { get; set; } = \"\"; }";
        var old = new CompiledVersion($"{State} {Holding} {before} {Part}", "new Thing { P = new() { A = 1, B = \"b\" } }", "x.P.A},{x.P.B");
        var young = new CompiledVersion($"{State} {Holding} {after} {Part}", "new Thing { P = new() { A = 1, B = \"b\" } }", "x.P.A},{x.P.B");
        Assert.Contains(forth, young.Load(old.Save()), StringComparison.Ordinal);
        Assert.Contains(back, old.Load(young.Save()), StringComparison.Ordinal);
    }

    // A name in a pickle means what the registry says, wherever it stands.
    [Theory]
    [MemberData(nameof(All))]
    public void A_member_whose_class_has_gone_is_left_out_where_an_empty_class_is_left(string layout)
    {
        string part = $"{layout} public partial class Part", empty = $"{part};";
        var old = new CompiledVersion($"{State} public partial class Thing {{ public List<Part> P {{ get; set; }} = new(); public int A {{ get; set; }} }} {part} {{ public int N {{ get; set; }} }}", "new Thing { P = { new() { N = 1 } }, A = 1 }", "x.A");
        const string Without = "public partial class Thing { public int A { get; set; } } ";
        string refused = new CompiledVersion($"{State} {Without}", "new Thing { A = 2 }", "x.A").Load(old.Save());
        if (layout == Dict) Assert.Equal("1", refused);
        else Assert.StartsWith("PickleSecurityException: The pickle names 'm.Part'", refused, StringComparison.Ordinal);
        var young = new CompiledVersion($"{State} {Without} {empty}", "new Thing { A = 2 }", "x.A");
        Assert.Equal("1", young.Load(old.Save()));
        Assert.Equal("2", old.Load(young.Save()));
    }

    [Fact]
    public void Type_arguments_are_in_the_pickle()
    {
        foreach (string layout in (string[])[State, Positional, Dict])
        {
            string box = $"{layout} public partial class Box<T> {{ public T? V {{ get; set; }} }}";
            var old = new CompiledVersion($"{State} public partial class Thing {{ public Box<int> A {{ get; set; }} = new(); }} {box}", "new Thing { A = { V = 1 } }", "x.A.V");
            var young = new CompiledVersion($"{State} public partial class Thing {{ public Box<long> A {{ get; set; }} = new(); }} {box}", "new Thing { A = { V = 1 } }", "x.A.V");
            string loaded = young.Load(old.Save());
            if (layout == Dict) Assert.Equal("1", loaded);
            else Assert.StartsWith("UnpicklingException: Expected 'Box`1[System.Int64]', found 'Box`1[System.Int32]'", loaded, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(ByName))]
    public void A_renamed_member_is_found_by_its_former_name_and_under_its_former_name_by_old_programs_that_are_told(string layout)
    {
        var old = new CompiledVersion($"{layout} {Plain}", Value, Show);
        var young = new CompiledVersion($"{layout} public partial class Thing {{ [PickleFormerName(\"A\")] public int Number {{ get; set; }} public string B {{ get; set; }} = \"\"; }}", "new Thing { Number = 1, B = \"b\" }", "x.Number},{x.B");
        var kept = new CompiledVersion($"{layout} public partial class Thing {{ [PickleMember(\"A\")] public int Number {{ get; set; }} public string B {{ get; set; }} = \"\"; }}", "new Thing { Number = 1, B = \"b\" }", "x.Number},{x.B");
        Assert.Equal("1,b", young.Load(old.Save()));
        Assert.Equal("0,b", old.Load(young.Save()));
        Assert.Equal("1,b", kept.Load(old.Save()));
        Assert.Equal("1,b", old.Load(kept.Save()));
    }

    [Fact]
    public void In_positional_layout_names_of_members_do_not_travel()
    {
        var old = new CompiledVersion($"{Positional} {Plain}", Value, Show);
        var young = new CompiledVersion($"{Positional} public partial class Thing {{ [PickleMember(Order = 0)] public int Number {{ get; set; }} [PickleMember(Order = 1)] public string Text {{ get; set; }} = \"\"; }}", "new Thing { Number = 1, Text = \"b\" }", "x.Number},{x.Text");
        Assert.Equal("1,b", young.Load(old.Save()));
        Assert.Equal("1,b", old.Load(young.Save()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_number_may_become_wider_and_back_as_long_as_it_fits(string layout)
    {
        var old = new CompiledVersion($"{layout} {Plain}", Value, Show);
        var young = new CompiledVersion($"{layout} public partial class Thing {{ public long A {{ get; set; }} public string B {{ get; set; }} = \"\"; }}", Value, Show);
        var large = new CompiledVersion($"{layout} public partial class Thing {{ public long A {{ get; set; }} public string B {{ get; set; }} = \"\"; }}", "new Thing { A = 1L << 40 }", Show);
        var real = new CompiledVersion($"{layout} public partial class Thing {{ public double A {{ get; set; }} public string B {{ get; set; }} = \"\"; }}", Value, Show);
        Assert.Equal("1,b", young.Load(old.Save()));
        Assert.Equal("1,b", old.Load(young.Save()));
        Assert.Equal("1,b", real.Load(old.Save()));
        Assert.StartsWith("UnpicklingException: ", old.Load(large.Save()), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_type_may_be_renamed_and_moved(string layout)
    {
        var old = new CompiledVersion($"{layout} {Plain}", Value, Show);
        string moved = layout.Replace("\"m\"", "\"other.place\", Name = \"Item\"", StringComparison.Ordinal);
        var young = new CompiledVersion($"{moved} [PickleFormerName(\"m.Thing\")] {Plain}", Value, Show);
        Assert.Equal("1,b", young.Load(old.Save()));
        // Old programs know nothing of the new name; a plain dict has none.
        if (layout == Dict) Assert.Equal("1,b", old.Load(young.Save()));
        else Assert.StartsWith("PickleSecurityException: ", old.Load(young.Save()), StringComparison.Ordinal);
    }

    // Its name has dots as a module's has, and nobody says which of them divides.
    [Theory]
    [InlineData("Outer.Item", "m")]
    [InlineData("m.Outer.Item", "m")]
    [InlineData("m.Outer.Item", "n")]
    public void A_nested_type_may_be_renamed_and_moved(string former, string module)
    {
        string layout = $"[Picklable(Module = \"{module}\"), PickleFormerName(\"{former}\")]";
        var old = Holding("Outer.Item", $"public partial class Outer {{ {State} public partial class Item {{ public int A; }} }}");
        var renamed = Holding("Outer.Thing", $"public partial class Outer {{ {layout} public partial class Thing {{ public int A; }} }}");
        var moved = Holding("Item", $"{layout} public partial class Item {{ public int A; }}");
        Assert.Equal("3", renamed.Load(old.Save()));
        Assert.Equal("3", moved.Load(old.Save()));

        static CompiledVersion Holding(string type, string declaration) =>
            new($"{State} public partial class Thing {{ public object? Held; }} {declaration}", $"new Thing {{ Held = new {type} {{ A = 3 }} }}", $"(x.Held as {type})?.A");
    }

    // In pickles its arity stands behind the name, unless an attribute named it.
    [Theory]
    [InlineData("", "m.Box")]
    [InlineData("", "Box")]
    [InlineData("", "m.Box`1")]
    [InlineData(", Name = \"Old\"", "m.Old")]
    public void A_generic_type_may_be_renamed(string named, string former)
    {
        var old = Holding("Box", $"[Picklable(Module = \"m\"{named})] public partial class Box<T> {{ public T? V {{ get; set; }} }}");
        var young = Holding("Crate", $"[Picklable(Module = \"m\"), PickleFormerName(\"{former}\")] public partial class Crate<T> {{ public T? V {{ get; set; }} }}");
        Assert.Equal("1,s", young.Load(old.Save()));

        static CompiledVersion Holding(string box, string declaration) =>
            new($"{State} public partial class Thing {{ public {box}<int> A {{ get; set; }} = new(); public object? B; }} {declaration}", $"new Thing {{ A = {{ V = 1 }}, B = new {box}<string> {{ V = \"s\" }} }}", $"x.A.V}},{{(x.B as {box}<string>)?.V");
    }

    [Theory]
    [InlineData("enum Kind { A, B }", "m.Kind.B", "enum Sort { A, B }", "m.Kind", "B")]
    [InlineData("interface IKind;", "new Box<m.IKind[]>()", "interface ISort;", "m.IKind", "Box`1[ISort[]]")]
    [InlineData("abstract partial class Kind;", "new Box<m.Kind>()", "abstract partial class Sort;", "m.Kind", "Box`1[Sort]")]
    [InlineData("class O { [Picklable] public interface I; }", "new Box<m.O.I>()", "interface ISort;", "m.O.I", "Box`1[ISort]")]
    public void An_enum_and_a_type_argument_may_be_renamed(string old, string value, string young, string former, string shown)
    {
        const string Holding = "[Picklable] public partial class Box<T> { public T? In; } [Picklable(Module = \"m\")] public partial class Thing { public object? Held; }";
        string annotated = old.Contains("Picklable", StringComparison.Ordinal) ? "" : "[Picklable] ";
        var before = new CompiledVersion($"namespace m {{ {annotated}public {old} }} {Holding}", $"new Thing {{ Held = {value} }}", "x.Held");
        var after = new CompiledVersion($"[Picklable, PickleFormerName(\"{former}\")] public {young} {Holding}", "new Thing()", "x.Held");
        Assert.Equal(shown, after.Load(before.Save()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_enum_may_be_annotated(string layout)
    {
        string type = $"{layout} public partial class Thing {{ public Kind A {{ get; set; }} }}";
        const string Kind = "public enum Kind { X, Y }";
        var old = new CompiledVersion($"{type} {Kind}", "new Thing { A = Kind.Y }", "x.A");
        var young = new CompiledVersion($"{type} {State} {Kind}", "new Thing { A = Kind.Y }", "x.A");
        Assert.Equal("Y", young.Load(old.Save()));
        Assert.StartsWith("PickleSecurityException: ", old.Load(young.Save()), StringComparison.Ordinal);
    }

    // Nothing in the program that loads has met it.
    [Theory]
    [InlineData("interface I;", "new Box<I>()", "Box`1[I]")]
    [InlineData("abstract partial class A;", "new Box<List<A>>()", "Box`1[System.Collections.Generic.List`1[A]]")]
    [InlineData("interface I<T>;", "new Box<I<I<int>>>()", "Box`1[I`1[I`1[System.Int32]]]")]
    public void An_open_type_is_a_type_argument(string declaration, string value, string shown)
    {
        string types = $"[Picklable] public {declaration} [Picklable] public partial class Box<T> {{ public T? In; }} {State} public partial class Thing {{ public object? Held; }}";
        var saving = new CompiledVersion(types, $"new Thing {{ Held = {value} }}", "x.Held");
        Assert.Equal(shown, new CompiledVersion(types, "new Thing()", "x.Held").Load(saving.Save()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_required_member_that_the_pickle_lacks_is_an_error(string layout)
    {
        var old = new CompiledVersion($"{layout} {Plain}", Value, Show);
        var young = new CompiledVersion(
            $"{layout} public partial class Thing {{ public int A {{ get; set; }} public string B {{ get; set; }} = \"\"; public required string C {{ get; set; }} }}",
            "new Thing { A = 1, B = \"b\", C = \"c\" }",
            Show + "},{x.C");
        string refused = young.Load(old.Save());
        Assert.StartsWith("UnpicklingException: ", refused, StringComparison.Ordinal);
        Assert.Contains("C", refused, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_evolves_may_stand_deep_inside(string layout)
    {
        const string holder = "[Picklable(Module = \"m\")] public partial class Thing { public List<Part> Parts { get; set; } = new(); public Part? Again { get; set; } } ";
        const string value = "Make()", show = "string.Join(';', x.Parts.Select(p => p.A + p.B))},{(ReferenceEquals(x.Parts[0], x.Again) ? \"same\" : \"another\")";
        const string make = "public static class Maker { public static Thing Make() { var p = new Part { A = 1, B = \"b\" }; return new Thing { Parts = { p, new Part { A = 2 } }, Again = p }; } }";
        var old = new CompiledVersion($"{holder} {layout} public partial class Part {{ public int A {{ get; set; }} public string B {{ get; set; }} = \"\"; }} {make}", "Maker." + value, show);
        var young = new CompiledVersion($"{holder} {layout} public partial class Part {{ public long A {{ get; set; }} public string B {{ get; set; }} = \"\"; public int C {{ get; set; }} = 5; }} {make}", "Maker." + value, show);
        Assert.StartsWith("1b;2,", young.Load(old.Save()), StringComparison.Ordinal);
        Assert.Equal(old.Load(old.Save()), young.Load(old.Save()));
        Assert.Equal(old.Load(old.Save()), old.Load(young.Save()));
    }
}
