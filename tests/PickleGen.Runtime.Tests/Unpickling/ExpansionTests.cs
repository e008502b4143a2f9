using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace PickleGen.Tests.Unpickling;

/// <summary>A few bytes that ask for much: copies of what the pickle has once, and keys that all take one place.</summary>
public sealed partial class ExpansionTests
{
    private const int Blob = 2000;

    private static readonly PickleOptions s_narrow = new() { Limits = new UnpicklingLimits { MaxTotalItems = 50_000 } };

    private static string Text(string text) => $"X{Encoding.Latin1.GetString(BitConverter.GetBytes(text.Length))}{text}";

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);

    // A list of two references to a list of two references …
    [Fact]
    public void Nodes_of_JSON_that_are_made_of_shared_lists_are_counted()
    {
        string doubled = string.Concat(Enumerable.Repeat("q\u00000](h\u0000h\u0000e", 16));
        byte[] pickle = Latin1($"\u0080\u0004]K\u0001a{doubled}.");
        AssertRefused(() => PickleSerializer.Deserialize<JsonNode>(pickle, s_narrow), nameof(UnpicklingLimits.MaxTotalItems));
    }

    [Fact]
    public void Copied_nodes_of_JSON_count_what_they_take_in_memory()
    {
        string doubled = string.Concat(Enumerable.Range(0, 34).Select(i => $"q{(char)i}0](h{(char)i}h{(char)i}e"));
        byte[] pickle = Latin1($"\u0080\u0004]K\u0001a{doubled}.");
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(() => PickleSerializer.Deserialize<JsonNode>(pickle), nameof(UnpicklingLimits.MaxTotalItems));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000_000);

        // Nodes of the pickle's own, however many, are not counted so.
        byte[] many = Latin1("\u0080\u0004](" + string.Concat(Enumerable.Repeat("K\u0001", 3000)) + "e.");
        Assert.Equal(3000, Assert.IsType<JsonArray>(PickleSerializer.Deserialize<JsonNode>(many, s_narrow)).Count);
    }

    [Theory]
    [InlineData("builtins", "bytes", "B", "\u0085R")]
    [InlineData("builtins", "bytearray", "B", "\u0085R")]
    [InlineData("_codecs", "encode", "X", "\u0085R")]
    [InlineData("pathlib", "PurePath", "X", "h\u0001\u0086R")]
    public void Copies_of_one_blob_by_calls_are_counted(string module, string name, string opcode, string call)
    {
        string blob = opcode + "\u00d0\u0007\u0000\u0000" + new string('1', Blob);
        byte[] Pickle(int calls) => Latin1($"\u0080\u0004c{module}\n{name}\nq\u00000{blob}q\u00010](" + string.Concat(Enumerable.Repeat("h\u0000h\u0001" + call, calls)) + "e.");

        AssertRefused(() => new Unpickler(Pickle(100), s_narrow).Load(), nameof(UnpicklingLimits.MaxTotalItems));
        Assert.Equal(2, Assert.IsType<List<object>>(new Unpickler(Pickle(2), s_narrow).Load()).Count);
    }

    [Theory]
    [InlineData("\u0096\u00d0\u0007\u0000\u0000\u0000\u0000\u0000\u0000", "builtins", "bytes")]
    [InlineData("\u008b\u00d0\u0007\u0000\u0000", "fractions", "Fraction")]
    public void So_are_copies_of_one_bytearray_and_of_one_int(string opcode, string module, string name)
    {
        byte[] Pickle(int calls) => Latin1($"\u0080\u0004c{module}\n{name}\nq\u00000{opcode}{new string('1', Blob)}q\u00010](" + string.Concat(Enumerable.Repeat("h\u0000h\u0001\u0085R", calls)) + "e.");
        AssertRefused(() => new Unpickler(Pickle(100), s_narrow).Load(), nameof(UnpicklingLimits.MaxTotalItems));
        Assert.Equal(2, Assert.IsType<List<object>>(new Unpickler(Pickle(2), s_narrow).Load()).Count);
    }

    // Each takes a copy of it.
    [Fact]
    public void A_state_that_many_objects_are_given_is_counted()
    {
        string state = "}(" + string.Concat(Enumerable.Range(0, 100).Select(static i => $"M{(char)i}\u0001N")) + "u";
        byte[] Pickle(int objects) => Latin1($"\u0080\u0004{state}q\u00000ccollections\nOrderedDict\nq\u00010](" + string.Concat(Enumerable.Repeat("h\u0001)Rh\u0000b", objects)) + "e.");
        AssertRefused(() => new Unpickler(Pickle(600), s_narrow).Load(), nameof(UnpicklingLimits.MaxTotalItems));
        Assert.Equal(2, Assert.IsType<List<object>>(new Unpickler(Pickle(2), s_narrow).Load()).Count);
    }

    // What stands in the pickle itself may be copied once and once more, however little may be shared.
    [Fact]
    public void A_long_blob_of_its_own_is_no_copy()
    {
        string blob = "B\u0040\u000d\u0003\u0000" + new string('1', 200_000);
        byte[] pickle = Latin1($"\u0080\u0004cbuiltins\nbytearray\n{blob}\u0085R.");
        Assert.Equal(200_000, Assert.IsType<PickleByteArray>(new Unpickler(pickle, s_narrow).Load()).Length);
    }

    [Fact]
    public void Copies_of_one_text_by_members_are_counted()
    {
        byte[] pickle = Latin1("\u0080\u0004](X\u00d0\u0007\u0000\u0000" + new string('1', Blob) + "q\u0001" + string.Concat(Enumerable.Repeat("h\u0001", 100)) + "e.");
        AssertRefused(() => PickleSerializer.Deserialize<List<StringBuilder>>(pickle, s_narrow), nameof(UnpicklingLimits.MaxTotalItems));
        AssertRefused(() => PickleSerializer.Deserialize<List<Uri>>(pickle, s_narrow), nameof(UnpicklingLimits.MaxTotalItems));
        Assert.Equal(101, PickleSerializer.Deserialize<List<string>>(pickle, s_narrow)!.Count);
    }

    public static TheoryData<Type, string> ReadToTheirEnd() => new()
    {
        { typeof(Version), Text("1." + new string('0', Blob) + "2") },
        { typeof(System.Drawing.Color), Text(new string('a', Blob)) },
        { typeof(IPAddress), Text(new string('0', Blob) + "1") },
        { typeof(TimeZoneInfo), Text(TimeZoneInfo.CreateCustomTimeZone(new string('z', Blob), TimeSpan.Zero, "z", "z").ToSerializedString()) },
        { typeof(decimal), "cdecimal\nDecimal\n" + Text("1.5" + new string('0', Blob)) + "\u0085R" },
    };

    [Theory]
    [MemberData(nameof(ReadToTheirEnd))]
    public void Values_that_one_text_makes_for_each_reference_are_counted(Type type, string value)
    {
        byte[] Pickle(int times) => Latin1($"\u0080\u0004{value}q\u00010(" + string.Concat(Enumerable.Repeat("h\u0001", times)) + "l.");
        var list = typeof(List<>).MakeGenericType(type);
        AssertRefused(() => PickleSerializer.Deserialize(Pickle(100), list, s_narrow), nameof(UnpicklingLimits.MaxTotalItems));
        Assert.Single((System.Collections.IList)PickleSerializer.Deserialize(Pickle(1), list, s_narrow)!);
    }

    // In streams as in memory.
    [Fact]
    public void Texts_of_its_own_are_no_copies_of_a_list_that_is_read_by_elements()
    {
        var narrow = new PickleOptions { Limits = new UnpicklingLimits { MaxTotalItems = 1000 } };
        byte[] pickle = PickleSerializer.Serialize(Enumerable.Range(0, 100).Select(static i => new Uri($"https://example.com/{new string('a', 100)}/{i}")).ToList());
        Assert.Equal(100, PickleSerializer.Deserialize<List<Uri>>(pickle, narrow)!.Count);
        Assert.Equal(100, PickleSerializer.DeserializeElementsAsync<Uri>(new MemoryStream(pickle), narrow).ToBlockingEnumerable().Count());
    }

    [Fact]
    public void Fractions_count_what_it_takes_to_reduce_them()
    {
        string number = "\u008b\u00d0\u0007\u0000\u0000" + new string('1', Blob);
        byte[] pickle = Latin1($"\u0080\u0004cfractions\nFraction\nq\u00000{number}{number}\u0086q\u00010](" + string.Concat(Enumerable.Repeat("h\u0000h\u0001R", 20)) + "e.");
        AssertRefused(() => new Unpickler(pickle, s_narrow).Load(), nameof(UnpicklingLimits.MaxTotalItems));
    }

    public static TheoryData<Func<int, object>> Kinds => new()
    {
        { static i => (long)i << 32 | (uint)i },
        { static i => new DateTime(((long)i << 32 | (uint)i) & 0x0FFF_FFFF_FFFF_FFFF) },
        { static i => new TimeSpan((long)i << 32 | (uint)i) },
        { static i => Guid.Parse($"00000000-0000-0000-{i >> 16:x4}-{i & 0xFFFF:x4}{i:x8}") },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Keys_that_NET_hashes_alike_have_hashes_of_their_own_here(Func<int, object> key)
    {
        object[] keys = [.. Enumerable.Range(1, 500).Select(key)];
        Assert.Single(keys.Select(key => key.GetHashCode()).Distinct());
        Assert.Equal(keys.Length, keys.Select(key => PickleHash.TryGet(key, out ulong hash) ? hash : 0).Distinct().Count());
    }

    [Fact]
    public void A_dictionary_of_keys_that_meet_is_refused_and_one_of_others_is_not()
    {
        Refuses(i => (long)i << 32 | (uint)i, i => i);
        Refuses(i => new DateTime((long)i << 32 | (uint)i), i => new DateTime(i * 864_000_000_000L));
        Refuses(i => BitConverter.Int64BitsToDouble((long)i << 32 | (uint)i), i => i * 0.5);
        Refuses(i => Tuple.Create(i, i * 33 ^ 7), i => Tuple.Create(i, i));
        Refuses(i => new Version(i * 16, 0), i => new Version(1, 0, i >> 12, i & 0xFFF));
        Refuses(i => KeyValuePair.Create("all", i), i => KeyValuePair.Create($"{i}", i));

        static void Refuses<T>(Func<int, T> meeting, Func<int, T> harmless)
            where T : notnull
        {
            T[] keys = [.. Enumerable.Range(1, 6000).Select(meeting)];
            byte[] dictionary = PickleSerializer.Serialize(keys.ToDictionary(key => key, key => 1)), set = PickleSerializer.Serialize(keys.ToHashSet());
            AssertRefused(() => PickleSerializer.Deserialize<Dictionary<T, int>>(dictionary), nameof(UnpicklingLimits.MaxKeyCollisions));
            AssertRefused(() => PickleSerializer.Deserialize<HashSet<T>>(set), nameof(UnpicklingLimits.MaxKeyCollisions));
            Assert.Equal(6000, PickleSerializer.Deserialize<HashSet<T>>(set, new() { Limits = UnpicklingLimits.Unlimited })!.Count);
            Assert.Equal(6000, PickleSerializer.Deserialize<Dictionary<T, int>>(PickleSerializer.Serialize(Enumerable.Range(1, 6000).ToDictionary(harmless)))!.Count);
        }
    }

    [Picklable(Module = "expansion")]
    public readonly partial record struct Alike(int X)
    {
        public override int GetHashCode() => 7;
    }

    [Fact]
    public void How_a_type_of_the_program_hashes_is_its_own_business()
    {
        var keys = Enumerable.Range(0, 5000).Select(i => new Alike(i)).ToHashSet();
        Assert.Equal(5000, PickleSerializer.Deserialize<HashSet<Alike>>(PickleSerializer.Serialize(keys))!.Count);
    }

    // As CPython writes it, with no number of items before them, and as the machine makes it.
    [Fact]
    public void So_is_one_that_comes_by_another_way()
    {
        var keys = new PickleDict(Enumerable.Range(1, 6000).Select(i => KeyValuePair.Create<object?, object?>((long)i << 32 | (uint)i, 1)));
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        new Pickler(output).Dump((object)keys);
        AssertRefused(() => PickleSerializer.Deserialize<Dictionary<long, int>>(output.WrittenSpan), nameof(UnpicklingLimits.MaxKeyCollisions));
        var unpickler = new Unpickler(output.WrittenSpan.ToArray());
        AssertRefused(() => unpickler.ConvertTo(unpickler.Load(), typeof(Dictionary<long, int>)), nameof(UnpicklingLimits.MaxKeyCollisions));
    }

    [Fact]
    public void So_is_one_behind_an_interface_or_of_which_another_is_made()
    {
        var keys = Enumerable.Range(1, 6000).ToDictionary(static i => (long)i << 32 | (uint)i, static _ => 1);
        var foreign = new System.Buffers.ArrayBufferWriter<byte>();
        new Pickler(foreign).Dump((object)new PickleDict(keys.Select(static entry => KeyValuePair.Create<object?, object?>(entry.Key, entry.Value))));
        foreach (byte[] pickle in (byte[][])[PickleSerializer.Serialize<IDictionary<long, int>>(keys), foreign.WrittenSpan.ToArray()])
        {
            Refuses<IDictionary<long, int>>(pickle);
            Refuses<IReadOnlyDictionary<long, int>>(pickle);
            Refuses<System.Collections.ObjectModel.ReadOnlyDictionary<long, int>>(pickle);
            Refuses<System.Collections.Frozen.FrozenDictionary<long, int>>(pickle);
        }

        static void Refuses<T>(byte[] pickle)
        {
            AssertRefused(() => PickleSerializer.Deserialize<T>(pickle), nameof(UnpicklingLimits.MaxKeyCollisions));
            var unpickler = new Unpickler(pickle);
            AssertRefused(() => unpickler.ConvertTo(unpickler.Load(), typeof(T)), nameof(UnpicklingLimits.MaxKeyCollisions));
            Assert.NotNull(PickleSerializer.Deserialize<T>(pickle, new() { Limits = UnpicklingLimits.Unlimited }));
        }
    }

    private static void AssertRefused(Func<object?> load, string limit) => Assert.Contains(limit, Assert.Throws<UnpicklingException>(load).Message);
}
