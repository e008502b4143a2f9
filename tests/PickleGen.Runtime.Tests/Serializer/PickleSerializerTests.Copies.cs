namespace PickleGen.Tests.Serializer;

public partial class PickleSerializerTests
{
    [Fact]
    public void Populate_overwrites_members_and_replaces_the_contents_of_collections()
    {
        byte[] pickle = PickleSerializer.Serialize(new Parcel { Label = "new", Weight = 5, Stamps = { "n" }, Inside = new() { Label = "inner" } });
        var parcel = new Parcel { Label = "old", Stamps = { "o", "p" }, Inside = new() };

        PickleSerializer.Populate(pickle, parcel);

        Assert.Equal(("new", 5, "inner"), (parcel.Label, parcel.Weight, parcel.Inside?.Label));
        Assert.Equal(["n"], parcel.Stamps);
    }

    [Fact]
    public void Populate_leaves_members_that_the_pickle_lacks()
    {
        byte[] pickle = "ccopyreg\n_reconstructor\n(cPickleGen.Tests.Serializer\nParcel\nc__builtin__\nobject\nNtR(dVLabel\nVnew\nsb."u8.ToArray();
        var parcel = new Parcel { Label = "old", Weight = 7 };

        PickleSerializer.Populate(pickle, parcel);

        Assert.Equal(("new", 7), (parcel.Label, parcel.Weight));
    }

    [Fact]
    public void Populate_makes_references_to_the_root_references_to_the_object()
    {
        var cycle = new Parcel { Label = "cycle" };
        cycle.Inside = cycle;
        var parcel = new Parcel();

        PickleSerializer.Populate(PickleSerializer.Serialize(cycle), parcel);

        Assert.Same(parcel, parcel.Inside);
    }

    [Fact]
    public void Populate_takes_a_plain_dictionary_for_a_type_in_dict_layout()
    {
        var settings = new Settings { Theme = "light", Size = 9 };
        PickleSerializer.Populate(PickleSerializer.Serialize(new Settings { Theme = "dark" }), settings);
        Assert.Equal(("dark", 12), (settings.Theme, settings.Size));
    }

    [Fact]
    public void Populate_replaces_the_contents_of_a_PickleDict_and_of_a_PickleSet()
    {
        var dict = new PickleDict { ["a"] = 1 };
        PickleSerializer.Populate(PickleSerializer.Serialize(new PickleDict { ["b"] = 2, [3] = null }), dict);
        Assert.Equal("{'b': 2, 3: None}", dict.ToString());

        var set = new PickleSet([1]);
        PickleSerializer.Populate(PickleSerializer.Serialize(new PickleSet([2])), set);
        Assert.Equal("{2}", set.ToString());
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Populate(PickleSerializer.Serialize(1), set));
    }

    [Fact]
    public void Populate_replaces_the_contents_of_a_list_and_of_a_dictionary()
    {
        var list = new List<int> { 1, 2 };
        PickleSerializer.Populate(PickleSerializer.Serialize(new List<int> { 3 }), list);
        Assert.Equal([3], list);

        var dictionary = new Dictionary<string, int> { ["a"] = 1 };
        PickleSerializer.Populate(PickleSerializer.Serialize(new Dictionary<string, int> { ["b"] = 2 }), dictionary);
        Assert.Equal([new("b", 2)], dictionary);
    }

    [Fact]
    public void Populate_refuses_a_pickle_of_something_else_and_leaves_the_object()
    {
        var parcel = new Parcel { Label = "old" };
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Populate(PickleSerializer.Serialize(1), parcel));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Populate(PickleSerializer.Serialize(new List<Parcel> { new() { Label = "new" } }), parcel));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Populate(PickleSerializer.Serialize<Parcel?>(null), parcel));
        Assert.Equal("old", parcel.Label);
    }

    [Fact]
    public void Populate_refuses_a_type_that_only_its_constructor_can_fill() =>
        Assert.Throws<NotSupportedException>(() => PickleSerializer.Populate(PickleSerializer.Serialize(new Address("Elm Street", 1)), new Address("Oak Street", 2)));

    [Fact]
    public void DeepClone_shares_nothing_and_keeps_shared_references_and_cycles()
    {
        var inner = new Parcel { Label = "inner", Stamps = { "s" } };
        var parcels = new List<Parcel> { inner, new() { Inside = inner } };
        inner.Inside = inner;

        var clone = PickleSerializer.DeepClone(parcels);

        Assert.NotSame(inner, clone[0]);
        Assert.NotSame(inner.Stamps, clone[0].Stamps);
        Assert.Equal(["s"], clone[0].Stamps);
        Assert.Same(clone[0], clone[1].Inside);
        Assert.Same(clone[0], clone[0].Inside);
    }

    [Fact]
    public void DeepClone_of_null_is_null() => Assert.Null(PickleSerializer.DeepClone<Parcel?>(null));
}
