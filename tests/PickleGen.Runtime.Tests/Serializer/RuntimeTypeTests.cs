using System.Buffers;
using System.Globalization;

namespace PickleGen.Tests.Serializer;

/// <summary>Roots whose type is known at run time alone. Every row of the wire format comes by its type in <c>WireFormatTests</c>.</summary>
public sealed class RuntimeTypeTests
{
    /// <summary>Types of which no object is.</summary>
    public static TheoryData<Type> Valueless =>
    [
        typeof(List<>), typeof(Nullable<>), typeof(List<>).GetGenericArguments()[0], typeof(List<>).MakeArrayType(),
        typeof(int*), typeof(delegate*<void>), typeof(int).MakeByRefType(), typeof(Span<int>), typeof(void),
    ];

    /// <summary>A value and a type that says something else than what the value is.</summary>
    public static TheoryData<object?, Type> Others => new()
    {
        { 1, typeof(long) },
        { null, typeof(int) },
        { "text", typeof(int?) },
        { new Address("Main", 1), typeof(Parcel) },
        { new List<int>(), typeof(IList<string>) },
        { DayOfWeek.Friday, typeof(int) },
    };

    [Fact]
    public void An_annotated_object_is_what_it_is_by_a_type_argument()
    {
        var parcel = new Parcel { Label = "a", Stamps = { "b" }, Inside = new() { Weight = 3 } };
        byte[] pickle = PickleSerializer.Serialize(parcel, parcel.GetType());
        Assert.Equal(PickleSerializer.Serialize(parcel), pickle);
        Assert.Equal(3, Assert.IsType<Parcel>(PickleSerializer.Deserialize(pickle, typeof(Parcel))).Inside!.Weight);
        Assert.Equal(new Address("Main", 1), PickleSerializer.Deserialize(PickleSerializer.Serialize(new Address("Main", 1), typeof(Address)), typeof(Address)));
        Assert.Equal("dark", Assert.IsType<Settings>(PickleSerializer.Deserialize(PickleSerializer.Serialize(new Settings { Theme = "dark" }, typeof(Settings)), typeof(Settings))).Theme);
    }

    // Not the value's type, but the one that is given decides, as T does.
    [Fact]
    public void The_type_that_is_given_decides()
    {
        List<int> value = [1, 2];
        Assert.Equal(PickleSerializer.Serialize<object>(value), PickleSerializer.Serialize(value, typeof(object)));
        Assert.Equal(PickleSerializer.Serialize<IEnumerable<int>>(value), PickleSerializer.Serialize(value, typeof(IEnumerable<int>)));
        Assert.IsType<int[]>(PickleSerializer.Deserialize(PickleSerializer.Serialize(value), typeof(int[])));
        Assert.Equal(PickleSerializer.Serialize<int?>(3), PickleSerializer.Serialize(3, typeof(int?)));
        Assert.Null(PickleSerializer.Deserialize(PickleSerializer.Serialize((object?)null, typeof(int?)), typeof(int?)));
        Assert.Null(PickleSerializer.Deserialize(PickleSerializer.Serialize((object?)null, typeof(string)), typeof(string)));
    }

    // Of cultures and the like the runtime hands out types of its own, which no program names.
    [Fact]
    public void What_GetType_gives_of_a_value_will_do()
    {
        Assert.All<object>([typeof(int), CultureInfo.InvariantCulture, System.Text.Encoding.UTF8, System.Net.IPAddress.Any], value => Assert.Equal(value, PickleSerializer.Deserialize(PickleSerializer.Serialize(value, value.GetType()), value.GetType())));
        Assert.Equal(PickleSerializer.Serialize(typeof(int)), PickleSerializer.Serialize(typeof(int), typeof(int).GetType()));
    }

    [Fact]
    public void A_delegate_is_signed_and_loaded()
    {
        var options = new PickleOptions { Closures = ClosurePolicy.TrustAssemblies(typeof(RuntimeTypeTests).Assembly).SignedWith("a secret"u8.ToArray()) };
        int much = 3;
        Func<int, int> add = number => number + much;
        byte[] pickle = PickleSerializer.Serialize(add, typeof(Func<int, int>), options);
        Assert.Equal(PickleSerializer.Serialize(add, options), pickle);
        Assert.Equal(5, ((Func<int, int>)PickleSerializer.Deserialize(pickle, typeof(Func<int, int>), options)!)(2));
    }

    [Fact]
    public void Pickles_of_several_types_are_read_one_after_another()
    {
        byte[] pickles = [.. PickleSerializer.Serialize(1), .. PickleSerializer.Serialize("a"), .. PickleSerializer.Serialize<int[]>([2])];
        var unpickler = new Unpickler(pickles);
        Assert.Equal([1, "a"], [unpickler.Load(typeof(int)), unpickler.Load(typeof(string))]);
        Assert.Equal([2], (int[])unpickler.Load(typeof(int[]))!);
    }

    [Theory]
    [MemberData(nameof(Valueless))]
    public async Task A_type_without_values_is_refused(Type type)
    {
        Assert.Equal("inputType", Assert.Throws<ArgumentException>(() => PickleSerializer.Serialize((object?)null, type)).ParamName);
        Assert.Equal("inputType", Assert.Throws<ArgumentException>(() => PickleSerializer.Serialize(new ArrayBufferWriter<byte>(), null, type)).ParamName);
        Assert.Equal("inputType", Assert.Throws<ArgumentException>(() => PickleSerializer.Serialize(Stream.Null, null, type)).ParamName);
        Assert.Equal("inputType", (await Assert.ThrowsAsync<ArgumentException>(async () => await PickleSerializer.SerializeAsync(Stream.Null, null, type))).ParamName);
        Assert.Equal("returnType", Assert.Throws<ArgumentException>(() => PickleSerializer.Deserialize("N."u8, type)).ParamName);
        Assert.Equal("returnType", Assert.Throws<ArgumentException>(() => PickleSerializer.Deserialize(Stream.Null, type)).ParamName);
        Assert.Equal("returnType", (await Assert.ThrowsAsync<ArgumentException>(async () => await PickleSerializer.DeserializeAsync(Stream.Null, type))).ParamName);
        Assert.Equal("type", Assert.Throws<ArgumentException>(() => new Unpickler("N."u8.ToArray()).Load(type)).ParamName);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void A_value_of_another_type_is_refused(object? value, Type type) =>
        Assert.Equal("value", Assert.Throws<ArgumentException>(() => PickleSerializer.Serialize(value, type)).ParamName);

    [Fact]
    public async Task Null_is_refused()
    {
        Assert.Equal("inputType", Assert.Throws<ArgumentNullException>(() => PickleSerializer.Serialize(1, (Type)null!)).ParamName);
        Assert.Equal("returnType", Assert.Throws<ArgumentNullException>(() => PickleSerializer.Deserialize("N."u8, (Type)null!)).ParamName);
        Assert.Equal("type", Assert.Throws<ArgumentNullException>(() => new Unpickler("N."u8.ToArray()).Load((Type)null!)).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentNullException>(() => PickleSerializer.Serialize((Stream)null!, 1, typeof(int))).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentNullException>(() => PickleSerializer.Serialize((IBufferWriter<byte>)null!, 1, typeof(int))).ParamName);
        Assert.Equal("source", Assert.Throws<ArgumentNullException>(() => PickleSerializer.Deserialize((Stream)null!, typeof(int))).ParamName);
        Assert.Equal("destination", (await Assert.ThrowsAsync<ArgumentNullException>(async () => await PickleSerializer.SerializeAsync(null!, 1, typeof(int)))).ParamName);
        Assert.Equal("source", (await Assert.ThrowsAsync<ArgumentNullException>(async () => await PickleSerializer.DeserializeAsync(null!, typeof(int)))).ParamName);
    }

    [Fact]
    public void Errors_are_those_of_the_generic_calls()
    {
        AssertAlike(() => PickleSerializer.Serialize(new Plain()), () => PickleSerializer.Serialize(new Plain(), typeof(Plain)));
        AssertAlike(() => PickleSerializer.Serialize<List<object>>([new Plain()]), () => PickleSerializer.Serialize(new List<object> { new Plain() }, typeof(List<object>)));
        AssertAlike(() => PickleSerializer.Deserialize<int>("N."u8), () => PickleSerializer.Deserialize("N."u8, typeof(int)));
        AssertAlike(() => PickleSerializer.Deserialize<List<int>>("](K\u0001Ne."u8), () => PickleSerializer.Deserialize("](K\u0001Ne."u8, typeof(List<int>)));
        AssertAlike(() => PickleSerializer.Deserialize<int>(Stream.Null), () => PickleSerializer.Deserialize(Stream.Null, typeof(int)));
        var failed = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize("N."u8, typeof(Plain)));
        Assert.StartsWith($"'{typeof(Plain)}' cannot be pickled", failed.Message, StringComparison.Ordinal);
        Assert.Equal("$", failed.Path);
    }

    private static void AssertAlike(Action generic, Action byType)
    {
        Exception expected = Assert.ThrowsAny<PickleException>(generic), found = Assert.ThrowsAny<PickleException>(byType);
        Assert.Equal((expected.GetType(), expected.Message), (found.GetType(), found.Message));
    }

    private sealed class Plain;
}
