namespace PickleGen.Conformance.Tests.Typed;

/// <summary>Opcodes that CPython's pickler does not write there, and its unpickler reads: runs of two elements, puts of everything but texts and what is in tuples, POP and DUP among elements.</summary>
public sealed partial class OtherPicklersTests
{
    [Picklable(Module = "village", Name = "Dot", Layout = PickleLayout.Positional)]
    public sealed partial record Dot(int X, string Y);

    [Picklable(Module = "village", Name = "Yard", Layout = PickleLayout.Dict)]
    public sealed partial record Yard(int X, List<int> Y);

    // Runs have two elements at least: where one by itself follows a run that is not full, it cannot be told from what stands behind the collection
    // without a look at every collection's end. What is long stands in the first run, as only some opcodes are looked at for where another ends.
    private const string Picklers = """
        import array, io
        class ShortRuns(pickle._Pickler):
            _BATCHSIZE = 2
        class PutsAll(pickle._Pickler):
            tuples = 0
            def save(self, obj, save_persistent_id=True):
                self.tuples += isinstance(obj, tuple)
                super().save(obj, save_persistent_id)
                if not self.tuples and not isinstance(obj, str):
                    self.write(self.put(len(self.memo)))
                    self.memo[-1 - len(self.memo)] = len(self.memo), None
                self.tuples -= isinstance(obj, tuple)
        def dumped(value, by, protocol):
            file = io.BytesIO()
            by(file, protocol).dump(value)
            # The same for the judge as for us, or it is no test.
            assert show(pickle.loads(file.getvalue())) == show(value)
            return file.getvalue()
        class Dot:
            def __init__(self, *args): self.args = args
            def __reduce__(self): return Dot, self.args
        Dot.__module__, Dot.__qualname__, village.Dot = "village", "Dot", Dot
        def show(it, met=None):
            met = {} if met is None else met
            if isinstance(it, (int, float, str, type(None))): return repr(it)
            if isinstance(it, tuple): return "(" + ", ".join(show(i, met) for i in it) + ")"
            if id(it) in met: return f"<{met[id(it)]}>"
            met[id(it)] = len(met)
            if isinstance(it, dict): return "{" + ", ".join(f"{show(k, met)}: {show(v, met)}" for k, v in it.items()) + "}"
            if isinstance(it, (list, array.array)): return "[" + ", ".join(show(i, met) for i in it) + "]"
            if isinstance(it, set): return str(sorted(it))
            return type(it).__name__ + "(" + ", ".join(f"{name}={show(value, met)}" for name, value in sorted(it.__dict__.items())) + ")"
        def person(i, **others):
            return Person(f"p{i}", age=i, id=i * 10**9, height=i / 2, is_home=i % 2 == 0, grid=[[1, 2, 3, 0], [], [4], [5, 6, 7, 8]],
                tags={f"t{j}": [f"v{k}" for k in range(2 * j)] for j in range(4)}, **{"house": None, "best_friend": None, "friends": [], **others})
        a, b = person(1), person(2)
        c = person(3, best_friend=a, friends=[a, b, a, b, a, a])
        people = [person(4, friends=[c, c, c, c]), c, a, b, a, c]
        numbers = {f"n{i}": i for i in range(8)}
        grids = [numbers, {}, {"x": 1}, {"w": 0, "x": 1, "y": 2, "z": 3}]
        sets = [{1, 2, 3, 4, 5}, {6}, {7, 8, 9}, {9, 10, 11, 12}]
        dots = [Dot(1, "a"), Dot(2, "b"), Dot(3, "a"), Dot(4, "b")]
        yards = [{"X": i, "Y": list(range(2 * i))} for i in range(4)]
        wide = [[i] * i for i in range(0, 10, 2)] + [[10]]
        quads = [((i, i + 1, i + 2, "t"), i / 2) for i in range(6)]

        """;

    public static TheoryData<string, int> Picklings
    {
        get
        {
            var all = new TheoryData<string, int>();
            foreach (string pickler in (string[])["ShortRuns", "PutsAll"])
            {
                for (int protocol = 0; protocol <= 5; protocol++) all.Add(pickler, protocol);
            }
            return all;
        }
    }

    [PythonTheory]
    [MemberData(nameof(Picklings))]
    public void Their_objects_are_read(string pickler, int protocol)
    {
        ComesBack<List<Person>>("people", pickler, protocol);
        ComesBack<Person[]>("people", pickler, protocol);
        ComesBack<Person>("c", pickler, protocol);
        ComesBack<List<Dot>>("dots", pickler, protocol);
        ComesBack<List<Yard>>("yards", pickler, protocol);
        ComesBack<(Person, Dot, Yard)>("(a, dots[1], yards[2])", pickler, protocol);
    }

    [PythonTheory]
    [MemberData(nameof(Picklings))]
    public void Their_collections_are_read(string pickler, int protocol)
    {
        ComesBack<Dictionary<string, int>>("numbers", pickler, protocol);
        ComesBack<List<Dictionary<string, int>>>("grids", pickler, protocol);
        ComesBack<List<HashSet<int>>>("sets", pickler, protocol);
        ComesBack<List<List<int>>>("wide", pickler, protocol);
        ComesBack<int[][]>("wide", pickler, protocol);
        ComesBack<List<((int, int, int, string), double)>>("quads", pickler, protocol);
        ComesBack<Dictionary<string, List<string>>>("a.tags", pickler, protocol);
        ComesBack<Dictionary<int, HashSet<int>>>("dict(enumerate(sets))", pickler, protocol);
    }

    [PythonTheory]
    [InlineData(@"](K\x01K\x020K\x03e.", "[1, 3]")]
    [InlineData(@"](K\x012K\x03e.", "[1, 1, 3]")]
    [InlineData(@"](K\x01q\x05K\x02h\x05e.", "[1, 2, 1]")]
    [InlineData(@"](K\x01(K\x02K\x031K\x04e.", "[1, 4]")]
    [InlineData(@"](K\x01e(K\x02eK\x03aq\x00.", "[1, 2, 3]")]
    public void Stack_opcodes_among_elements_are_executed(string pickle, string value)
    {
        byte[] bytes = PythonRunner.Run($"import pickle, sys\nit = b'{pickle}'\nassert pickle.loads(it) == {value}\nsys.stdout.buffer.write(it)\n");
        Village.JudgedByPython(PickleSerializer.Serialize(PickleSerializer.Deserialize<List<int>>(bytes)), $"assert list(it) == {value}, it\n");
        Village.JudgedByPython(PickleSerializer.Serialize(PickleSerializer.Deserialize<int[]>(bytes)), $"assert list(it) == {value}, it\n");
    }

    [PythonTheory]
    [InlineData("BINPUT", @"q\x09h\x09")]
    [InlineData("PUT", @"p9\ng9\n")]
    public void Calls_are_memoized_by_any_put(string name, string again)
    {
        ComesBack(@"cdecimal\nDecimal\nX\x03\x00\x00\x001.5\x85R", new decimal[] { 1.5m, 1.5m });
        ComesBack(@"G?\xf0\x00\x00\x00\x00\x00\x00G@\x00\x00\x00\x00\x00\x00\x00\x86", new System.Numerics.Vector2[] { new(1, 2), new(1, 2) });

        void ComesBack<T>(string value, T[] expected)
        {
            byte[] pickle = PythonRunner.Run($"import pickle, sys\nit = b'\\x80\\x02]({value}{again}e.'\nassert len(pickle.loads(it)) == 2, '{name}'\nsys.stdout.buffer.write(it)\n");
            Assert.Equal(expected, PickleSerializer.Deserialize<List<T>>(pickle));
        }
    }

    [PythonFact]
    public void A_value_that_was_memoized_when_it_was_a_member_already_is_refused_by_name()
    {
        byte[] pickle = PythonRunner.Run("""
            import pickle, sys
            it = b"\x80\x04\x8f(K\x01q\x01K\x02h\x01\x90."
            assert pickle.loads(it) == {1, 2}
            sys.stdout.buffer.write(it)
            """);
        var refused = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<HashSet<int>>(pickle));
        Assert.StartsWith("The pickle refers to a value that it memoizes where no pickler does", refused.Message);
        Assert.Equal(10, refused.Offset);
        Assert.Equal([1, 2], Assert.IsType<PickleSet>(new Unpickler(pickle).Load()));
    }

    private static void ComesBack<T>(string value, string pickler, int protocol)
    {
        byte[] pickle = PythonRunner.Run(Village.Module + Picklers + $"sys.stdout.buffer.write(dumped({value}, {pickler}, {protocol}))\n");
        byte[] ours = PickleSerializer.Serialize(PickleSerializer.Deserialize<T>(pickle));
        PythonRunner.Run(Village.Module + Picklers + $"it = pickle.loads(sys.stdin.buffer.read())\nassert show(it) == show({value}), show(it)\n", ours);
    }
}
