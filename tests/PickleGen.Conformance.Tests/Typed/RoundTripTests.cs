namespace PickleGen.Conformance.Tests.Typed;

/// <summary>What Python pickles loads here into annotated types, and what we write of them Python loads: at every protocol, in one test each.</summary>
public class RoundTripTests
{
    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Members_of_every_kind_travel_both_ways(int protocol)
    {
        byte[] pickle = Village.DumpedByPython(
            """
            ada = Person("Ada ☕ \ud83c\udf75".encode("utf-16", "surrogatepass").decode("utf-16"), age=36, id=2**40, height=1.65, is_home=True, house=None,
                grid=[[1, 2], [], [-3]], tags={"maths": ["notes", "engine"], "": []})
            """, "ada", protocol);

        var person = PickleSerializer.Deserialize<Person>(pickle)!;
        Assert.Equal(("Ada ☕ 🍵", 36, 1L << 40, 1.65, true, null), (person.Name, person.Age, person.Id, person.Height, person.IsHome, person.House));
        Assert.Equal([[1, 2], [], [-3]], person.Grid);
        Assert.Equal(["maths", ""], person.Tags.Keys);
        Assert.Equal(["notes", "engine"], person.Tags["maths"]);

        Village.JudgedByPython(Saved(person, protocol),
            """
            assert type(it) is Person and it.name == "Ada ☕ 🍵"
            assert (it.age, it.id, it.height, it.is_home, it.house, it.best_friend) == (36, 2**40, 1.65, True, None, None)
            assert it.grid == [[1, 2], [], [-3]] and it.tags == {"maths": ["notes", "engine"], "": []} and it.friends == []
            """);
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Shared_objects_and_cycles_keep_their_identity(int protocol)
    {
        byte[] pickle = Village.DumpedByPython(
            """
            home = House("Elm Street")
            ada, bob = Person("Ada", house=home), Person("Bob", house=home)
            ada.best_friend, bob.best_friend = bob, ada
            ada.friends = bob.friends = [ada, bob]
            home.people = [ada, bob]
            """, "ada", protocol);

        var ada = PickleSerializer.Deserialize<Person>(pickle)!;
        Person bob = ada.BestFriend!;
        Assert.Equal("Bob", bob.Name);
        Assert.Same(ada, bob.BestFriend);
        Assert.Same(ada.House, bob.House);
        Assert.Same(ada.Friends, bob.Friends);
        Assert.Equal([ada, bob], ada.Friends);
        Assert.Equal([ada, bob], ada.House!.People);

        Village.JudgedByPython(Saved(ada, protocol),
            """
            other = it.best_friend
            assert (it.name, other.name) == ("Ada", "Bob") and other.best_friend is it
            assert it.house is other.house and type(it.house) is House and it.house.street == "Elm Street"
            assert it.friends is other.friends and it.friends[0] is it and it.friends[1] is other
            assert it.house.people[0] is it and it.house.people[1] is other
            """);
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Members_may_come_in_any_order_be_missing_or_be_unknown(int protocol)
    {
        byte[] pickle = Village.DumpedByPython(
            """
            shared = [[1]]
            ada = Person.__new__(Person)
            ada.grid = shared
            ada.unknown = {"shared": shared, "set": {1}, "house": House("Elm Street")}
            ada.friends = [Person("Bob", nobody_knows=(1, None), house=ada.unknown["house"])]
            ada.name = "Ada"
            ada.house = ada.unknown["house"]
            """, "ada", protocol);

        var ada = PickleSerializer.Deserialize<Person>(pickle)!;
        Assert.Equal(("Ada", -1), (ada.Name, ada.Age));
        Assert.Equal([[1]], ada.Grid);
        Assert.Equal("Elm Street", ada.House!.Street);
        Assert.Same(ada.House, Assert.Single(ada.Friends).House);
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void An_unknown_member_is_an_error_where_the_options_say_so(int protocol)
    {
        byte[] pickle = Village.DumpedByPython("", "Person('Ada', nobody_knows=(1, None))", protocol);

        var error = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Person>(pickle, new PickleOptions { UnknownMembers = UnknownMembers.Error }));
        Assert.Contains("'nobody_knows'", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Offset!.Value, 1, pickle.Length);
        Assert.Equal("Ada", PickleSerializer.Deserialize<Person>(pickle)!.Name);
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void A_list_that_is_still_being_filled_is_the_same_list_in_its_elements(int protocol)
    {
        byte[] pickle = Village.DumpedByPython(
            """
            people = []
            people += [Person("Ada", friends=people), Person("Bob", friends=people)]
            """, "people", protocol);

        var people = PickleSerializer.Deserialize<List<Person>>(pickle)!;
        Assert.Equal(["Ada", "Bob"], people.Select(person => person.Name));
        Assert.All(people, person => Assert.Same(people, person.Friends));

        Village.JudgedByPython(Saved(people, protocol), "assert [p.name for p in it] == ['Ada', 'Bob'] and all(p.friends is it for p in it)");
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void A_record_in_a_cycle_is_built_once_whichever_end_comes_first(int protocol)
    {
        const string Team = """
            team = Team()
            team.players = [Player("Ada", team), Player("Bob", team)]
            """;

        var team = PickleSerializer.Deserialize<Team>(Village.DumpedByPython(Team, "team", protocol))!;
        var player = PickleSerializer.Deserialize<Player>(Village.DumpedByPython(Team, "team.players[1]", protocol))!;
        Assert.Equal(["Ada", "Bob"], team.Players.Select(player => player.Name));
        Assert.All(team.Players, player => Assert.Same(team, player.Team));
        Assert.Equal("Bob", player.Name);
        Assert.Same(player, player.Team.Players[1]);
        Assert.Same(player.Team, player.Team.Players[0].Team);

        Village.JudgedByPython(Saved(team, protocol), "assert type(it) is Team and [p.name for p in it.players] == ['Ada', 'Bob'] and all(p.team is it for p in it.players)");
        Village.JudgedByPython(Saved(player, protocol), "assert type(it) is Player and it.name == 'Bob' and it.team.players[1] is it and it.team.players[0].team is it.team");
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void A_chain_deeper_than_any_call_stack_travels(int protocol)
    {
        const int Length = 20_000;
        var first = new Person { Name = "0" };
        var last = first;
        for (int i = 1; i < Length; i++) last = last.BestFriend = new Person { Name = $"{i}" };
        last.BestFriend = first;

        byte[] pickle = Saved(first, protocol);
        Village.JudgedByPython(pickle, $"""
            p, n = it, 0
            while n == 0 or p is not it:
                assert p.name == str(n) and type(p) is Person
                p, n = p.best_friend, n + 1
            assert n == {Length}
            """);

        var loaded = PickleSerializer.Deserialize<Person>(pickle)!;
        var person = loaded;
        for (int i = 0; i < Length; i++)
        {
            Assert.Equal($"{i}", person!.Name);
            person = person.BestFriend;
        }
        Assert.Same(loaded, person);
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Several_dumps_of_one_pickler_share_its_memo(int protocol)
    {
        var home = new House { Street = "Elm Street" };
        var ada = new Person { Name = "Ada", House = home };
        home.People.Add(ada);
        var output = new MemoryStream();
        var pickler = new Pickler(output, new PickleOptions { Protocol = protocol });
        pickler.Dump(ada);
        pickler.Dump(new List<Person> { ada, new() { Name = "Bob", House = home } });
        pickler.Dump(home);

        PythonRunner.Run(
            Village.Module + """
            one = pickle.Unpickler(sys.stdin.buffer)
            ada, people, home = one.load(), one.load(), one.load()
            assert (ada.name, [p.name for p in people]) == ("Ada", ["Ada", "Bob"])
            assert people[0] is ada and ada.house is home and people[1].house is home and home.people == [ada]
            """, output.ToArray());

        var unpickler = new Unpickler(output.ToArray());
        var first = unpickler.Load<Person>()!;
        var second = unpickler.Load<List<Person>>()!;
        var third = unpickler.Load<House>()!;
        Assert.Same(first, second[0]);
        Assert.Same(third, first.House);
        Assert.Same(third, second[1].House);
        Assert.Same(first, Assert.Single(third.People));
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Several_dumps_of_one_python_pickler_load_with_one_unpickler(int protocol)
    {
        byte[] pickles = PythonRunner.Run(
            Village.Module + $"""
            home = House("Elm Street")
            one = pickle.Pickler(sys.stdout.buffer, {protocol})
            one.dump(Person("Ada", house=home))
            one.dump([Person("Bob", house=home)])
            one.dump(home)
            """);

        var unpickler = new Unpickler(new MemoryStream(pickles));
        var ada = unpickler.Load<Person>()!;
        var people = unpickler.Load<List<Person>>()!;
        var home = unpickler.Load<House>()!;
        Assert.Equal(("Ada", "Bob", "Elm Street"), (ada.Name, people[0].Name, home.Street));
        Assert.Same(home, ada.House);
        Assert.Same(home, people[0].House);
    }

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    private static byte[] Saved<T>(T value, int protocol) => PickleSerializer.Serialize(value, new PickleOptions { Protocol = protocol });
}
