namespace PickleGen.Conformance.Tests.Typed;

/// <summary>A member of each type that PickleGen has for a value of Python's.</summary>
[Picklable(Module = "village", Naming = PickleNaming.SnakeCase)]
public sealed partial class Basket
{
    public PickleTuple? Tuple { get; set; }
    public PickleDict? Dict { get; set; }
    public PickleOrderedDict? Ordered { get; set; }
    public PickleDefaultDict? Default { get; set; }
    public PickleCounter? Counter { get; set; }
    public PickleSet? Set { get; set; }
    public PickleFrozenSet? Frozen { get; set; }
    public PickleDeque? Deque { get; set; }
    public PickleArray? Array { get; set; }
    public PickleByteArray? Bytes { get; set; }
    public PickleRange? Range { get; set; }
    public PickleSlice? Slice { get; set; }
    public PickleEllipsis? Ellipsis { get; set; }
    public PickleNotImplemented? NotImplemented { get; set; }
    public PickleDecimal? Decimal { get; set; }
    public PickleFraction? Fraction { get; set; }
    public PickleDateTime? DateTime { get; set; }
    public PickleTime? Time { get; set; }
    public PickleTimeDelta? Delta { get; set; }
    public PickleTimeZone? Zone { get; set; }
    public PickleZoneInfo? Place { get; set; }
    public PicklePath? Path { get; set; }
    public PickleCallable? Callable { get; set; }
    public List<PickleTuple?>? Tuples { get; set; }
    [System.Diagnostics.CodeAnalysis.SuppressMessage("PickleGen", "PICKLE015", Justification = "What any place gets.")]
    public object? Anything { get; set; }
}

/// <summary>Python's values as types of ours: as roots, members and elements.</summary>
public class PythonValuesTests
{
    private const string Imports = """
        import array, collections, datetime, decimal, fractions, pathlib, zoneinfo
        village.Basket = type("Basket", (), {"__module__": "village"})

        """;

    // A type, and what Python calls a value of it.
    private static readonly (string Member, string Value)[] s_values =
    [
        ("tuple", "(1, 'a', None)"),
        ("tuple", "()"),
        ("dict", "{1: [2], None: 'x'}"),
        ("dict", "collections.OrderedDict(a=1)"),
        ("ordered", "collections.OrderedDict(b=1, a=2)"),
        ("default", "collections.defaultdict(int, a=1)"),
        ("counter", "collections.Counter('abb')"),
        ("set", "{1}"),
        ("frozen", "frozenset([1])"),
        ("deque", "collections.deque([1, 2], 5)"),
        ("array", "array.array('d', [1.5, -2])"),
        ("bytes", "bytearray(b'abc')"),
        ("range", "range(1, 9, 2)"),
        ("slice", "slice(1, None, 2)"),
        ("ellipsis", "..."),
        ("not_implemented", "NotImplemented"),
        ("decimal", "decimal.Decimal('1.50')"),
        ("decimal", "decimal.Decimal('sNaN12')"),
        ("fraction", "fractions.Fraction(1, 3)"),
        ("date_time", "datetime.datetime(2020, 1, 2, 3, 4, 5, 6)"),
        ("date_time", "datetime.datetime(2020, 1, 2, 3, tzinfo=datetime.timezone(datetime.timedelta(hours=-5)))"),
        ("date_time", "datetime.datetime(2020, 1, 2, 3, tzinfo=zoneinfo.ZoneInfo('Europe/Berlin'))"),
        ("time", "datetime.time(1, 2, 3, 4)"),
        ("time", "datetime.time(1, 2, tzinfo=datetime.timezone.utc)"),
        ("delta", "datetime.timedelta(-3, 5, 9)"),
        ("delta", "datetime.timedelta(999999999)"),
        ("zone", "datetime.timezone(datetime.timedelta(hours=1), 'CET')"),
        ("place", "zoneinfo.ZoneInfo('Asia/Tokyo')"),
        ("path", "pathlib.PurePosixPath('/a/b')"),
        ("callable", "collections.OrderedDict"),
        ("tuples", "[(None, 1), None, (), ((2,),), ([3], 4)]"),
    ];

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void Members_come_from_python_and_go_back(int protocol)
    {
        foreach (var (member, value) in s_values)
        {
            byte[] pickle = Village.DumpedByPython(Imports + $"it = village.Basket()\nit.{member} = {value}\nit.anything = it.{member}\n", "it", protocol);
            var basket = PickleSerializer.Deserialize<Basket>(pickle)!;
            object held = typeof(Basket).GetProperties().Single(property => WireName(property.Name) == member).GetValue(basket)!;
            if (basket.Anything!.GetType() == held.GetType() && held is not System.Collections.IList) Assert.Same(basket.Anything, held);
            basket.Anything = null;
            foreach (byte[] written in (byte[][])[PickleSerializer.Serialize(basket, new PickleOptions { Protocol = protocol }), PickleSerializer.Serialize(PickleSerializer.DeepClone(basket))])
            {
                Judge(written, $"value = {value}\nassert type(it.{member}) == type(value) and repr(it.{member}) == repr(value), it.{member}\n");
            }
        }
    }

    [PythonFact]
    public void Roots_come_from_python_and_go_back()
    {
        Check<PickleDict>("{1: 2}");
        Check<PickleTuple>("((1, 2), 'a', [])");
        Check<PickleTuple>("(None,)");
        Check<PickleDecimal>("decimal.Decimal('0.10')");
        Check<PickleTimeDelta>("datetime.timedelta(-1, 1, 1)");
        Check<PickleEllipsis>("...");
        Check<List<PickleFraction>>("[fractions.Fraction(1, 2)]");
        Check<Dictionary<PickleTuple, PickleSet?>>("{(1, 2): {3}, (): None}");

        static void Check<T>(string value)
            where T : class
        {
            for (int protocol = 0; protocol <= 5; protocol++)
            {
                T read = PickleSerializer.Deserialize<T>(Village.DumpedByPython(Imports, value, protocol))!;
                var options = new PickleOptions { Protocol = protocol };
                var dumped = new MemoryStream();
                new Pickler(dumped, options).Dump(read);
                foreach (byte[] pickle in (byte[][])[PickleSerializer.Serialize(read, options), dumped.ToArray(), PickleSerializer.Serialize(PickleSerializer.DeepClone(read, options), options)])
                    Judge(pickle, $"assert repr(it) == repr({value}), it\n");
            }
        }
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void A_cycle_through_members_and_what_they_share_is_kept(int protocol)
    {
        byte[] pickle = Village.DumpedByPython(Imports + """
            it = village.Basket()
            it.dict = {}
            it.tuple = (it, it.dict)
            it.dict['self'], it.dict['basket'], it.dict['tuple'] = it.dict, it, it.tuple
            it.anything = it.tuple
            it.tuples = [it.tuple, it.tuple]

            """, "it", protocol);

        var basket = PickleSerializer.Deserialize<Basket>(pickle)!;
        foreach (var again in (Basket[])[basket, PickleSerializer.DeepClone(basket), PickleSerializer.DeepClone(basket, new PickleOptions { Protocol = protocol })])
        {
            Assert.Same(again.Dict, again.Dict!["self"]);
            Assert.Same(again, again.Dict["basket"]);
            Assert.Same(again.Tuple, again.Dict["tuple"]);
            Assert.Same(again, again.Tuple![0]);
            Assert.Same(again.Dict, again.Tuple[1]);
            Assert.Same(again.Tuple, again.Anything);
            Assert.Same(again.Tuple, again.Tuples![0]);
            Assert.Same(again.Tuple, again.Tuples[1]);
        }
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void What_is_of_another_type_is_refused_where_it_lies(int protocol)
    {
        byte[] pickle = Village.DumpedByPython(Imports + "it = village.Basket()\nit.dict = [1]\n", "it", protocol);
        var thrown = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Basket>(pickle));
        Assert.Equal("$.dict", thrown.Path);
        Assert.StartsWith("Expected 'PickleGen.PickleDict', found 'System.Collections.Generic.List`1[System.Object]'.", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<PickleFraction>(Village.DumpedByPython("", "5", protocol)));
    }

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    private static void Judge(byte[] pickle, string assertions) => PythonRunner.Run(Village.Module + Imports + "it = pickle.loads(sys.stdin.buffer.read())\n" + assertions, pickle);

    private static string WireName(string name) => string.Concat(name.Select(static (c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
