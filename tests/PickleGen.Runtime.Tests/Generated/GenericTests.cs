using System.Globalization;

namespace PickleGen.Tests.Generated;

[Picklable(Module = "generics")]
public sealed partial class Crate<T>
{
    public T? Content { get; set; }
    public List<T> More { get; set; } = [];
    public Crate<Crate<T>>? Outer { get; set; }

    [Picklable(Module = "generics")]
    public sealed partial record Lid(T? Label, int Size);
}

[Picklable(Module = "generics", Layout = PickleLayout.Positional)]
public sealed partial record Duo<TKey, TValue>(TKey Key, TValue? Value)
    where TKey : struct, IComparable<TKey>;

[Picklable(Module = "generics")]
public partial interface IHolder<T>;

[Picklable(Module = "generics")]
public partial class Holder<T> : IHolder<T>
    where T : notnull
{
    public required T Value { get; init; }
}

[Picklable(Module = "generics")]
public sealed partial class DerivedHolder : Holder<string>
{
    public int Count { get; set; }
}

/// <summary>Generic types wherever their arguments are only known at run time.</summary>
public class GenericTests
{
    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    private static List<object?> Mixed() =>
    [
        new Crate<int> { Content = 1, More = [2, 3] },
        new Crate<string> { Content = "a" },
        new Crate<long[]> { Content = [1] },
        new Crate<Dictionary<string, Crate<DateTime>?>> { Content = new() { ["k"] = new() { Content = new DateTime(3) } } },
        new Crate<int>.Lid(7, 8),
        new Duo<int, string>(1, "v"),
        new Duo<DateTime, Duo<byte, int[,]>>(new DateTime(5), new Duo<byte, int[,]>(1, new[,] { { 1 } })),
        new Holder<(int, string)> { Value = (1, "t") },
        new DerivedHolder { Value = "d", Count = 2 },
    ];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Mixed_generic_objects_come_back_with_their_arguments(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        AssertMixed(PickleSerializer.Deserialize<List<object?>>(PickleSerializer.Serialize(Mixed(), options))!);
        AssertMixed((List<object?>)PickleSerializer.Deserialize(PickleSerializer.Serialize(Mixed(), options))!);
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        new Pickler(buffer, options).Dump((object)Mixed());
        AssertMixed((List<object?>)PickleSerializer.Deserialize(buffer.WrittenSpan)!);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Generic_root_and_interface_come_back(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        var value = new Crate<string> { Content = "c", Outer = new Crate<Crate<string>> { More = [new Crate<string> { Content = "in" }] } };
        var copy = PickleSerializer.Deserialize<Crate<string>>(PickleSerializer.Serialize(value, options))!;
        Assert.Equal(("c", "in"), (copy.Content, copy.Outer!.More[0].Content));
        var held = PickleSerializer.Deserialize<IHolder<string>[]>(PickleSerializer.Serialize(new IHolder<string>[] { new DerivedHolder { Value = "v" }, new Holder<string> { Value = "w" } }, options))!;
        Assert.Equal("v", Assert.IsType<DerivedHolder>(held[0]).Value);
        Assert.Equal("w", Assert.IsType<Holder<string>>(held[1]).Value);
    }

    [Fact]
    public void Argument_that_nobody_allowed_is_refused()
    {
        var thrown = Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize("cgenerics\nCrate`1\n(VSystem.IO.FileInfo\ntR)\x81."u8));
        Assert.Contains("System.IO.FileInfo", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize("cgenerics\nDuo`2\n(VSystem.String\nVSystem.Int32\ntR."u8));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize("cgenerics\nDuo`2\n(VSystem.Int32\ntR."u8));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize("cgenerics\nDuo`2\n)R."u8));
    }

    [PythonFact]
    public void Python_sees_the_open_name_called_with_the_names_of_the_arguments() => Assert.Equal(
        "['System.Int32'] 1 ['generics.Crate`1[System.DateTime]'] ['System.Int32', 'System.String'] (1, 'v')",
        PythonRunner.RunText(
            """
            import pickle, sys, types
            generics = sys.modules["generics"] = types.ModuleType("generics")
            def opened(*names): return type("Made", (), {"names": names, "__init__": lambda self, *args: setattr(self, "args", args)})
            for name in "Crate`1", "Crate`1.Lid", "Duo`2": setattr(generics, name, opened)
            setattr(generics, "Crate`1", type("Open", (), {"__new__": lambda cls, *names: opened(*names), "Lid": opened}))
            a, b, c = pickle.loads(sys.stdin.buffer.read())
            print(list(a.names), a.Content, list(b.names), list(c.names), c.args)
            """,
            PickleSerializer.Serialize(new List<object?> { new Crate<int> { Content = 1 }, new Crate<Crate<DateTime>>(), new Duo<int, string>(1, "v") })));

    /// <summary>Enums need no annotation, so a type argument may be one that no registry has: whoever asks for the type knows it.</summary>
    [Theory]
    [MemberData(nameof(Protocols))]
    public void Type_that_is_asked_for_has_the_arguments_that_it_has(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        var crate = PickleSerializer.DeepClone(new Crate<DayOfWeek> { Content = DayOfWeek.Friday, More = [DayOfWeek.Monday] }, options);
        Assert.Equal((DayOfWeek.Friday, DayOfWeek.Monday), (crate.Content, crate.More.Single()));
        Assert.Equal(DayOfWeek.Sunday, PickleSerializer.DeepClone(new Holder<Dictionary<string, DayOfWeek[]>> { Value = new() { ["a"] = [DayOfWeek.Sunday] } }, options).Value["a"][0]);
        Assert.Null(PickleSerializer.DeepClone(new Crate<IFormattable>(), options).Content);
    }

    [Fact]
    public void Type_argument_that_nobody_asked_for_is_refused() =>
        Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize("cgenerics\nCrate`1\n(VSystem.UriKind\ntR."u8));

    private static void AssertMixed(List<object?> copy)
    {
        Assert.Equal((1, 3), (Assert.IsType<Crate<int>>(copy[0]).Content, ((Crate<int>)copy[0]!).More[1]));
        Assert.Equal("a", Assert.IsType<Crate<string>>(copy[1]).Content);
        Assert.Equal([1L], Assert.IsType<Crate<long[]>>(copy[2]).Content!);
        Assert.Equal(3, Assert.IsType<Crate<Dictionary<string, Crate<DateTime>?>>>(copy[3]).Content!["k"]!.Content.Ticks);
        Assert.Equal(new Crate<int>.Lid(7, 8), copy[4]);
        Assert.Equal(new Duo<int, string>(1, "v"), copy[5]);
        Assert.Equal("1", string.Create(CultureInfo.InvariantCulture, $"{Assert.IsType<Duo<DateTime, Duo<byte, int[,]>>>(copy[6]).Value!.Value![0, 0]}"));
        Assert.Equal((1, "t"), Assert.IsType<Holder<(int, string)>>(copy[7]).Value);
        Assert.Equal(("d", 2), (Assert.IsType<DerivedHolder>(copy[8]).Value, ((DerivedHolder)copy[8]!).Count));
    }
}
