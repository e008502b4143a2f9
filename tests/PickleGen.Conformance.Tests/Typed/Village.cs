namespace PickleGen.Conformance.Tests.Typed;

/// <summary>Classes that Python's module <c>village</c> has as well.</summary>
internal static class Village
{
    /// <summary>The module, and <c>sent</c>: what the test gave to Python.</summary>
    public const string Module = """
        import pickle, sys, types
        village = types.ModuleType("village")
        sys.modules["village"] = village
        exec('''
        class Person:
            def __init__(self, name, **members):
                self.name = name
                self.__dict__.update(members)
        class House:
            def __init__(self, street, **members):
                self.street = street
                self.__dict__.update(members)
        class Team:
            pass
        class Parcel:
            pass
        class Shelf:
            pass
        class Player:
            def __init__(self, name, team):
                self.name, self.team = name, team
        ''', village.__dict__)
        from village import *

        """;

    /// <summary>What Python's <c>pickle.dumps(value, protocol)</c> makes of an expression, after some statements.</summary>
    public static byte[] DumpedByPython(string statements, string value, int protocol) => PythonRunner.Run(
        Module + statements + $"\nsys.stdout.buffer.write(pickle.dumps({value}, {protocol}))\n");

    /// <summary>Gives a pickle to Python, which asserts what it finds in <c>it</c>.</summary>
    public static void JudgedByPython(byte[] pickle, string assertions) =>
        PythonRunner.Run(Module + "it = pickle.loads(sys.stdin.buffer.read())\n" + assertions, pickle);
}

[Picklable(Module = "village", Naming = PickleNaming.SnakeCase)]
public sealed partial class Person
{
    public required string Name { get; set; }
    public int Age { get; set; } = -1;
    public long Id { get; set; }
    public double Height { get; set; }
    public bool IsHome { get; set; }
    public House? House { get; set; }
    public Person? BestFriend { get; set; }
    public List<Person> Friends { get; set; } = [];
    public List<List<int>> Grid { get; set; } = [];
    public Dictionary<string, List<string>> Tags { get; set; } = [];
}

[Picklable(Module = "village", Naming = PickleNaming.SnakeCase)]
public sealed partial class House
{
    public string? Street { get; set; }
    public List<Person> People { get; } = [];
}

[Picklable(Module = "village", Naming = PickleNaming.SnakeCase)]
public sealed partial class Team
{
    public List<Player> Players { get; set; } = [];
}

/// <summary>Made by its constructor alone, once its members are known.</summary>
[Picklable(Module = "village", Naming = PickleNaming.SnakeCase)]
public sealed partial record Player(string Name, Team Team);
