using System.Buffers;
using System.Numerics;

namespace PickleGen.Tests.Serializer;

/// <summary>
/// What we write is read and written by codecs, not by the stack machine, and without garbage: to a buffer nothing is allocated, and what a load
/// allocates is what it gives.
/// </summary>
public sealed partial class TypedRoadTests
{
    private const int Count = 500;

    [Flags]
    public enum Bits : ulong
    {
        None,
        High = 1UL << 63,
    }

    [Picklable(Module = "road")]
    public sealed partial class Wide
    {
        public ulong Hash { get; set; }
        public Bits Bits { get; set; }
        public Int128 Signed { get; set; }
        public UInt128 Unsigned { get; set; }
        public char Letter { get; set; }
        public int Last { get; set; }
    }

    [Picklable(Module = "road")]
    public abstract partial class Shape
    {
        public int Id { get; set; }
    }

    [Picklable(Module = "road")]
    public sealed partial class Circle : Shape
    {
        public double Radius { get; set; }
    }

    [Picklable(Module = "road")]
    public sealed partial class Square : Shape
    {
        public double Side { get; set; }
    }

    [Picklable(Module = "road")]
    public abstract partial class Held<T>
    {
        public int Id { get; set; }
    }

    [Picklable(Module = "road")]
    public sealed partial class Box<T> : Held<T>
    {
        public T? Value { get; set; }
    }

    [Picklable(Module = "road")]
    public partial interface IMade;

    [Picklable(Module = "road")]
    public sealed partial class Made<T> : IMade
    {
        public T? Value { get; set; }
    }

    private static Wide WideOf(int i) => new()
    {
        Hash = ulong.MaxValue - (ulong)i,
        Bits = Bits.High,
        Signed = ((Int128)i - 5) << 90,
        Unsigned = UInt128.MaxValue - (UInt128)i,
        Letter = (char)('a' + i % 26),
        Last = i,
    };

    public static TheoryData<string> Kinds => [.. s_kinds.Keys];

    private static readonly Dictionary<string, (Action<IBufferWriter<byte>> Save, Func<byte[], object?> Load, long Room)> s_kinds = new()
    {
        ["wide"] = Of(WideOf, 8 * 12 + 16),
        ["ulong"] = Of(static i => ulong.MaxValue - (ulong)i, 8),
        ["ulong?"] = Of(static i => i % 2 == 0 ? null : (ulong?)(ulong.MaxValue - (ulong)i), 16),
        ["Int128"] = Of(static i => (Int128)(i - 5) << 90, 16),
        ["UInt128"] = Of(static i => UInt128.MaxValue - (UInt128)i, 16),
        ["char"] = Of(static i => (char)('a' + i % 26), 2),
        ["memory"] = Of(static i => new ReadOnlyMemory<byte>(new byte[100], i % 5, 80), 16 + 24 + 80),
        ["derived"] = Of(static i => i % 2 == 0 ? new Circle { Id = i, Radius = i } : (Shape)new Square { Id = i, Side = i }, 8 + 32),
        ["generic"] = Of<Held<int>>(static i => new Box<int> { Id = i, Value = i }, 8 + 24),
        ["generics"] = Of(static i => i % 2 == 0 ? new Made<int> { Value = i } : (IMade)new Made<long> { Value = i }, 8 + 24),
        ["three bytes and digits"] = Of(static i => $"日本語の文字列です{i:d3}", 8 + 48),
        ["object"] = Of<object>(static i => new Circle { Id = i, Radius = i }, 8 + 32),
    };

    private static (Action<IBufferWriter<byte>>, Func<byte[], object?>, long) Of<T>(Func<int, T> make, long room)
    {
        List<T> values = [.. Enumerable.Range(0, Count).Select(make)];
        return (buffer => PickleSerializer.Serialize(buffer, values), static pickle => PickleSerializer.Deserialize<List<T>>(pickle), room);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_is_allocated_but_what_is_loaded(string kind)
    {
        var (save, load, room) = s_kinds[kind];
        var buffer = new ArrayBufferWriter<byte>(1 << 20);
        Assert.InRange(Allocated(() =>
        {
            buffer.ResetWrittenCount();
            save(buffer);
        }), 0, 500);
        byte[] pickle = buffer.WrittenSpan.ToArray();
        Assert.InRange(Allocated(() => load(pickle)), 0, (room + 4) * Count + 1000);
    }

    [Fact]
    public void Sets_and_dictionaries_with_comparers_and_arrays_of_rows_too()
    {
        var names = Enumerable.Range(0, Count).ToDictionary(static i => $"Name {i}", static i => i, StringComparer.OrdinalIgnoreCase);
        byte[] pickle = PickleSerializer.Serialize(names);
        long plain = Allocated(() => PickleSerializer.Deserialize<Dictionary<string, int>>(PickleSerializer.Serialize(new Dictionary<string, int>(names))));
        Assert.InRange(Allocated(() => PickleSerializer.Deserialize<Dictionary<string, int>>(pickle)), 0, plain);

        double[,] rows = new double[100, 10];
        byte[] table = PickleSerializer.Serialize(rows);
        Assert.InRange(Allocated(() => PickleSerializer.Deserialize<double[,]>(table)), 0, 8 * rows.Length + 200);

        var sets = Enumerable.Range(0, Count).Select(static i => new HashSet<int> { i }).ToList();
        var buffer = new ArrayBufferWriter<byte>(1 << 20);
        Assert.InRange(Allocated(() =>
        {
            buffer.ResetWrittenCount();
            PickleSerializer.Serialize(buffer, sets);
        }), 0, 500);
    }

    private static long Allocated(Action action)
    {
        for (int i = 0; i < 3; i++) action();
        long least = long.MaxValue;
        for (int i = 0; i < 5; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }

    [Fact]
    public void Values_are_what_they_were()
    {
        foreach (int protocol in Enumerable.Range(0, 6))
        {
            var options = new PickleOptions { Protocol = protocol };
            var values = Enumerable.Range(0, 20).Select(WideOf).ToList();
            var loaded = PickleSerializer.Deserialize<List<Wide>>(PickleSerializer.Serialize(values, options))!;
            Assert.Equal(values.Select(Show), loaded.Select(Show));
            Int128[] signed = [0, -1, long.MaxValue, (Int128)long.MaxValue + 1, long.MinValue, (Int128)long.MinValue - 1, Int128.MinValue, Int128.MaxValue, (Int128)1 << 71, -((Int128)1 << 71), -((Int128)1 << 71) - 1];
            UInt128[] unsigned = [0, ulong.MaxValue, (UInt128)ulong.MaxValue + 1, (UInt128)Int128.MaxValue, (UInt128)Int128.MaxValue + 1, UInt128.MaxValue];
            Assert.Equal(signed, PickleSerializer.Deserialize<Int128[]>(PickleSerializer.Serialize(signed, options)));
            Assert.Equal(unsigned, PickleSerializer.Deserialize<UInt128[]>(PickleSerializer.Serialize(unsigned, options)));
            // The bytes are the shortest, whichever type the number has.
            Assert.Equal(PickleSerializer.Serialize(Array.ConvertAll(signed, static i => (BigInteger)i), options), PickleSerializer.Serialize(signed, options));
            Assert.Equal(PickleSerializer.Serialize(Array.ConvertAll(unsigned, static i => (BigInteger)i), options), PickleSerializer.Serialize(unsigned, options));
            Assert.Equal(signed.Select(static i => (BigInteger)i), PickleSerializer.Deserialize<BigInteger[]>(PickleSerializer.Serialize(signed, options)));
            char[] letters = ['a', '\0', '\x7f', 'é', '日', '\ud800'];
            Assert.Equal(letters, PickleSerializer.Deserialize<List<char>>(PickleSerializer.Serialize(letters.ToList(), options)));
            int[,,] cube = new int[2, 3, 4];
            for (int i = 0; i < cube.Length; i++) cube[i / 12, i / 4 % 3, i % 4] = i * 77777;
            Assert.Equal(cube, PickleSerializer.Deserialize<int[,,]>(PickleSerializer.Serialize(cube, options)));
        }
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Int128>(PickleSerializer.Serialize(UInt128.MaxValue)));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<UInt128>(PickleSerializer.Serialize(Int128.MinValue)));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<ulong>(PickleSerializer.Serialize(Int128.MinValue)));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<UInt128>(PickleSerializer.Serialize(BigInteger.Pow(2, 128))));
        Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Int128>(PickleSerializer.Serialize((Int128)1 << 80), new() { Limits = new UnpicklingLimits { MaxIntegerBytes = 10 } }));
    }

    private static string Show(Wide value) => $"{value.Hash} {value.Bits} {value.Signed} {value.Unsigned} {value.Letter} {value.Last}";

    // A tuple without a MARK, as the machine's own is written, whose first item is such an object: the object is none of the list's elements.
    [Fact]
    public void Objects_that_begin_a_tuple_stay_in_it()
    {
        var circle = new Circle { Id = 1, Radius = 2 };
        var many = Enumerable.Range(0, 300).Select(static i => (object?)$"text {i}").ToList();
        List<object> values = [circle, new Square { Id = 2 }, new PickleTuple(new Circle { Id = 3 }, many), new Circle { Id = 4 }, new PickleTuple(new Square { Id = 5 }), 6, new PickleTuple(new Square { Id = 7 }, 8, circle)];
        Check(PickleSerializer.Deserialize<List<object>>(PickleSerializer.Serialize(values))!);
        Check([.. PickleSerializer.Deserialize<object[]>(PickleSerializer.Serialize(values.ToArray()))!]);
        var named = PickleSerializer.Deserialize<Dictionary<string, object>>(PickleSerializer.Serialize(values.Select(static (value, i) => (value, i)).ToDictionary(static pair => $"{pair.i}", static pair => pair.value)))!;
        Check([.. named.Values]);

        static void Check(List<object> loaded)
        {
            Assert.Equal(["Circle", "Square", "PickleTuple", "Circle", "PickleTuple", "Int32", "PickleTuple"], loaded.Select(static value => value.GetType().Name));
            Assert.Equal(300, Assert.IsType<List<object>>(Assert.IsType<PickleTuple>(loaded[2])[1]).Count);
            Assert.Same(loaded[0], Assert.IsType<PickleTuple>(loaded[6])[2]);
        }
    }

    [Fact]
    public void Rows_that_are_tuples_are_found_among_lists()
    {
        // Of two, so that nothing says how many there are.
        List<object> few = [new List<object> { 1, 2 }], rows = [.. Enumerable.Range(0, 100).Select(i => i % 40 == 39 ? new PickleTuple(few, few) : (object)new List<object> { new List<object> { i }, few })];
        var loaded = PickleSerializer.Deserialize<List<List<List<object>>>>(PickleSerializer.Serialize(rows));
        Assert.Equal(100, loaded!.Count);
        Assert.All(loaded, static row => Assert.Equal(2, row.Count));
    }

    [Fact]
    public void A_class_that_was_met_is_asked_for_again_where_names_mean_something_else()
    {
        Shape shape = new Circle { Id = 5, Radius = 1 };
        byte[] pickle = PickleSerializer.Serialize(shape);
        for (int i = 0; i < 3; i++) Assert.IsType<Circle>(PickleSerializer.Deserialize<Shape>(pickle));
        var only = new ClassRegistry { OnlyAdded = true }.Add(typeof(Square));
        Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize<Shape>(pickle, new() { Classes = only }));
        var unpickler = new Other(pickle);
        Assert.IsType<Square>(unpickler.Load<Shape>());
        Assert.NotEqual(0, unpickler.Asked);
    }

    private sealed class Other(byte[] pickle) : Unpickler(pickle)
    {
        public int Asked { get; private set; }

        protected override object FindClass(string module, string name)
        {
            Asked++;
            return base.FindClass(module, name.Replace("Circle", "Square", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Changed_bytes_are_read_as_the_machine_reads_them()
    {
        TwoTiers.Agree(PickleSerializer.Serialize<List<ulong>>([ulong.MaxValue, 1UL << 63, 5]), [ulong.MaxValue, 1UL << 63, 5UL], static value => $"{value}");
        Int128[] wide = [Int128.MaxValue, Int128.MinValue, (Int128)1 << 70];
        TwoTiers.Agree(PickleSerializer.Serialize(wide.ToList()), wide, static value => $"{value}");
        TwoTiers.Agree(PickleSerializer.Serialize<List<char>>(['a', 'b', 'c']), ['a', 'b', 'c'], static value => $"{value}");
        Held<int>[] held = [new Box<int> { Id = 1, Value = 2 }, new Box<int> { Id = 3, Value = 4 }];
        TwoTiers.Agree(PickleSerializer.Serialize(held.ToList()), held, static value => $"{value.Id} {((Box<int>)value).Value}");
    }
}
