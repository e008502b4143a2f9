using System.Buffers.Binary;
using System.Text;

namespace PickleGen.Tests.Wire;

/// <summary>Text of characters that take three bytes each is decoded by vectors: compared with the framework's own decoding, one character at a time.</summary>
public sealed class ThreeByteTextTests
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static string? Load(byte[] utf8)
    {
        byte[] pickle = [0x80, 4, (byte)'X', 0, 0, 0, 0, .. utf8, (byte)'.'];
        BinaryPrimitives.WriteInt32LittleEndian(pickle.AsSpan(3), utf8.Length);
        try
        {
            return PickleSerializer.Deserialize<string>(pickle);
        }
        catch (UnpicklingException)
        {
            return null;
        }
    }

    [Fact]
    public void Every_character_that_takes_three_bytes()
    {
        var all = Enumerable.Range(0x800, 0x10000 - 0x800).Where(static c => c is < 0xD800 or > 0xDFFF).Select(static c => (char)c).ToArray();
        for (int length = 5; length < 20; length++)
        {
            foreach (char[] part in all.Chunk(length))
            {
                var text = new string(part);
                if (Load(s_strict.GetBytes(text)) != text) Assert.Fail($"'{text}' came back as another.");
            }
        }
    }

    [Fact]
    public void Anything_else_at_any_place()
    {
        byte[][] others =
        [
            [.. "abc"u8], [0xC3, 0xA9, (byte)'x'], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xE0, 0x9F, 0xBF], [0xE0, 0x80, 0x80], [0xE4, 0xB8, (byte)'x'], [0xE4, (byte)'x', 0x80],
            [0xF4, 0x90, 0x80], [0xFF, 0x80, 0x80], [0xE4, 0xC0, 0x80], [0x80, 0x80, 0x80], [0xC0, 0x80, 0x80], [0xE0, 0xA0, 0x80], [0xEF, 0xBF, 0xBF], [0xF0, 0x9F, 0x98],
        ];
        for (int count = 5; count < 16; count++)
        {
            for (int at = 0; at < count; at++)
            {
                foreach (byte[] other in others)
                {
                    byte[] utf8 = [.. s_strict.GetBytes(new string('語', at)), .. other, .. s_strict.GetBytes(new string('本', count - at - 1))];
                    Assert.Equal(Expected(utf8, at, other), Load(utf8));
                }
            }
        }

        // Surrogates by themselves are characters to Python; all else is as the framework has it.
        static string? Expected(byte[] utf8, int at, byte[] other)
        {
            if (other[0] == 0xED) return new string('語', at) + (char)(0xD000 | (other[1] & 0x3F) << 6 | other[2] & 0x3F) + s_strict.GetString(utf8[(3 * at + 3)..]);
            try
            {
                return s_strict.GetString(utf8);
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }
    }
}
