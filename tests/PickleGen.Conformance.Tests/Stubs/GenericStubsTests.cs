namespace PickleGen.Conformance.Tests.Stubs;

/// <summary>Generic types have classes in Python that give back their type arguments.</summary>
public sealed class GenericStubsTests : IDisposable
{
    private readonly StubRun _stubs = new();

    public static TheoryData<int> Protocols => [2, 3, 4, 5];

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void What_is_generic_goes_to_Python_and_back_whole(int protocol)
    {
        var pair = new Pair<int, string> { First = 1, Second = "two", More = [3], Swapped = new() { First = "x" } };
        object[] all =
        [
            new Warehouse
            {
                Pair = pair,
                Deep = new() { First = new VipCustomer("Ada", null, 5), Second = [new() { First = 1, Second = 2 }] },
                Named = new() { First = 1L << 40, Second = "s", Name = "named" },
                Crate = new(1.5, Crate<double>.Kind.Heavy),
                Lid = new("in", "text"),
                Kind = Crate<int>.Kind.Heavy,
                Closed = new() { First = 1, Sum = 3 },
                Measured = new() { Unit = 2.5, Sum = 4 },
                Counter = new() { Count = "many" },
                Cell = new() { Value = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff") },
                Anything = pair,
            },
            Crate<string>.Kind.Heavy, (Crate<int>.Kind)7, new Crate<int>(1, Crate<int>.Kind.Light), new Crate<int>.Lid(1, "i"), new Crate<string>.Lid("s", "i"),
        ];

        byte[] back = _stubs.ThroughPython(PickleSerializer.Serialize(all, new PickleOptions { Protocol = protocol }), """
            from stub_shop import generic, closed
            house = value[0]
            assert house.Anything is house.Pair and isinstance(house.Pair, generic.Pair_2)
            assert type(house.Pair) is getattr(generic, "Pair`2")("System.Int32", "System.String"), type(house.Pair)
            assert type(house.Pair) is not type(house.Pair.Swapped)
            assert repr(house.Pair.Swapped) == "Pair`2[System.String, System.Int32](First='x', Second=0, More=[], Swapped=None)", repr(house.Pair.Swapped)
            assert isinstance(house.Named, generic.NamedPair_1) and isinstance(house.Named, generic.Pair_2)
            assert type(house.Closed) is closed.IntPair and isinstance(house.Measured, closed.IntPair)
            assert value[1] == generic.Crate_1_Kind.Heavy and value[1] is type(value[1]).Heavy and value[2] == 7
            assert house.Crate.Of.name == "Heavy" and house.Lid.Inside == "in" and house.Counter.state == "many"
            """, protocol);

        var loaded = PickleSerializer.Deserialize<object[]>(back)!;
        Assert.Same(Assert.IsType<Warehouse>(loaded[0]).Pair, ((Warehouse)loaded[0]).Anything);
        Assert.Equal(Hex(all), Hex(loaded));
        Assert.Equal(all[1..], loaded[1..]);
    }

    [PythonFact]
    public void Python_makes_one_by_naming_the_type_arguments()
    {
        _stubs.Write();
        byte[] pickle = _stubs.Python("""
            import pickle
            from stub_shop.generic import Pair_2, Crate_1_Kind
            IntText = Pair_2("System.Int32", "System.String")
            assert pickle.loads(pickle.dumps(IntText)) is IntText
            sys.stdout.buffer.write(pickle.dumps([IntText(First=1, Second="two"), Crate_1_Kind("System.Int32").Heavy]))
            """, []);
        var loaded = Assert.IsType<List<object?>>(PickleSerializer.Deserialize(pickle));
        Assert.Equal((1, "two"), (Assert.IsType<Pair<int, string>>(loaded[0]).First, ((Pair<int, string>)loaded[0]!).Second));
        Assert.Equal(Crate<int>.Kind.Heavy, loaded[1]);
    }

    [PythonFact]
    public void Whoever_forgets_the_type_arguments_is_told()
    {
        _stubs.Write();
        string said = System.Text.Encoding.UTF8.GetString(_stubs.Python("""
            from stub_shop.generic import Pair_2
            try: Pair_2(First=1)
            except TypeError as e: print(e, end="")
            """, []));
        Assert.Equal("Pair_2 takes the names of its type arguments first: Pair_2(..., ...)(...)", said);
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Generic_types_in_positional_layout_have_their_arguments_whatever_they_derive_from(int protocol)
    {
        object[] all = [new Label<int> { First = 1, Second = "s", Back = 2 }, new Ledge { Second = 3, Number = 4 }, new Column<string> { Second = 5, Number = 6, Head = "h" }];
        byte[] back = _stubs.ThroughPython(PickleSerializer.Serialize(all, new PickleOptions { Protocol = protocol }), """
            assert [value[0].Back, value[1].Number, value[2].Head] == [2, 4, "h"]
            assert type(value[0]).__qualname__ == "Label`1[System.Int32]" and type(value[2]).__qualname__ == "Column`1[System.String]"
            """, protocol);
        Assert.Equal(Hex(all), Hex(PickleSerializer.Deserialize<object[]>(back)!));
    }

    public void Dispose() => _stubs.Dispose();

    private static string Hex(object value) => Convert.ToHexString(PickleSerializer.Serialize(value));
}
