using System.Security.Cryptography;

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
            { "of another key", [.. s_signed[..Proto], (byte)'C', 32, .. HMACSHA256.HashData("another key"u8, rest), (byte)'0', .. rest] },
            { "of no key", [.. s_signed[..Proto], (byte)'C', 32, .. SHA256.HashData(rest), (byte)'0', .. rest] },
            { "of all that follows the signature's place in another protocol", [0x80, 4, .. s_other[Proto..(Proto + Signature)], .. rest] },
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

    private static Func<int, int> Adding(int n) => x => x + n;
}
