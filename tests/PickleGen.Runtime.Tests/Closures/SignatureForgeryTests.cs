using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace PickleGen.Tests.Closures;

/// <summary>What somebody without the key can do to signed pickles: nothing that loads a delegate.</summary>
public class SignatureForgeryTests
{
    private const int Proto = 2;
    private const int Signature = 2 + 32 + 1;

    private static readonly byte[] s_key = "a key of both sides"u8.ToArray();
    private static readonly ClosurePolicy s_trust = ClosurePolicy.TrustAssemblies(typeof(SignatureForgeryTests).Assembly);
    private static readonly PickleOptions s_options = new() { Closures = s_trust.SignedWith(s_key) };

    private static readonly byte[] s_signed = PickleSerializer.Serialize(Adding(1), s_options);
    private static readonly byte[] s_other = PickleSerializer.Serialize(Adding(200), s_options);

    public static TheoryData<string, byte[]> Forgeries()
    {
        byte[] mac = s_signed[Proto..(Proto + Signature)], rest = s_signed[(Proto + Signature)..];
        return new()
        {
            { "cut off", [.. s_signed[..Proto], .. rest] },
            { "moved behind what it covers", [.. s_signed[..Proto], .. rest[..^1], .. mac, rest[^1]] },
            { "moved behind an opcode", [.. s_signed[..Proto], (byte)'N', (byte)'0', .. mac, .. rest] },
            { "moved before PROTO", [.. mac, .. s_signed[..Proto], .. rest] },
            { "twice", [.. s_signed[..Proto], .. mac, .. mac, .. rest] },
            { "of another pickle", [.. s_signed[..Proto], .. s_other[Proto..(Proto + Signature)], .. rest] },
            { "of another pickle, behind its own", [.. s_signed[..Proto], .. mac, .. s_other[Proto..(Proto + Signature)], .. rest] },
            { "over a changed opcode", [.. s_signed[..Proto], .. mac, .. rest[..^2], (byte)'1', rest[^1]] },
            { "over something more before it", [.. s_signed[..Proto], .. mac, (byte)'N', (byte)'0', .. rest] },
            { "as a longer block of bytes", [.. s_signed[..Proto], (byte)PickleOpcode.BinBytes, 32, 0, 0, 0, .. mac[2..], .. rest] },
            { "of another key", [.. s_signed[..Proto], (byte)'C', 32, .. HMACSHA256.HashData("another key"u8, (byte[])[.. s_signed[..Proto], .. rest]), (byte)'0', .. rest] },
            { "of no key", [.. s_signed[..Proto], (byte)'C', 32, .. SHA256.HashData((byte[])[.. s_signed[..Proto], .. rest]), (byte)'0', .. rest] },
            { "of all that follows the signature's place in another protocol", [0x80, 4, .. s_other[Proto..(Proto + Signature)], .. rest] },
            { "under another protocol", [0x80, 4, .. mac, .. rest] },
            { "under a protocol of Python 2", [0x80, 2, .. mac, .. rest] },
            { "taken from the first of two pickles", [.. s_signed[..Proto], .. mac, .. s_other[(Proto + Signature)..]] },
        };
    }

    [Fact]
    public void Pickle_that_nobody_touched_is_loaded() => Assert.Equal(6, PickleSerializer.Deserialize<Func<int, int>>(s_signed, s_options)!(5));

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void Forged_signature_is_refused_in_every_way_of_loading(string forgery, byte[] pickle)
    {
        Assert.NotEmpty(forgery);
        Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize<Func<int, int>>(pickle, s_options));
        Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize<object>(pickle, s_options));
        Assert.Throws<PickleSecurityException>(() => new Unpickler(pickle, s_options).Load());
        Assert.Throws<PickleSecurityException>(() => new Unpickler(new MemoryStream(pickle), s_options).Load());
    }

    [Theory]
    [InlineData(2, 20, "")]
    [InlineData(2, 37, "8C20FF")]
    [InlineData(2, 37, "4320")]
    public void Pickle_with_a_broken_signature_is_refused(int start, int end, string instead)
    {
        byte[] pickle = [.. s_signed[..start], .. Convert.FromHexString(instead), .. s_signed[end..]];
        Assert.ThrowsAny<UnpicklingException>(() => PickleSerializer.Deserialize<Func<int, int>>(pickle, s_options));
        Assert.ThrowsAny<UnpicklingException>(() => new Unpickler(pickle, s_options).Load());
    }

    [Fact]
    public void Signature_covers_no_second_pickle_behind_its_own()
    {
        byte[] unsigned = PickleSerializer.Serialize(Adding(200));
        var unpickler = new Unpickler((byte[])[.. s_signed, .. unsigned], s_options);
        Assert.Equal(6, Assert.IsType<Func<int, int>>(unpickler.Load())(5));
        Assert.Throws<PickleSecurityException>(() => unpickler.Load());
    }

    /// <summary>The callables and names that a signed pickle leaves in the memo would be all that a pickle without one needs.</summary>
    [Fact]
    public void Pickle_without_a_signature_has_nothing_of_a_signed_one_before_it()
    {
        byte[] signed = PickleSerializer.Serialize<object>((Func<int, int>)Meant, s_options);
        for (int callables = 0; callables < 16 * 16; callables++)
        {
            byte[] pickles = [.. signed, .. Calling((byte)(callables / 16), (byte)(callables % 16))];
            foreach (var unpickler in (Unpickler[])[new(pickles, s_options), new(new MemoryStream(pickles), s_options)])
            {
                Assert.Equal(6, Assert.IsType<Func<int, int>>(unpickler.Load())(5));
                Assert.ThrowsAny<UnpicklingException>(() => unpickler.Load<Func<int, int>>());
            }
        }
    }

    [Fact]
    public async Task Streamed_pickle_without_a_signature_has_nothing_of_a_signed_one_before_it()
    {
        byte[] signed = PickleSerializer.Serialize<object>((Func<int, int>)Meant, s_options);
        for (int callables = 0; callables < 16 * 16; callables++)
        {
            var stream = new MemoryStream([.. signed, .. Calling((byte)(callables / 16), (byte)(callables % 16))]);
            await using var pickles = PickleSerializer.DeserializeStreamAsync<Func<int, int>>(stream, s_options).GetAsyncEnumerator();
            Assert.True(await pickles.MoveNextAsync());
            await Assert.ThrowsAnyAsync<UnpicklingException>(async () => await pickles.MoveNextAsync());
        }
    }

    /// <summary>Somebody puts a pickle of data between, without a signature, that has another name in the place of one in the memo.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Signed_pickle_means_the_same_whatever_stands_before_it(bool isFirst)
    {
        var output = new ArrayBufferWriter<byte>();
        var pickler = new Pickler(output, s_options);
        pickler.Dump<object>((Func<int, int>)Harmless);
        int first = output.WrittenCount;
        pickler.Dump<object>((Func<int, int>)Meant);
        byte[] before = isFirst ? [] : output.WrittenSpan[..first].ToArray(), after = output.WrittenSpan[first..].ToArray();
        string[] names = [nameof(Unmeant), nameof(Harmless), "method"];
        foreach (string name in names)
        {
            for (byte entry = 0; entry < 16; entry++)
            {
                byte[] data = [0x80, 4, (byte)PickleOpcode.ShortBinUnicode, (byte)name.Length, .. Encoding.ASCII.GetBytes(name), (byte)'q', entry, (byte)'.'];
                var unpickler = new Unpickler((byte[])[.. before, .. data, .. after], s_options);
                for (int skipped = isFirst ? 1 : 2; skipped > 0; skipped--) unpickler.Load();
                Assert.Equal(6, Assert.IsType<Func<int, int>>(unpickler.Load())(5));
            }
        }
    }

    [Fact]
    public void Pickles_of_one_signing_pickler_stand_alone()
    {
        var output = new ArrayBufferWriter<byte>();
        var pickler = new Pickler(output, s_options);
        var shared = new List<object?> { "text", (Func<int, int>)Meant };
        pickler.Dump(shared);
        int first = output.WrittenCount;
        pickler.Dump(shared);
        pickler.Dump<List<object?>>(shared);
        var second = new Unpickler(output.WrittenMemory[first..], s_options);
        Assert.Equal("text", Assert.IsType<List<object?>>(second.Load())[0]);
        Assert.Equal("text", second.Load<List<object?>>()![0]);
    }

    /// <summary>Their memo entries are counted from each pickle's start, by those too who have no key.</summary>
    [Fact]
    public void Signed_pickles_in_a_row_are_read_without_the_key()
    {
        var output = new ArrayBufferWriter<byte>();
        var pickler = new Pickler(output, s_options);
        List<object?>[] values = [[s_signed, s_signed], ["other", "other"], ["last", s_other, s_other, "last"]];
        foreach (var value in values) pickler.Dump(value);
        byte[] pickles = [.. output.WrittenSpan, .. PickleSerializer.Serialize<object>(values[2])];
        Unpickler unpickler = new(pickles), streaming = new(new MemoryStream(pickles), new PickleOptions { Closures = s_trust });
        var documents = new PickleDocumentReader(pickles);
        foreach (var value in (List<object?>[])[.. values, values[2]])
        {
            Assert.Equal(value, unpickler.Load());
            Assert.Equal(value, streaming.Load<List<object?>>());
            Assert.Equal(value.Count, Assert.IsType<PickleListNode>(documents.Read().Root).Items.Count);
        }
    }

    /// <summary>Data without signatures is read one pickle at a time too: a memo over several is for those who ask for no signature.</summary>
    [Fact]
    public void Pickles_that_refer_to_each_other_are_for_those_who_ask_for_no_signature()
    {
        var output = new ArrayBufferWriter<byte>();
        var pickler = new Pickler(output);
        var shared = new List<object?> { "text" };
        pickler.Dump(shared);
        pickler.Dump(shared);
        var unpickler = new Unpickler(output.WrittenMemory, new PickleOptions { Closures = s_trust });
        Assert.Same(unpickler.Load(), unpickler.Load());
        unpickler = new Unpickler(output.WrittenMemory, s_options);
        Assert.NotNull(unpickler.Load());
        Assert.Throws<UnpicklingException>(() => unpickler.Load());
    }

    // delegate("Func`2[int,int]", method(this, "Unmeant", "int (int)")), the two callables from the memo.
    private static byte[] Calling(byte makeDelegate, byte findMethod) =>
    [
        0x80, 4, (byte)'h', makeDelegate, (byte)'(', .. Text("Func`2[int,int]"), (byte)'h', findMethod, (byte)'(',
        .. Text("PickleGen.Runtime.Tests/PickleGen.Tests.Closures.SignatureForgeryTests"), .. Text(nameof(Unmeant)), .. Text("int (int)"), .. "tRtR."u8,
    ];

    private static byte[] Text(string text) => [(byte)PickleOpcode.ShortBinUnicode, (byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    private static int Meant(int x) => x + 1;

    private static int Harmless(int x) => x;

    private static int Unmeant(int x) => 666 + x;

    private static Func<int, int> Adding(int n) => x => x + n;
}
