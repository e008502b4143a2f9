using System.Security.Cryptography;
using PickleGen.Closures;

namespace PickleGen.Tests.Closures;

public class PickleSignatureTests
{
    private static readonly byte[] s_key = "a key of both sides"u8.ToArray();
    private static readonly byte[] s_pickle = [0x80, 5, (byte)'K', 7, (byte)'.'];

    [Fact]
    public void Signature_stands_behind_PROTO_and_covers_all_of_the_pickle()
    {
        byte[] signed = Sign(s_pickle);
        byte[] mac = HMACSHA256.HashData(s_key, s_pickle);
        Assert.Equal([0x80, 5, (byte)'C', 32, .. mac, (byte)'0', (byte)'K', 7, (byte)'.'], signed);
    }

    [Fact]
    public void Signed_pickle_is_verified() => new PickleSignature(s_key).Verify(Sign(s_pickle));

    [Fact]
    public void Every_changed_bit_is_noticed()
    {
        byte[] signed = Sign(s_pickle);
        for (int bit = 0; bit < signed.Length * 8; bit++)
        {
            byte[] changed = [.. signed];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            if (PickleSignature.IsSigned(changed)) Assert.Throws<PickleSecurityException>(() => new PickleSignature(s_key).Verify(changed));
        }
    }

    [Fact]
    public void Another_key_is_noticed() =>
        Assert.Throws<PickleSecurityException>(() => new PickleSignature("another key"u8.ToArray()).Verify(Sign(s_pickle)));

    [Fact]
    public void Protocol_without_bytes_is_not_signed() =>
        Assert.Throws<PicklingException>(() => Sign([0x80, 2, (byte)'K', 7, (byte)'.']));

    [Fact]
    public void Key_is_not_empty() =>
        Assert.Throws<ArgumentException>(() => ClosurePolicy.None.SignedWith(ReadOnlyMemory<byte>.Empty));

    private static byte[] Sign(byte[] pickle) => new PickleSignature(s_key).Sign(pickle);
}
