namespace PickleGen.Codecs;

/// <summary>A class or function of Python's standard library that codecs call: by name on the wire, once per dump.</summary>
internal sealed class PythonGlobal
{
    /// <summary>How many there are: ids are below.</summary>
    public const int Count = 26;

    private PythonGlobal(int id, string module, string name)
    {
        Id = id;
        Callable = (PickleCallable)StdlibNames.Find(module, name)!;
        Preamble = MakePreamble(module, name);
        SpelledOut = Spelled.Global(module, name);
    }

    // First those that values of flat objects call: FlatGlobals has a place for eight.
    public static PythonGlobal Decimal { get; } = new(0, "decimal", "Decimal");

    public static PythonGlobal DateTime { get; } = new(1, "datetime", "datetime");

    public static PythonGlobal Date { get; } = new(2, "datetime", "date");

    public static PythonGlobal Time { get; } = new(3, "datetime", "time");

    public static PythonGlobal TimeDelta { get; } = new(4, "datetime", "timedelta");

    public static PythonGlobal TimeZone { get; } = new(5, "datetime", "timezone");

    public static PythonGlobal Uuid { get; } = new(6, "uuid", "UUID");

    public static PythonGlobal Complex { get; } = new(7, "builtins", "complex");

    public static PythonGlobal Array { get; } = new(8, "array", "array");

    public static PythonGlobal ArrayReconstructor { get; } = new(9, "array", "_array_reconstructor");

    public static PythonGlobal Set { get; } = new(10, "builtins", "set");

    public static PythonGlobal FrozenSet { get; } = new(11, "builtins", "frozenset");

    public static PythonGlobal IPv4Address { get; } = new(12, "ipaddress", "IPv4Address");

    public static PythonGlobal IPv6Address { get; } = new(13, "ipaddress", "IPv6Address");

    public static PythonGlobal ZoneInfo { get; } = new(14, "zoneinfo", "ZoneInfo._unpickle");

    public static PythonGlobal Exception { get; } = new(15, "builtins", "Exception");

    public static PythonGlobal List { get; } = new(16, "builtins", "list");

    public static PythonGlobal Map { get; } = new(17, "builtins", "map");

    public static PythonGlobal Zip { get; } = new(18, "builtins", "zip");

    public static PythonGlobal Any { get; } = new(19, "builtins", "any");

    public static PythonGlobal Vars { get; } = new(20, "builtins", "vars");

    public static PythonGlobal DictUpdate { get; } = new(21, "builtins", "dict.update");

    public static PythonGlobal NewObj { get; } = new(22, "copyreg", "__newobj__");

    public static PythonGlobal Repeat { get; } = new(23, "itertools", "repeat");

    public static PythonGlobal StarMap { get; } = new(24, "itertools", "starmap");

    public static PythonGlobal IterUnpack { get; } = new(25, "struct", "iter_unpack");

    /// <summary>Where a pickler keeps what it knows of this global.</summary>
    public int Id { get; }

    /// <summary>What the registry gives for the name: the same object on both sides.</summary>
    public PickleCallable Callable { get; }

    /// <summary>How we write the first mention from protocol 4 on: <c>module name STACK_GLOBAL MEMOIZE</c>.</summary>
    public byte[] Preamble { get; }

    /// <summary>How CPython does, if it has not named the module before: both texts are memoized too.</summary>
    public byte[] SpelledOut { get; }

    private static byte[] MakePreamble(string module, string name)
    {
        var writer = new PickleWriter(new byte[128], PickleProtocol.Highest);
        writer.WriteGlobal(module, name);
        writer.WriteOpcode(PickleOpcode.Memoize);
        byte[] preamble = writer.Pending.ToArray();
        writer.Dispose();
        return preamble;
    }
}
