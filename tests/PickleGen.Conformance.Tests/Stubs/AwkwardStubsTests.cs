namespace PickleGen.Conformance.Tests.Stubs;

/// <summary>Names that Python cannot declare, modules that need each other, base classes of another kind: nothing of that is lost.</summary>
public sealed class AwkwardStubsTests : IDisposable
{
    private readonly StubRun _stubs = new();

    [PythonFact]
    public void Members_whose_names_Python_cannot_declare_have_others_there_and_their_own_on_the_wire()
    {
        var value = new MoreAwkward
        {
            List = [1], Dict = { ["a"] = 2 }, Set = [3], Dataclasses = [4], Other = [5], Class = 6, Lambda = 7, Self = 8, HTTPServer2 = 9, Größe = 10,
            Words = 11, Dashed = 12, Mangled = 13, Nameless = 14, First = 15, Ligature = 16, Quoted = 17, With = 18,
        };
        AssertComesBack(value, """
            assert (value.list, value.dict, value.set, value.dataclasses_, value.other) == ([1], {"a": 2}, {3}, [4], [5])
            assert (value.class_, value.lambda_, value.self, value.http_server2, value.größe) == (6, 7, 8, 9, 10)
            assert (value.two_words, value.two_words_, value.mangled, value.n, value.n1st, value.quoted, value.with_) == (11, 12, 13, 14, 15, 17, 18)
            import dataclasses
            again = type(value)(**{field.name: getattr(value, field.name) for field in dataclasses.fields(value)})
            assert vars(again) == vars(value)
            value = again
            """);
        AssertComesBack(new Renamed("here", 3), "assert value.from_ == 'here' and value.to == 3");
    }

    [PythonFact]
    public void Blocks_of_structs_have_their_attributes_too() =>
        AssertComesBack(Enumerable.Range(0, 20).Select(i => new Reading { From = i, To = -i }).ToList(), """
            from stub_shop.names import Reading
            assert all(type(one) is Reading and (one.from_, one.to) == (i, -i) for i, one in enumerate(value))
            value[3].from_ = 3
            """);

    [PythonFact]
    public void Members_of_enums_may_have_any_name_and_any_number() => AssertComesBack(
        new object[] { Reserved.mro, Reserved.name, Reserved.value, Reserved.None, Reserved._sunder_, Reserved.Negative, (Reserved)(-99), Rights.All, Rights.All & ~Rights.Read, (Rights)(-7), Rights.Read | Rights.Write, Bits.All, (Bits)77 },
        """
        from stub_shop.names import Reserved, Rights, Bits
        assert value[:6] == [Reserved.mro_, Reserved.name, Reserved.value, Reserved.None_, Reserved.sunder, Reserved.Negative]
        assert value[7:9] == [-1, -2] and value[7] is Rights.All and value[10] == Rights.Read | Rights.Write and value[11] is Bits.All
        """);

    [PythonTheory]
    [InlineData("stub_ring")]
    [InlineData("stub_ring.stones")]
    [InlineData("stub_ring.box")]
    [InlineData("stub_ring.keys")]
    public void Modules_that_need_each_other_can_be_imported_in_any_order(string first)
    {
        var ruby = new Ruby { Cut = "oval", Carat = 1.5 };
        var ring = new Ring { Stone = ruby };
        ruby.Rings.Add(ring);
        ruby.Stone = ruby;
        var key = new Key { Opens = new Casket { Inside = ring } };
        key.Opens.Key = key;
        AssertComesBack(key, "assert value.Opens.Inside.Stone.Rings[0] is value.Opens.Inside", $"import {first}");
        AssertComesBack(ruby, """
            import stub_ring, stub_ring.stones, typing
            assert type(value).__mro__[1:-1] == (stub_ring.Jewel, stub_ring.stones.Stone, stub_ring.Ring), type(value).__mro__
            assert type(value).__module__ == "stub_ring.stones" and typing.get_type_hints(type(value))["Rings"] == list[stub_ring.Ring]
            """, $"import {first}");
    }

    [PythonTheory]
    [InlineData("stub_yard.common")]
    [InlineData("stub_yard.models")]
    [InlineData("stub_farm")]
    [InlineData("stub_farm.stables")]
    [InlineData("stub_sheds")]
    public void A_base_class_may_mention_what_derives_from_it(string first)
    {
        AssertComesBack(new Vehicle { Trailer = new Trailer { Axles = 2 } }, """
            import typing
            assert type(value.Trailer).__module__ == "stub_yard.models" and isinstance(value.Trailer, type(value))
            assert typing.get_type_hints(type(value))["Trailer"] == typing.Optional[type(value.Trailer)]
            """, $"import {first}");
        AssertComesBack(new Barn { Roof = "tin", Beside = new Stable { Boxes = 3 } }, """
            import typing
            assert type(value.Beside).__module__ == "stub_farm.stables" and isinstance(value.Beside, type(value)), type(value.Beside).__mro__
            assert typing.get_type_hints(type(value.Beside))["Beside"] == typing.Optional[type(value.Beside)]
            """, $"import {first}");
    }

    [PythonFact]
    public void Modules_that_import_cannot_name_are_reached_all_the_same() =>
        AssertComesBack(new Undashed { Next = new Dashed(), Other = new Undashed() }, "assert type(value).__mro__[1].__module__ == 'stub-dashed' and isinstance(value.Next, type(value).__mro__[1])");

    [PythonFact]
    public void Base_classes_of_another_layout_or_naming_leave_the_derived_one_its_own() =>
        AssertComesBack(new object[] { new LongBit { Teeth = 3, Length = 5 }, new Bit { Teeth = 2 }, new GoldChain { Links = 4, Weight = 9 }, new Chain { Links = 1 } }, """
            from stub_ring.keys import LongBit, Bit, GoldChain, Chain
            assert isinstance(value[0], Bit) and vars(value[2]) == {"Links": 4, "Weight": 9} and vars(value[3]) == {"links": 1}
            assert vars(GoldChain(Links=1, Weight=2)) == {"Links": 1, "Weight": 2}
            """);

    [PythonFact]
    public void Elements_of_a_derived_collection_and_states_of_their_own_come_along() =>
        AssertComesBack(new object[] { new Words { "a", "b" }, new Outer.Gauge { Reading = 7 } }, """
            import array
            from stub_shop.names import Words, Outer
            assert value[0].items == ["a", "b"] and value[1].state == array.array("i", [7])
            assert Outer.Gauge.Restore.__qualname__ == "Outer.Gauge.Restore"
            """);

    [PythonTheory]
    [InlineData("stub_mirror")]
    [InlineData("stub_mirror.glass")]
    public void Classes_that_are_called_as_their_package_are_found_in_it(string first) =>
        AssertComesBack(new Mirror { Pane = new Pane { Behind = new Mirror() } }, """
            assert type(value).__module__ == type(value).__qualname__ == "stub_mirror" and type(value.Pane).__module__ == "stub_mirror.glass"
            import typing
            typing.get_type_hints(type(value)), typing.get_type_hints(type(value.Pane))
            """, $"import {first}");

    [PythonFact]
    public void Objects_without_a_state_of_their_own_are_pickled_again() => AssertComesBack(new object[] { new Blank() }, "assert value[0].state is None");

    [PythonFact]
    public void The_same_assembly_gives_the_same_source()
    {
        using var again = new StubRun();
        string[] files = _stubs.Write(), others = again.Write();
        Assert.Equal(files.Select(file => Path.GetRelativePath(_stubs.Folder, file)), others.Select(file => Path.GetRelativePath(again.Folder, file)));
        Assert.Equal(files.Select(File.ReadAllText), others.Select(File.ReadAllText));
    }

    [PythonTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void A_class_may_stand_in_one_that_is_a_dict(int protocol) =>
        AssertComesBack(new Pier { Parts = { new Ship.Cargo { Weight = 3 }, new Dock.Crane.Hook { Load = 4 } } }, $"""
            import functools
            pickle.dumps = functools.partial(pickle.dumps, protocol={protocol})
            """);

    public void Dispose() => _stubs.Dispose();

    private void AssertComesBack<T>(T value, string check, string before = "")
        where T : class
    {
        byte[] pickle = PickleSerializer.Serialize(value);
        var strict = new PickleOptions { UnknownMembers = UnknownMembers.Error };
        _stubs.Write();
        byte[] back = PythonRunner.Run($"import sys; sys.path.insert(0, sys.argv[1])\n{before}\nimport pickle\nvalue = pickle.loads(sys.stdin.buffer.read())\n{check}\nsys.stdout.buffer.write(pickle.dumps(value))\n", pickle, _stubs.Folder);
        Assert.Equal(Convert.ToHexString(pickle), Convert.ToHexString(PickleSerializer.Serialize(PickleSerializer.Deserialize<T>(back, strict)!)));
    }
}
