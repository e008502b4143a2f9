using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace PickleGen.Tests.Generated.EarlyKeys;

[Picklable]
[SuppressMessage("Globalization", "CA1307", Justification = "It is the same within a process.")]
public sealed partial record Place(string Name)
{
    public Dictionary<Place, int> Distances { get; set; } = [];
    public HashSet<Place> Near { get; set; } = [];
    public SortedList<string, Place> ByName { get; set; } = [];
    public Dictionary<(Place, int), string> Notes { get; set; } = [];
    public IDictionary<Place, Place>? Others { get; set; }

    public bool Equals(Place? other) => other?.Name == Name;

    public override int GetHashCode() => (Name ?? "").GetHashCode();
}

#pragma warning disable PICKLE009 // The cycle is the point.
[Picklable]
[SuppressMessage("Globalization", "CA1307", Justification = "It is the same within a process.")]
public sealed partial record Made(string Name, Dictionary<Made, int> Map, HashSet<Made> Set)
{
    public bool Equals(Made? other) => other?.Name == Name;

    public override int GetHashCode() => (Name ?? "").GetHashCode();
}

[Picklable]
[SuppressMessage("Globalization", "CA1307", Justification = "It is the same within a process.")]
public sealed partial record Cold(string Name)
{
    public FrozenSet<Cold>? Set { get; set; }

    public bool Equals(Cold? other) => other?.Name == Name;

    public override int GetHashCode() => (Name ?? "").GetHashCode();
}
#pragma warning restore PICKLE009

/// <summary>Its hash is that of something else, and behind that come keys of its own.</summary>
[Picklable]
[SuppressMessage("Globalization", "CA1307", Justification = "It is the same within a process.")]
public sealed partial record Room(int Number)
{
    public House? House { get; set; }
    public Dictionary<Room, int> Doors { get; set; } = [];
    public HashSet<Room> Windows { get; set; } = [];
    public IDictionary<Room, int>? Walls { get; set; }

    public bool Equals(Room? other) => other?.Number == Number && other.House?.Name == House?.Name;

    public override int GetHashCode() => (House?.Name ?? "").GetHashCode() + Number;
}

[Picklable]
public sealed partial class House
{
    public Dictionary<Room, int> Sizes { get; set; } = [];
    public HashSet<Room> Rooms { get; set; } = [];
    public IDictionary<Room, int>? Others { get; set; }
    public string? Name { get; set; }
}

[Picklable]
public sealed partial class Street
{
    public Street? Next { get; set; }
    public Dictionary<Room, int> Sizes { get; set; } = [];
    public HashSet<Room> Rooms { get; set; } = [];
    public IDictionary<Room, int>? Others { get; set; }
}

/// <summary>What is a key in a collection that its own members lead to is hashed before they are known, and found there all the same.</summary>
public partial class EarlyKeysTests
{
    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Object_is_found_in_its_own_collections(int protocol)
    {
        var place = new Place("here");
        place.Distances[place] = 1;
        place.Distances[new Place("there")] = 2;
        place.Near.Add(place);
        place.ByName["a"] = place;
        place.Notes[(place, 1)] = "note";
        place.Others = new Dictionary<Place, Place> { [place] = place };
        var copy = PickleSerializer.Deserialize<Place>(PickleSerializer.Serialize(place, new PickleOptions { Protocol = protocol }))!;
        Assert.Equal(1, copy.Distances[copy]);
        Assert.Equal(["here", "there"], copy.Distances.Keys.Select(key => key.Name));
        Assert.Contains(copy, copy.Near);
        Assert.Equal("note", copy.Notes[(copy, 1)]);
        Assert.Same(copy, copy.Others![copy]);

        var made = new Made("it", [], []);
        made.Map[made] = 1;
        made.Set.Add(made);
        var other = PickleSerializer.Deserialize<Made>(PickleSerializer.Serialize(made, new PickleOptions { Protocol = protocol }))!;
        Assert.Equal(1, other.Map[other]);
        Assert.Contains(other, other.Set);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Key_with_keys_of_its_own_behind_what_is_not_complete_is_found(int protocol)
    {
        var house = new House { Name = "house" };
        Room Make(int number) => new(number)
        {
            House = house,
            Doors = new() { [new Room(-1)] = 1 },
            Windows = [new Room(-2)],
            Walls = new Dictionary<Room, int> { [new Room(-3)] = 1 },
        };
        house.Sizes[Make(1)] = 10;
        house.Rooms.Add(Make(2));
        house.Others = new Dictionary<Room, int> { [Make(3)] = 30 };
        var copy = PickleSerializer.Deserialize<House>(PickleSerializer.Serialize(house, new PickleOptions { Protocol = protocol }))!;
        Assert.Equal(10, copy.Sizes[Make(1)]);
        Assert.Contains(Make(2), copy.Rooms);
        Assert.Equal(30, copy.Others![Make(3)]);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Key_whose_members_come_last_for_its_depth_is_found(int protocol)
    {
        Street? first = null;
        for (int i = 0; i < 1000; i++)
        {
            first = new Street { Next = first, Sizes = { [new Room(i)] = i }, Rooms = { new Room(i) }, Others = new Dictionary<Room, int> { [new Room(i)] = i } };
        }
        var copy = PickleSerializer.Deserialize<Street>(PickleSerializer.Serialize(first, new PickleOptions { Protocol = protocol }));
        for (int i = 999; i >= 0; i--, copy = copy.Next)
        {
            Assert.Equal(i, copy!.Sizes[new Room(i)]);
            Assert.Contains(new Room(i), copy.Rooms);
            Assert.Equal(i, copy.Others![new Room(i)]);
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Set_that_cannot_be_filled_anew_is_an_error(int protocol)
    {
        var cold = new Cold("it");
        // A small one is searched without hashes.
        cold.Set = Enumerable.Range(0, 20).Select(i => new Cold($"{i}")).Append(cold).ToFrozenSet();
        byte[] pickle = PickleSerializer.Serialize(cold, new PickleOptions { Protocol = protocol });
        var thrown = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Cold>(pickle));
        Assert.StartsWith("Keys of a frozen or immutable collection lead back to it", thrown.Message, StringComparison.Ordinal);
    }

    [Picklable(Module = "keys")]
    public sealed partial class Trips
    {
        private string _name = "";

        public string? Name { get => _name; set => _name = value!.Length == 0 ? ((string)null!).Trim() : value; }
    }

    [Fact]
    public void Code_that_meets_null_without_a_cycle_is_not_told_of_one()
    {
        byte[] pickle = PickleSerializer.Serialize(new Trips());
        var failure = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Trips>(pickle));
        Assert.IsType<NullReferenceException>(failure.InnerException);
        Assert.DoesNotContain("cycle", failure.Message, StringComparison.Ordinal);
    }
}
