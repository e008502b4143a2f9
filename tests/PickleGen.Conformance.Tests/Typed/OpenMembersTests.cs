using System.Buffers.Binary;

namespace PickleGen.Conformance.Tests.Typed;

#pragma warning disable PICKLE015 // Open members are the point.

/// <summary>Members of any type, and those that the type lacks, before members of known types: where their values end is looked for.</summary>
public sealed partial class OpenMembersTests
{
    private const string Script = """
        import collections, datetime, decimal, io, pickle, pickletools, struct, sys, types

        module = types.ModuleType("open_members")
        sys.modules["open_members"] = module
        for name in "Thing", "Part":
            setattr(module, name, type(name, (), {"__module__": "open_members"}))

        def made(kind, any, number=7, before=False):
            it = getattr(module, kind)()
            if before:
                it.number = number
            it.any = any
            it.number, it.text, it.other, it.numbers = number, f"text {number}", any, [number, 2]
            return it

        def values(kind):
            inner = made(kind, None, 1)
            numbers = [1, 2]
            yield from (5, -3, 300, 2**40, 2**80, 1.5, True, None, "text", "number", "", "x" * 300, b"bytes", b"y" * 300, bytearray(b"z"))
            yield from ((), (1,), (1, "number"), ("number", "text"), ("a", "number", 1), (1, "number", (2, 3)), (1, "number", [2]), ((1, 2), 3))
            yield from (("number", 5, ("text", [1], (1,))), (None, "number"), ("number", 7, "text", "text 7"), tuple(range(200)), (((1,),),))
            yield from ([1, 2, 3], [], ["number", 5], [[[]]], list(range(1200)), {}, {"number": 5}, {1: [2, {3: 4}]}, {1, 2}, set(), frozenset({1}))
            yield from (decimal.Decimal("1.5"), datetime.datetime(2026, 1, 2, 3, 4, 5, 6), datetime.timedelta(1), complex(1, 2), range(3), collections.OrderedDict(a=1))
            yield from (inner, (inner,), (inner, "number"), (inner, "number", 5), [inner, inner], {"number": inner}, numbers, [numbers, numbers])

        def things(kind):
            for value in values(kind):
                for before in False, True:
                    yield made(kind, value, before=before)
            for wrap in (lambda it: it), (lambda it: (it,)), (lambda it: (it, "number")), (lambda it: [it]), (lambda it: it.numbers), (lambda it: (it.numbers, "number", 1)):
                it = made(kind, None)
                it.any = it.other = wrap(it)
                yield it

        def pure(value, protocol):
            file = io.BytesIO()
            pickle._Pickler(file, protocol).dump(value)
            return file.getvalue()

        def dumps(value):
            for protocol in range(6):
                yield pickle.dumps(value, protocol)
                yield pure(value, protocol)
                yield pickletools.optimize(pickle.dumps(value, protocol))

        def same(a, b, met):
            if isinstance(a, module.Thing):
                if id(a) in met:
                    return met[id(a)] is b
                met[id(a)] = b
                return type(a) is type(b) and same(sorted(a.__dict__.items()), sorted(b.__dict__.items()), met) and (a.any is a.numbers) == (b.any is b.numbers)
            if isinstance(a, dict):
                return type(a) is type(b) and same(list(a.items()), list(b.items()), met)
            if isinstance(a, (list, tuple)):
                return type(a) is type(b) and len(a) == len(b) and all(same(x, y, met) for x, y in zip(a, b))
            return type(a) is type(b) and a == b
        """;

    [Picklable(Module = "open_members", Name = "Thing", Naming = PickleNaming.SnakeCase)]
    public sealed partial class Thing
    {
        public object? Any { get; set; }
        public int Number { get; set; }
        public string Text { get; set; } = "";
        public object? Other { get; set; }
        public List<int> Numbers { get; set; } = [];
    }

    [Picklable(Module = "open_members", Name = "Part", Naming = PickleNaming.SnakeCase)]
    public sealed partial class Part
    {
        public int Number { get; set; }
        public string Text { get; set; } = "";
        public List<int> Numbers { get; set; } = [];
    }

    [PythonFact]
    public void Whatever_python_has_in_an_open_member_comes_back_with_all_that_follows()
    {
        var all = Pickles("Thing").ConvertAll(static pickle => PickleSerializer.Deserialize<Thing>(pickle));
        Assert.Equal(112 * 18, all.Count);
        foreach (int protocol in new[] { 0, 2, 5 })
        {
            var options = new PickleOptions { Protocol = protocol };
            byte[] back = [.. all.SelectMany(thing => Framed(PickleSerializer.Serialize(thing, options)))];
            PythonRunner.Run(Script + """

                for at, it in enumerate(things("Thing")):
                    for _ in range(18):
                        back = pickle.loads(sys.stdin.buffer.read(struct.unpack("<i", sys.stdin.buffer.read(4))[0]))
                        assert same(it, back, {}), (at, it.__dict__, back.__dict__)
                """, back);
        }
    }

    [PythonFact]
    public void Whatever_a_member_is_that_the_type_lacks_the_others_come()
    {
        foreach (byte[] pickle in Pickles("Part"))
        {
            var part = PickleSerializer.Deserialize<Part>(pickle)!;
            Assert.Equal((7, "text 7"), (part.Number, part.Text));
            Assert.Equal([7, 2], part.Numbers);
        }
    }

    [PythonTheory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_class_that_was_met_is_a_type_in_an_open_members_collections(int protocol)
    {
        byte[] pickle = PythonRunner.Run(Script + $"""

            it = made("Thing", [module.Thing, (module.Thing, 1), dict(a=module.Thing)])
            sys.stdout.buffer.write(pickle.dumps(it, {protocol}))
            """, []);
        var any = Assert.IsType<List<object?>>(PickleSerializer.Deserialize<Thing>(pickle)!.Any);
        Assert.Equal([typeof(Thing), typeof(Thing), typeof(Thing)], [any[0], ((PickleTuple)any[1]!)[0], ((PickleDict)any[2]!)["a"]]);
        var own = Assert.IsType<List<object?>>(PickleSerializer.DeepClone(new Thing { Any = new List<object?> { typeof(Thing) } }, new PickleOptions { Protocol = protocol })!.Any);
        Assert.Equal([typeof(Thing)], own);
    }

    // What the machine makes of the members that follow is several times as large.
    [PythonTheory]
    [InlineData("5")]
    [InlineData("1.5")]
    [InlineData("None")]
    [InlineData("'text'")]
    [InlineData("('a', 'number')")]
    public void An_open_value_leaves_nothing_behind_it_to_the_stack_machine(string value)
    {
        Assert.InRange(Allocated<Part>("Part", $"any={value}, ") - Allocated<Part>("Part", ""), 0, 40 * 120);
        Assert.InRange(Allocated<Thing>("Thing", $"any={value}, ") - Allocated<Thing>("Thing", ""), 0, 40 * 120);
    }

    private static long Allocated<T>(string kind, string first)
    {
        byte[] pickle = PythonRunner.Run(Script + $"""

            all = [made("{kind}", None) for _ in range(40)]
            for it in all:
                it.__dict__ = dict({first}number=7, text="t", numbers=[1, 2, 3])
            sys.stdout.buffer.write(pickle.dumps(all, 4))
            """, []);
        PickleSerializer.Deserialize<T[]>(pickle);
        long before = GC.GetAllocatedBytesForCurrentThread();
        PickleSerializer.Deserialize<T[]>(pickle);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static List<byte[]> Pickles(string kind)
    {
        byte[] all = PythonRunner.Run(Script + $"""

            for it in things("{kind}"):
                for one in dumps(it):
                    sys.stdout.buffer.write(struct.pack("<i", len(one)) + one)
            """, []);
        var pickles = new List<byte[]>();
        for (int at = 0; at < all.Length; at += 4 + pickles[^1].Length) pickles.Add(all.AsSpan(at + 4, BinaryPrimitives.ReadInt32LittleEndian(all.AsSpan(at))).ToArray());
        return pickles;
    }

    private static byte[] Framed(byte[] pickle)
    {
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, pickle.Length);
        return [.. length, .. pickle];
    }
}
