using System.Security.Cryptography;

namespace PickleGen.Closures;

/// <summary>An HMAC-SHA-256 in a pickle: <c>PROTO n, SHORT_BINBYTES mac, POP</c>, and the rest. It covers the pickle as it was without: PROTO and the rest.</summary>
/// <remarks>A reader that does not know of it pushes 32 bytes and drops them.</remarks>
internal sealed class PickleSignature(ReadOnlyMemory<byte> key)
{
    /// <summary>What it adds to a pickle: two opcodes, a length and the code.</summary>
    public const int Size = 2 + MacSize + 1;

    private const int ProtoSize = 2;
    private const int HeadSize = ProtoSize + 2;
    private const int MacSize = HMACSHA256.HashSizeInBytes;
    private const int SignedSize = ProtoSize + Size;

    private readonly byte[] _key = key.ToArray();

    /// <summary>Whether a signature stands where one would.</summary>
    public static bool IsSigned(ReadOnlySpan<byte> pickle) =>
        pickle.Length > SignedSize && pickle[0] == (byte)PickleOpcode.Proto && StandsAt(pickle[ProtoSize..]);

    /// <summary>Whether bytes begin with a signature.</summary>
    public static bool StandsAt(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= Size && bytes[0] == (byte)PickleOpcode.ShortBinBytes && bytes[1] == MacSize && bytes[Size - 1] == (byte)PickleOpcode.Pop;

    /// <summary>Checks the signature, in a time that does not tell how much of it is right.</summary>
    /// <exception cref="PickleSecurityException">It is not the one of this key over these bytes.</exception>
    public void Verify(ReadOnlySpan<byte> pickle)
    {
        Span<byte> mac = stackalloc byte[MacSize];
        using (var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key))
        {
            hash.AppendData(pickle[..ProtoSize]);
            hash.AppendData(pickle[SignedSize..]);
            hash.GetHashAndReset(mac);
        }
        if (!CryptographicOperations.FixedTimeEquals(mac, pickle.Slice(HeadSize, MacSize)))
            throw new PickleSecurityException("The pickle's signature is wrong: it was changed on the way, or signed with another key. Nothing of it was loaded.", offset: ProtoSize);
    }

    /// <summary>Puts the signature into a finished pickle.</summary>
    /// <exception cref="PicklingException">Some of it has been handed on, or its protocol is below 3.</exception>
    public void Sign(ref PickleWriter writer)
    {
        if (!writer.IsWhole) throw new PicklingException("A signed pickle is written as a whole: save it to a buffer first.");
        byte[] signed = Sign(writer.Pending);
        writer.StartOver();
        writer.WriteRaw(signed);
    }

    /// <summary>A finished pickle with its signature.</summary>
    /// <exception cref="PicklingException">Its protocol is below 3, which has no bytes.</exception>
    public byte[] Sign(ReadOnlySpan<byte> pickle)
    {
        if (pickle.Length < ProtoSize || pickle[0] != (byte)PickleOpcode.Proto || pickle[1] < PickleProtocol.Bytes)
            throw new PicklingException("A pickle is signed from protocol 3 on: raise PickleOptions.Protocol, or save without SignedWith.");
        byte[] signed = new byte[pickle.Length + Size];
        pickle[..ProtoSize].CopyTo(signed);
        signed[ProtoSize] = (byte)PickleOpcode.ShortBinBytes;
        signed[ProtoSize + 1] = MacSize;
        HMACSHA256.HashData(_key, pickle, signed.AsSpan(HeadSize, MacSize));
        signed[SignedSize - 1] = (byte)PickleOpcode.Pop;
        pickle[ProtoSize..].CopyTo(signed.AsSpan(SignedSize));
        return signed;
    }
}
