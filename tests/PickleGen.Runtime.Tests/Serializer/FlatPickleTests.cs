using System.Buffers;
using static PickleGen.Tests.Serializer.WholePickles;

namespace PickleGen.Tests.Serializer;

/// <summary>
/// Objects whose members are all plain values are saved and loaded without a pickler. Each case is compared with <see cref="Pickler"/> and
/// <see cref="Unpickler"/>, which do not take that way.
/// </summary>
public sealed partial class FlatPickleTests
{
    public enum Mood : short
    {
        Calm = 1,
        Wild = -2,
    }

    [Picklable(Module = "flat")]
    public sealed partial class Person
    {
        public int Age { get; set; }
        public string Name { get; set; } = "";
        public string? Nick { get; set; }
        public long Id { get; set; }
        public double Score { get; set; }
        public bool Active { get; set; }
    }

    [Picklable(Module = "flat", TrackReferences = false)]
    public sealed partial record Point(int X, long Y, string Label, bool IsSet = true)
    {
        public string? Note { get; init; }
    }

    [Picklable(Module = "flat")]
    public sealed partial record Numbers
    {
        public sbyte Signed { get; init; }
        public byte Byte { get; init; }
        public short Short { get; init; }
        public ushort Unsigned { get; init; }
        public uint Wide { get; init; }
        public ulong Widest { get; init; }
        public float Single { get; init; }
        public Mood Mood { get; init; }
        public DayOfWeek Day { get; init; }
    }

    [Picklable(Module = "flat", Layout = PickleLayout.Positional)]
    public sealed partial record Call(int X, string? Label, double Score);

    [Picklable(Module = "flat", Layout = PickleLayout.Positional, TrackReferences = false)]
    public partial class Plain
    {
        public byte Small { get; set; }
        public string Text { get; set; } = "";
    }

    [Picklable(Module = "flat")]
    public partial class Animal
    {
        public string? Name { get; set; }
    }

    [Picklable(Module = "flat")]
    public sealed partial class Dog : Animal
    {
        public int Tricks { get; set; }
    }

    private static readonly string[] s_texts =
        ["", "x", "Ada Lovelace", "née", "日本語", "\ud800 alone", new('y', 84), new('y', 86), new('z', 255), new('z', 256), new('é', 200), new('w', 5000), new('語', 40000)];

    private static Person Of(string text) => new() { Age = text.Length, Name = text, Nick = text.Length % 2 == 0 ? null : text, Id = long.MinValue + text.Length, Score = -0.0, Active = true };

    [Fact]
    public void They_are_the_bytes_that_a_pickler_writes()
    {
        foreach (string text in s_texts)
        {
            AssertSame(Of(text));
            AssertSame(new Point(text.Length, 1L << 40, text, false) { Note = text });
            AssertSame(new Animal { Name = text });
            AssertSame(new Call(text.Length, text, 0.5));
            AssertSame(new Plain { Small = 7, Text = text });
            var call = new Call(-1, text, double.NaN);
            Assert.Equal((call, call, null), PickleSerializer.DeepClone((call, call, (Call?)null)));
            AssertSame<Animal>(new Dog { Name = text, Tricks = 3 });
            AssertSame<Person?>(null);
        }
        foreach (ulong widest in (ulong[])[0, long.MaxValue, ulong.MaxValue])
        {
            var numbers = new Numbers { Signed = sbyte.MinValue, Byte = 255, Short = short.MinValue, Unsigned = 65535, Wide = uint.MaxValue, Widest = widest, Single = float.NegativeInfinity, Mood = (Mood)short.MaxValue };
            AssertSame(numbers);
            Assert.Equal(numbers, PickleSerializer.Deserialize<Numbers>(PickleSerializer.Serialize(numbers)));
        }
    }

    [Fact]
    public void What_the_options_ask_for_is_done()
    {
        var person = Of("Ada");
        foreach (int protocol in (int[])[0, 1, 2, 3, 4]) AssertSame(new() { Protocol = protocol });
        AssertSame(new() { TrackReferences = false });
        AssertSame(new() { DispatchTable = new() });
        AssertSame(new() { Closures = ClosurePolicy.None.SignedWith(new byte[] { 1, 2, 3 }) });
        AssertSame(new() { Reducers = [new Renaming()] });
        Assert.Contains("renamed", System.Text.Encoding.ASCII.GetString(PickleSerializer.Serialize(person, new() { Reducers = [new Renaming()] })));

        void AssertSame(PickleOptions options)
        {
            byte[] pickle = ByPickler(person, options);
            Assert.Equal(pickle, PickleSerializer.Serialize(person, options));
            if (options.Reducers.Count == 0) Assert.Equal("Ada", PickleSerializer.Deserialize<Person>(pickle, options)!.Name);
        }
    }

    private sealed class Renaming : IReducerOverride
    {
        public bool Handles(Type type) => type == typeof(Person);

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            reduced = ReduceValue.Global("flat.renamed");
            return true;
        }
    }

    [Fact]
    public void No_other_object_comes_of_one_byte()
    {
        AssertAgree(Of("Ada"), static person => $"{person.Age} {person.Name} {person.Nick} {person.Id} {BitConverter.DoubleToInt64Bits(person.Score)} {person.Active}");
        AssertAgree(new Numbers { Signed = -3, Byte = 200, Short = -300, Unsigned = 40000, Wide = 3_000_000_000, Widest = 1UL << 40, Single = 1.5f, Mood = Mood.Wild, Day = DayOfWeek.Friday }, static numbers => numbers.ToString());
        AssertAgree(new Call(300, "é", 2.5), static call => call.ToString());
        AssertAgree(new Plain { Small = 200, Text = "text" }, static plain => $"{plain.Small} {plain.Text}");
        AssertAgree(new Point(300, 70000, "é", false) { Note = "n" }, static point => point.ToString());
    }

    [Fact]
    public void Pickles_follow_one_another()
    {
        byte[] first = PickleSerializer.Serialize(Of("first")), second = PickleSerializer.Serialize(Of("second"));
        byte[] both = [.. first, .. second];
        Assert.Equal("first", PickleSerializer.Deserialize<Person>(both, out int consumed)!.Name);
        Assert.Equal(first.Length, consumed);
        Assert.Equal("second", PickleSerializer.Deserialize<Person>(both.AsSpan(consumed), out consumed)!.Name);
        Assert.Equal(second.Length, consumed);
    }

    [Picklable(Module = "flat")]
    public sealed partial class Counted
    {
        public static int Made { get; set; }

        public Counted() => Made++;

        public int Value { get; set; }
    }

    [Picklable(Module = "flat", Layout = PickleLayout.Positional)]
    public sealed partial class CountedCall
    {
        public CountedCall() => Counted.Made++;

        public int Value { get; set; }
    }

    [Fact]
    public void A_constructor_runs_once_however_the_pickle_goes_on()
    {
        byte[] state = PickleSerializer.Serialize(new Counted { Value = 77 }), call = PickleSerializer.Serialize(new CountedCall { Value = 77 });
        foreach (byte[] end in (byte[][])[[(byte)'.'], [0x94, (byte)'.'], [(byte)'q', 99, (byte)'.'], [(byte)'N', (byte)'0', (byte)'.'], [(byte)'2', (byte)'0', (byte)'.']])
        {
            Counted.Made = 0;
            Assert.Equal(77, PickleSerializer.Deserialize<Counted>([.. state[..^1], .. end])!.Value);
            Assert.Equal(1, Counted.Made);
            Assert.Equal(77, PickleSerializer.Deserialize<CountedCall>([.. call[..^1], .. end])!.Value);
            Assert.Equal(2, Counted.Made);
        }
    }

    [Picklable(Module = "flat")]
    public sealed partial class Touchy
    {
        public static Action? OnGet { get; set; }

        public static Action? OnSet { get; set; }

        public int Before { get; set; }

        public int Value
        {
            get
            {
                OnGet?.Invoke();
                return field;
            }
            set
            {
                OnSet?.Invoke();
                field = value;
            }
        }

        public string Behind { get; set; } = "behind";
    }

    [Fact]
    public void Code_of_the_type_that_fails_or_pickles_itself()
    {
        var touchy = new Touchy { Before = 1, Value = 2 };
        byte[] pickle = PickleSerializer.Serialize(touchy);
        try
        {
            Touchy.OnGet = static () => throw new FormatException("no");
            var output = new ArrayBufferWriter<byte>();
            Assert.Equal("no (at $)", Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(output, touchy)).Message);
            Assert.Equal(0, output.WrittenCount);
            Assert.IsType<FormatException>(Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(touchy)).InnerException);
            Touchy.OnGet = static () => throw new PicklingException("no");
            Assert.Equal(Assert.Throws<PicklingException>(() => ByPickler(touchy)).Path, Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(touchy)).Path);

            Touchy.OnGet = static () => PickleSerializer.Serialize(Of("other"));
            Assert.Equal(pickle, PickleSerializer.Serialize(touchy));

            Touchy.OnSet = static () => throw new FormatException("no");
            var flat = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Touchy>(pickle));
            var guided = Assert.Throws<UnpicklingException>(() => new Unpickler(pickle).Load<Touchy>());
            Assert.IsType<FormatException>(flat.InnerException);
            Assert.Equal((guided.Message, guided.Path, guided.Offset), (flat.Message, flat.Path, flat.Offset));

            Touchy.OnSet = static () => Assert.Equal("other", PickleSerializer.Deserialize<Person>(PickleSerializer.Serialize(Of("other")))!.Name);
            Assert.Equal((1, 2, "behind"), PickleSerializer.Deserialize<Touchy>(pickle) is { } read ? (read.Before, read.Value, read.Behind) : default);
        }
        finally
        {
            Touchy.OnGet = Touchy.OnSet = null;
        }
    }

    [Fact]
    public void Bounds_and_registries_hold()
    {
        byte[] pickle = PickleSerializer.Serialize(Of("a longer name than thirty characters"));
        AssertRefused<UnpicklingException>(new() { Limits = new() { MaxStringBytes = 30 } });
        AssertRefused<UnpicklingException>(new() { Limits = new() { MaxInputBytes = pickle.Length - 1 } });
        AssertRefused<UnpicklingException>(new() { Limits = new() { MaxMemoEntries = 7 } });
        AssertRefused<PickleSecurityException>(new() { Classes = new ClassRegistry().Add(typeof(Counted), "flat", "FlatPickleTests.Person") });
        Assert.Equal(36, PickleSerializer.Deserialize<Person>(pickle, new() { Limits = new() { MaxStringBytes = 36, MaxInputBytes = pickle.Length } })!.Age);

        void AssertRefused<TException>(PickleOptions options)
            where TException : PickleException
        {
            string Message(Func<object?> load) => (Assert.ThrowsAny<PickleException>(load) is { } failure) ? $"{failure.GetType()} {failure.Message}" : "";
            Assert.Equal(Message(() => new Unpickler(pickle, options).Load<Person>()), Message(() => PickleSerializer.Deserialize<Person>(pickle, options)));
        }
    }
}
