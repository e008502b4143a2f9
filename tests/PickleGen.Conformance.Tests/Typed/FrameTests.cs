using System.Numerics;

namespace PickleGen.Conformance.Tests.Typed;

/// <summary>FRAME, which stands wherever 64 KB are full when CPython's pickler comes to the next value, in an object as well as between two.</summary>
public sealed partial class FrameTests
{
    // Each pickle once for every place where a frame could end, and at last with a frame for each value.
    private const string Script = """
        import datetime, decimal, enum, io, pickle, pickletools, struct, sys, types, uuid

        module = types.ModuleType("framed")
        sys.modules["framed"] = module

        def made(name, **members):
            if not hasattr(module, name):
                setattr(module, name, type(name, (), {"__module__": "framed"}))
            one = getattr(module, name)()
            one.__dict__.update(members)
            return one

        class Base:
            pass

        class Slotted(Base):
            __slots__ = ("a", "c")

        Slotted.__module__ = "framed"
        module.Slotted = Slotted

        def slotted(**members):
            one = Slotted()
            for name, value in members.items():
                setattr(one, name, value)
            return one

        def dumped(value, size):
            pickle._Framer._FRAME_SIZE_MIN, pickle._Framer._FRAME_SIZE_TARGET = 1, size
            file = io.BytesIO()
            pickle._Pickler(file, 4).dump(value)
            return file.getvalue()

        def framed(*parts):
            return b"\x80\x04" + b"".join(b"\x95" + struct.pack("<Q", len(part)) + part for part in parts)

        value = VALUE
        everywhere = dumped(value, 1)
        starts = [at for opcode, _, at in pickletools.genops(everywhere) if opcode.name == "FRAME"] + [len(everywhere)]
        parts = [everywhere[start + 9:end] for start, end in zip(starts, starts[1:])]
        pickles = [framed(b"".join(parts))] + [framed(b"".join(parts[:i]), b"".join(parts[i:])) for i in range(1, len(parts))] + [everywhere]
        assert pickles[0] == dumped(value, 1 << 40)
        for one in pickles:
            sys.stdout.buffer.write(struct.pack("<i", len(one)) + one)
        """;

    [Picklable(Module = "framed", Name = "Point")]
    public partial record struct Point(float X, float Y);

    [Picklable(Module = "framed", Name = "Shape")]
    public sealed partial class Shape
    {
        public string Name { get; set; } = "";
        public int? Count { get; set; }
        public decimal Price { get; set; }
        public bool IsOpen { get; set; }
        public Point Corner { get; set; }
        public Shape? Inner { get; set; }
        public List<Point> Points { get; set; } = [];
        public Dictionary<string, long> Sizes { get; set; } = [];
    }

    [Picklable(Module = "framed", Name = "Times")]
    public sealed partial class Times
    {
        public DateTime At { get; set; }
        public DateOnly Day { get; set; }
        public TimeOnly Time { get; set; }
        public TimeSpan Span { get; set; }
        public Guid Id { get; set; }
        public Complex Number { get; set; }
    }

    private const string Shapes = """
        [made("Shape", Name=f"s{i}", Count=i or None, Price=decimal.Decimal(i) / 4, IsOpen=True, Corner=made("Point", X=i / 2, Y=1.0),
            Inner=made("Shape", Name="inner", Sizes={"a": 1, "b": i * 2**40}) if i % 2 else None,
            Points=[made("Point", X=i / 2, Y=j / 2) for j in range(3)], Sizes={"a": i, "b": 2}) for i in range(12)]
        """;

    [PythonFact]
    public void A_frame_may_end_before_any_value_of_an_object() => Agree<Shape>(Shapes, static shape => Show(shape));

    [PythonFact]
    public void A_frame_may_end_in_a_call_of_Pythons_library() => Agree<Times>(
        """
        [made("Times", At=datetime.datetime(2026, 1, 2, 3, 4, 5, i), Day=datetime.date(2026, 1, 1 + i), Time=datetime.time(1, i),
            Span=datetime.timedelta(i, 1, i), Id=uuid.UUID(int=i << 64), Number=complex(i, -1)) for i in range(6)]
        """, static times => $"{times.At:o} {times.Day:o} {times.Time:o} {times.Span} {times.Id} {times.Number}");

    // The state of an object with __slots__ and a dictionary is a tuple of both (object.__reduce_ex__).
    [PythonFact]
    public void A_frame_may_end_between_an_objects_dictionary_and_its_slots()
    {
        Agree<Slotted>("[slotted(a=i, b=f'x{i}') for i in range(20)]", static one => $"{one.A} {one.B}");
        Agree<Slotted>("[slotted(a=i) for i in range(30)]", static one => $"{one.A} {one.B}");
        Agree<Slotted>("[slotted(a=i, b='x', d=1) for i in range(20)]", static one => $"{one.A} {one.B}");
        Agree<Slotted>("[slotted(a=i, b='x', c=1) for i in range(20)]", static one => $"{one.A} {one.B}");
    }

    [Picklable(Module = "framed", Name = "Slotted", Naming = PickleNaming.SnakeCase)]
    public sealed partial class Slotted
    {
        public int A { get; set; }
        public string? B { get; set; }
    }

    // What the machine makes in between is several times as large.
    [PythonFact]
    public void A_frame_leaves_nothing_to_the_stack_machine()
    {
        StaysTyped<List<Point>>("[made('Point', X=i / 2, Y=1.0) for i in range(40)]");
        StaysTyped<List<List<int>>>("[[i, 300, 70000, 4] for i in range(40)]");
        StaysTyped<Dictionary<string, Point>>("{f'k{i}': made('Point', X=i / 2, Y=1.0) for i in range(40)}");
        StaysTyped<List<Shape>>("[made('Shape', Name=f's{i}', Price=decimal.Decimal(i)) for i in range(40)]");
    }

    private static void StaysTyped<T>(string value)
    {
        var pickles = Pickles(value);
        long least = Allocated<T>(pickles[0]);
        for (int i = 1; i < pickles.Count - 1; i++) Assert.True(Allocated<T>(pickles[i]) < least * 3 / 2, $"{typeof(T)}, the frame after {i} values.");
    }

    private static long Allocated<T>(byte[] pickle)
    {
        PickleSerializer.Deserialize<T>(pickle);
        long before = GC.GetAllocatedBytesForCurrentThread();
        PickleSerializer.Deserialize<T>(pickle);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Agree<T>(string value, Func<T, string> show)
    {
        var pickles = Pickles(value);
        string expected = string.Join('|', PickleSerializer.Deserialize<T[]>(pickles[0])!.Select(show));
        Assert.True(pickles.Count > 100);
        foreach (byte[] pickle in pickles)
        {
            Assert.Equal(expected, string.Join('|', PickleSerializer.Deserialize<T[]>(pickle)!.Select(show)));
            Assert.Equal(expected, string.Join('|', PickleSerializer.Deserialize<List<T>>(pickle)!.Select(show)));
            Assert.Equal(expected, string.Join('|', ((IEnumerable<T>)new Unpickler(pickle).Load<T[]>()!).Select(show)));
            Assert.Equal(expected, string.Join('|', Elements<T>(pickle).Select(show)));
        }
    }

    private static List<byte[]> Pickles(string value)
    {
        ReadOnlySpan<byte> all = PythonRunner.Run(Script.Replace("VALUE", value, StringComparison.Ordinal));
        var pickles = new List<byte[]>();
        while (!all.IsEmpty)
        {
            int length = System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(all);
            pickles.Add(all.Slice(4, length).ToArray());
            all = all[(4 + length)..];
        }
        return pickles;
    }

    private static string Show(Shape shape) =>
        $"{shape.Name} {shape.Count} {shape.Price} {shape.IsOpen} {shape.Corner} ({(shape.Inner is null ? "" : Show(shape.Inner))}) {string.Join(' ', shape.Points)} {string.Join(' ', shape.Sizes)}";
}
