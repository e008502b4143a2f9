#pragma warning disable PICKLE015 // Open members are the point.

namespace PickleGen.Conformance.Tests.Typed;

/// <summary>A class of Python's whose <c>__reduce__</c> returns the same tuple each time: in a cycle CPython's pickler finds the tuple in its memo when it has written the items, and drops those.</summary>
public sealed partial class StoredArgumentsTests
{
    [Picklable(Module = "stored", Name = "Four", Layout = PickleLayout.Positional)]
    public sealed partial class Four(object? list, object? b, string? c, int d)
    {
        public object? List { get; } = list;
        public object? B { get; } = b;
        public string? C { get; } = c;
        public int D { get; } = d;
    }

    [Picklable(Module = "stored", Name = "Two", Layout = PickleLayout.Positional)]
    public sealed partial class Two(object? list, int number)
    {
        public object? List { get; } = list;
        public int Number { get; } = number;
    }

    [Picklable(Module = "stored", Name = "One", Layout = PickleLayout.Positional)]
    public sealed partial class One(object? list)
    {
        public object? List { get; } = list;
    }

    [Picklable(Module = "stored", Name = "Box")]
    public sealed partial class Box
    {
        public Four? First { get; set; }
        public object? Second { get; set; }
        public int Third { get; set; }
    }

    private const string Script = """
        import pickle, sys, types

        module = types.ModuleType("stored")
        sys.modules["stored"] = module

        class Made:
            def __init__(self, *args):
                self.args = args
            def __reduce__(self):
                return type(self), self.args

        for name in ("Four", "Two", "One"):
            setattr(module, name, type(name, (Made,), {"__module__": "stored"}))
        module.Box = type("Box", (), {"__module__": "stored"})

        def made(name, *args):
            return getattr(module, name)(*args)

        it = []
        four, two, one = made("Four", it, None, "c", 7), made("Two", it, 5), made("One", it)
        box = module.Box()
        box.First, box.Second, box.Third = four, two, 3
        it.append(KEY)
        value = VALUE
        dumps = pickle.dumps if sys.argv[2] == "C" else pickle._dumps
        pickled = dumps(value, int(sys.argv[1]))
        assert pickle.loads(pickled)
        sys.stdout.buffer.write(pickled)
        """;

    public static TheoryData<int, string> Picklers
    {
        get
        {
            var picklers = new TheoryData<int, string>();
            for (int protocol = 0; protocol <= 5; protocol++)
            {
                picklers.Add(protocol, "C");
                picklers.Add(protocol, "Python");
            }
            return picklers;
        }
    }

    [PythonTheory]
    [MemberData(nameof(Picklers))]
    public void The_object_is_the_one_that_the_cycle_led_to(int protocol, string pickler)
    {
        var four = Dumped<Four>("four", "four", protocol, pickler);
        Assert.Same(four, Assert.Single((List<object?>)four.List!));
        Assert.Equal((null, "c", 7), (four.B, four.C, four.D));
        var two = Dumped<Two>("two", "two", protocol, pickler);
        Assert.Same(two, Assert.Single((List<object?>)two.List!));
        Assert.Equal(5, two.Number);
        var one = Dumped<One>("one", "one", protocol, pickler);
        Assert.Same(one, Assert.Single((List<object?>)one.List!));
    }

    [PythonTheory]
    [MemberData(nameof(Picklers))]
    public void So_are_elements_and_members(int protocol, string pickler)
    {
        var list = Dumped<List<Four>>("four", "[four, four, made('Four', 1, 2, 'd', 4)]", protocol, pickler);
        Assert.Same(list[0], list[1]);
        Assert.Same(list[0], Assert.Single((List<object?>)list[0].List!));
        Assert.Equal(4, list[2].D);
        var box = Dumped<Box>("four", "box", protocol, pickler);
        Assert.Same(box.First, Assert.Single((List<object?>)box.First!.List!));
        Assert.Same(box.First.List, ((Two)box.Second!).List);
        Assert.Equal(3, box.Third);
    }

    private static T Dumped<T>(string key, string value, int protocol, string pickler) => PickleSerializer.Deserialize<T>(PythonRunner.Run(
        Script.Replace("KEY", key, StringComparison.Ordinal).Replace("VALUE", value, StringComparison.Ordinal), default, $"{protocol}", pickler))!;
}
