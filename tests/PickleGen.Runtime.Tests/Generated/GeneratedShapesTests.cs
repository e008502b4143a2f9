namespace PickleGen.Tests.Generated;

/// <summary>What the generator makes of each shape of C# type, run: members come back, by whatever way they had to be reached.</summary>
public class GeneratedShapesTests
{
    private static T Copy<T>(T value) => PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(value))!;

    [Fact]
    public void Numbers_of_every_width_come_back_at_their_limits()
    {
        var high = new Numbers { A = sbyte.MaxValue, B = byte.MaxValue, C = short.MaxValue, D = ushort.MaxValue, E = uint.MaxValue, F = ulong.MaxValue, G = float.Epsilon, H = '\uD800', I = int.MinValue, J = Day.Sunday, K = Day.Monday, L = Color.Blue, M = Color.Red };
        var copy = Copy(high);
        Assert.Equal(
            (high.A, high.B, high.C, high.D, high.E, high.F, high.G, high.H, high.I, high.J, high.K, high.L, high.M),
            (copy.A, copy.B, copy.C, copy.D, copy.E, copy.F, copy.G, copy.H, copy.I, copy.J, copy.K, copy.L, copy.M));
        copy = Copy(new Numbers { A = sbyte.MinValue, C = short.MinValue });
        Assert.Equal((sbyte.MinValue, short.MinValue, (int?)null, (Day?)null, (Color?)null), (copy.A, copy.C, copy.I, copy.K, copy.M));
    }

    [Fact]
    public void Float_keeps_the_payload_of_a_NaN_that_arithmetic_would_make_a_quiet_one() =>
        Assert.Equal(0xFF80_0001, BitConverter.SingleToUInt32Bits(Copy(new Numbers { G = FloatBits.Of(0xFF80_0001) }).G));

    [Fact]
    public void Record_with_defaults_init_and_required_members_is_equal() =>
        Assert.Equal(new Customer("Ada", "a@b") { Region = "eu", Note = "n" }, Copy(new Customer("Ada", "a@b") { Region = "eu", Note = "n" }));

    [Fact]
    public void Constructor_readonly_field_and_getter_only_list_are_restored()
    {
        var value = new Sealed("s") { Items = { 1, 2 } };
        value.Names.Add("more");
        var copy = Copy(value);
        Assert.Equal("s", copy.Secret);
        Assert.Equal([1, 2], copy.Items);
        Assert.Equal(["seed", "more"], copy.Names);
    }

    [Fact]
    public void Structs_are_restored_through_constructor_field_and_init()
    {
        Assert.Equal(new Size(1.5, -2), Copy(new Size(1.5, -2)));
        var point = Copy(new Point(5) { X = 4, Z = 6 });
        Assert.Equal((4, 5, 6), (point.X, point.Y, point.Z));
    }

    [Fact]
    public void Private_and_init_members_of_a_generic_base_are_restored()
    {
        var value = new Renamed { Version = 7 };
        value.SetId("id");
        value.Rename("name");
        var copy = Copy(value);
        Assert.Equal(("id", "name", 7, 0), (copy.Id, copy.Name, copy.Version, ((Entity<string>)copy).Version));
    }

    [Fact]
    public void Derived_object_in_a_member_of_the_base_type_keeps_its_type() => Assert.IsType<Renamed>(Copy<Named>(new Renamed()));

    [Fact]
    public void Generic_type_is_a_member_with_its_arguments()
    {
        var copy = Copy(new Shelf { Number = new Box<int>(3), Texts = { new Box<string>("t") } });
        Assert.Equal(new Box<int>(3), copy.Number);
        Assert.Equal([new Box<string>("t")], copy.Texts);
    }

    [Fact]
    public void Cycle_through_a_constructor_closes_on_one_object()
    {
        var parent = new Parent("p", []);
        parent.Children.Add(new Child { Parent = parent });
        var copy = Copy(parent);
        Assert.Equal("p", copy.Name);
        Assert.Same(copy, copy.Children[0].Parent);
    }

    [Fact]
    public void Open_member_takes_any_registered_type()
    {
        var copy = Copy(new Drawing { Shapes = { new Circle { Radius = 2 } }, Tag = new Circle { Radius = 3 } });
        Assert.Equal(2, Assert.IsType<Circle>(copy.Shapes[0]).Radius);
        Assert.Equal(3, Assert.IsType<Circle>(copy.Tag).Radius);
    }

    [Fact]
    public void Callbacks_run_in_their_order_and_children_before_parents()
    {
        var value = new Observed { Number = 1, Parts = { new Observed { Number = 2 } } };
        var copy = Copy(value);
        Assert.Equal(["pickling", "pickled"], value.Events);
        Assert.Equal(["unpickling 0", "unpickled 1"], copy.Events);
        Assert.Equal(1, copy.PartsWhenLinked);
    }

    [Fact]
    public void Positional_members_come_back_by_their_order() => Assert.Equal(new Vector(1, 2), Copy(new Vector(1, 2)));

    [Fact]
    public void Missing_required_member_is_refused_by_name()
    {
        var thrown = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Customer>(Pickle("Customer", "Name", "Ada")));
        Assert.Contains("Region", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_for_a_member_that_is_not_nullable_is_refused_by_name()
    {
        var thrown = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Customer>(Pickle("Customer", "Name", null)));
        Assert.Contains("Name", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Former_names_of_type_and_member_still_load()
    {
        var address = Assert.IsType<Address>(PickleSerializer.Deserialize<object>("cold.names\nAddress\n)\x81}(\x8c\u0003zip\x8c\u000212ub.".ToBytes()));
        Assert.Equal("12", address.PostalCode);
    }

    /// <summary><c>cls () NEWOBJ {member: value} BUILD</c>, in opcodes that any protocol has.</summary>
    private static byte[] Pickle(string type, string member, string? value) =>
        $"cPickleGen.Tests.Generated\n{type}\n)\x81}}(V{member}\n{(value is null ? "N" : $"V{value}\n")}ub.".ToBytes();
}

file static class Latin1
{
    public static byte[] ToBytes(this string text) => System.Text.Encoding.Latin1.GetBytes(text);
}
