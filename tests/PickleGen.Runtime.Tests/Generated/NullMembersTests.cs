namespace PickleGen.Tests.Generated;

/// <summary>None for members that C# declares as not nullable.</summary>
public class NullMembersTests
{
    private static readonly PickleOptions s_lenient = new() { RespectNullableAnnotations = false };

    public static TheoryData<object, string> Holders => new()
    {
        { new NullHolder(), "$.Line.Sku" },
        { new NullHolder { Line = new("tea", 1), Lines = new NullLine[2] }, "$.Lines[0].Sku" },
        { new NullHolder { Line = new("tea", 1), Customer = new(null!) }, "$.Customer.Name" },
        { new NullPositional(null!, 1), "$.Name" },
        { new NullGetter(null!), "$.Names" },
        { new NullGeneric<string>(null!), "$.Value" },
    };

    [Theory]
    [MemberData(nameof(Holders))]
    public void It_is_refused_by_its_name_and_the_error_says_what_to_do(object value, string path)
    {
        byte[] pickle = PickleSerializer.Serialize<object>(value);
        var thrown = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<object>(pickle));
        Assert.Equal(path, thrown.Path);
        Assert.Contains("which is not nullable. Declare it as nullable, or set PickleOptions.RespectNullableAnnotations to false.", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Holders))]
    public void Where_the_annotations_are_not_respected_it_is_null_as_it_was(object value, string path)
    {
        Assert.StartsWith("$", path, StringComparison.Ordinal);
        object? loaded = PickleSerializer.Deserialize<object>(PickleSerializer.Serialize<object>(value), s_lenient);
        Assert.Equal(PickleSerializer.Serialize<object>(value), PickleSerializer.Serialize<object>(loaded!));
    }

    [Fact]
    public void A_structs_default_comes_back_as_a_root()
    {
        Assert.Equal(default, PickleSerializer.Deserialize<NullLine>(PickleSerializer.Serialize(default(NullLine)), s_lenient));
        Assert.Equal(new NullLine[2], PickleSerializer.Deserialize<NullLine[]>(PickleSerializer.Serialize(new NullLine[2]), s_lenient));
    }

    // {'Name': None}, as Python has it.
    [Fact]
    public void So_does_None_in_a_dict()
    {
        byte[] none = "}X\u0004\0\0\0NameNs."u8.ToArray();
        Assert.Equal("$.Name", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<NullInDict>(none)).Path);
        Assert.Null(PickleSerializer.Deserialize<NullInDict>(none, s_lenient)!.Name);
    }

    [Fact]
    public void What_cannot_be_assigned_is_filled_and_never_null()
    {
        byte[] none = "ccopy_reg\n_reconstructor\n(cPickleGen.Tests.Generated\nNullInPlace\nc__builtin__\nobject\nNtR}VNames\nNsb."u8.ToArray();
        Assert.Equal("$.Names", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<NullInPlace>(none, s_lenient)).Path);
    }
}

[Picklable]
public partial record struct NullLine(string Sku, decimal Price);

[Picklable]
public partial record NullCustomer(string Name);

[Picklable]
public partial class NullHolder
{
    public NullLine Line { get; set; }

    public NullLine[]? Lines { get; set; }

    public NullCustomer? Customer { get; set; }
}

[Picklable(Layout = PickleLayout.Positional)]
public partial record NullPositional(string Name, int Value);

[Picklable]
public partial class NullGetter(List<string> names)
{
    public List<string> Names { get; } = names;
}

[Picklable]
public partial record NullGeneric<T>(T Value)
    where T : class;

[Picklable(Layout = PickleLayout.Dict)]
public partial class NullInDict
{
    public string Name { get; set; } = "";
}

[Picklable]
public partial class NullInPlace
{
    public List<string> Names { get; } = [];
}
