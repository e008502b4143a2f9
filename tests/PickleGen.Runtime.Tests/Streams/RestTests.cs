using System.Text;

namespace PickleGen.Tests.Streams;

/// <summary>A stream that can seek is read to its end where little is left of it, before anybody has seen STOP. Nothing may differ from one that cannot, and stands behind the pickle.</summary>
public sealed partial class RestTests
{
    [Picklable(Module = "rest")]
    public sealed partial class Item
    {
        public int Id { get; set; }

        public string? Text
        {
            get;
            set => field = value == "bad" ? throw new FormatException("no such text") : value;
        }
    }

    private static Item[] Items(int count, int bad = -1)
    {
        var items = new Item[count];
        for (int i = 0; i < count; i++) items[i] = new() { Id = i, Text = i == bad ? "bax" : $"text {i}" };
        return items;
    }

    // The setter refuses what stands in the bytes then.
    private static byte[] Pickle(int count, int bad = -1)
    {
        byte[] pickle = PickleSerializer.Serialize(Items(count, bad));
        int at = pickle.AsSpan().IndexOf("bax"u8);
        if (at >= 0) pickle[at + 2] = (byte)'d';
        return pickle;
    }

    public static TheoryData<string, byte[]> Inputs
    {
        get
        {
            byte[] good = Pickle(2000), bad = Pickle(2000, bad: 1500);
            return new()
            {
                { "alone", good },
                { "with a tail", [.. good, .. "tail"u8] },
                { "with a long tail", [.. good, .. new byte[200_000]] },
                { "with another", [.. good, .. Pickle(1000)] },
                { "with a short one", [.. good, .. Pickle(1)] },
                { "fails", bad },
                { "fails, with another", [.. bad, .. good] },
                { "ends early", good[..^100] },
                { "fails and ends early", bad[..^100] },
                { "a frame that is cut off", [.. good[..^1], 0x95, 99, 0, 0, 0, 0, 0, 0, 0, (byte)'.'] },
                { "no opcode", [.. good[..30_000], 0xFF, .. good[30_000..]] },
                { "an opcode too many", [.. good[..^1], (byte)'0', (byte)'0', (byte)'.', .. "tail"u8] },
                { "something else", Encoding.ASCII.GetBytes("{\"json\": [" + new string(' ', 20_000) + "1]}") },
                { "a memo's entry that is not there", [.. good[..^1], (byte)'j', 255, 255, 255, 0, (byte)'0', (byte)'.', .. "tail"u8] },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task A_stream_that_can_seek_gives_what_another_gives(string name, byte[] input)
    {
        string expected = Shown(() => PickleSerializer.Deserialize<Item[]>(new Pieces(input, 1000)));
        // Without a word where the pickle ends, it is where a stream that does not seek has no byte more.
        var one = new Pieces(input, 1);
        Assert.Equal(expected, Shown(() => PickleSerializer.Deserialize<Item[]>(one)));

        using var stream = new MemoryStream([7, 7, 7, .. input]) { Position = 3 };
        Assert.Equal(expected, Shown(() => PickleSerializer.Deserialize<Item[]>(stream)));
        // What has no end ends nowhere.
        bool hasEnd = name is not ("no opcode" or "something else");
        if (hasEnd) Assert.Equal((name, one.Given), (name, (int)stream.Position - 3));

        stream.Position = 3;
        Item[]? read = null;
        string asynchronous = "";
        try
        {
            read = await PickleSerializer.DeserializeAsync<Item[]>(stream);
        }
        catch (PickleException failure)
        {
            asynchronous = Shown(() => throw failure);
        }
        Assert.Equal(expected, read is null ? asynchronous : Shown(() => read));
        if (hasEnd) Assert.Equal(one.Given, stream.Position - 3);

        stream.Position = 3;
        var unpickler = new Unpickler(stream);
        Assert.Equal(expected, Shown(() => unpickler.Load<Item[]>()));
        if (hasEnd) Assert.Equal(one.Given, stream.Position - 3);
    }

    [Fact]
    public async Task Pickles_one_behind_the_other()
    {
        int[] counts = [1, 3000, 200, 1, 100, 500, 2, 90, 4000, 1];
        byte[] input = [.. counts.SelectMany(static count => Pickle(count))];
        using var stream = new MemoryStream(input);
        var unpickler = new Unpickler(stream);
        long consumed = 0;
        foreach (int count in counts)
        {
            Assert.Equal(count, unpickler.Load<Item[]>()!.Length);
            Assert.Equal((consumed += Pickle(count).Length, consumed), (unpickler.BytesConsumed, stream.Position));
        }
        stream.Position = 0;
        foreach (int count in counts) Assert.Equal(count, PickleSerializer.Deserialize<Item[]>(stream)!.Length);
        stream.Position = 0;
        var read = new List<int>();
        await foreach (var items in PickleSerializer.DeserializeStreamAsync<Item[]>(stream)) read.Add(items!.Length);
        Assert.Equal(counts, read);
    }

    [Fact]
    public void Offsets_count_from_the_stream()
    {
        byte[] good = Pickle(2000), bad = Pickle(2000, bad: 1500);
        using var stream = new MemoryStream([.. good, .. bad, .. good]);
        var unpickler = new Unpickler(stream);
        unpickler.Load<Item[]>();
        var failure = Assert.Throws<UnpicklingException>(() => unpickler.Load<Item[]>());
        Assert.Equal(good.Length + Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Item[]>(bad)).Offset, failure.Offset);
        Assert.Equal(good.Length + bad.Length, stream.Position);
        Assert.Equal(2000, unpickler.Load<Item[]>()!.Length);
    }

    // A file that somebody else shortens, and one whose length nobody knows.
    private sealed class Shorter(byte[] bytes) : MemoryStream(bytes)
    {
        public override long Length => base.Length + 500;
    }

    [Fact]
    public void A_length_that_lies_is_no_end()
    {
        byte[] good = Pickle(2000);
        Assert.Equal(2000, PickleSerializer.Deserialize<Item[]>(new Shorter(good))!.Length);
        var failure = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Item[]>(new Shorter(good[..^100])));
        Assert.Equal((Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Item[]>(new Pieces(good[..^100], 1000))).Message, (long)good.Length - 100), (failure.Message, failure.Offset));
    }

    // A file that somebody else shortens meanwhile, or writes to for ever.
    private sealed class Changing(byte[] bytes, long end) : MemoryStream(bytes)
    {
        private int _asked;

        public override long Length => _asked++ == 0 ? base.Length : end < 0 ? Position + 100 : end;
    }

    [Fact]
    public void A_length_that_changes_is_no_end()
    {
        byte[] good = Pickle(500);
        Assert.Equal(500, PickleSerializer.Deserialize<Item[]>(new Changing(good, end: 0))!.Length);
        var options = new PickleOptions { Limits = new() { MaxInputBytes = good.Length } };
        using var growing = new Changing([.. good, .. good], end: -1);
        Assert.Equal(500, PickleSerializer.Deserialize<Item[]>(growing, options)!.Length);
    }

    // Finds in the stream what its ids name.
    private sealed class Beside : Unpickler
    {
        private readonly Stream _stream;

        public Beside(Stream stream)
            : base(stream) => _stream = stream;

        protected override object? PersistentLoad(object? id) => _stream.ReadByte();
    }

    [Fact]
    public void A_hook_reads_behind_the_pickle()
    {
        byte[] ids = [0x80, 2, (byte)'(', .. Enumerable.Repeat((byte[])[(byte)'K', 1, (byte)'Q'], 5000).SelectMany(static id => id), (byte)'l', (byte)'.'];
        using var stream = new MemoryStream([.. ids, .. Enumerable.Range(0, 5000).Select(static i => (byte)i)]);
        var read = Assert.IsType<List<object?>>(new Beside(stream).Load());
        Assert.Equal(Enumerable.Range(0, 5000).Select(static i => (object?)(int)(byte)i), read);
    }

    [Fact]
    public void A_limit_holds_for_the_pickle_and_not_for_the_stream()
    {
        byte[] good = Pickle(2000);
        var options = new PickleOptions { Limits = new() { MaxInputBytes = good.Length } };
        using var stream = new MemoryStream([.. good, .. good]);
        Assert.Equal(2000, PickleSerializer.Deserialize<Item[]>(stream, options)!.Length);
        Assert.Equal(good.Length, stream.Position);
        var less = new PickleOptions { Limits = new() { MaxInputBytes = good.Length - 1 } };
        Assert.Contains(nameof(UnpicklingLimits.MaxInputBytes), Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Item[]>(stream, less)).Message);
    }

    private static string Shown(Func<Item[]?> load)
    {
        try
        {
            return load() is { } items ? $"{items.Length} {items[^1].Id} {items[^1].Text}" : "None";
        }
        catch (PickleException failure)
        {
            return $"{failure.GetType().Name} {failure.Message} {failure.Path} {failure.Offset}";
        }
    }
}
