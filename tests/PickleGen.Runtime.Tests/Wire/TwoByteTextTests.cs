using System.Text;

namespace PickleGen.Tests.Wire;

/// <summary>Text of characters that take one or two bytes each is encoded by vectors: compared with the framework's own encoding.</summary>
public sealed class TwoByteTextTests
{
    // The text of the one string in a pickle, behind PROTO 5 and the opcode with its length of one or four bytes.
    private static byte[] Saved(string text)
    {
        byte[] pickle = PickleSerializer.Serialize(text);
        return pickle[(pickle[2] == (byte)PickleOpcode.ShortBinUnicode ? 4 : 7)..^1];
    }

    [Fact]
    public void Every_character_at_every_place()
    {
        for (int length = 7; length < 27; length++)
        {
            for (int at = 0; at < length; at++)
            {
                for (int c = 0x80; c < 0x900; c += length % 3 + 1)
                {
                    string text = new string('a', at) + (char)c + new string('z', length - at - 1);
                    if (!Saved(text).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text))) Assert.Fail($"U+{c:x4} at {at} of {length} is written as another.");
                }
            }
        }
    }

    [Fact]
    public void All_of_which_are_in_any_mixture()
    {
        var random = new Random(2);
        string[] letters = ["a", "é", "ж", "א", "\u07ff", "\u0080", "語", "\u0800", "😀"];
        for (int round = 0; round < 20_000; round++)
        {
            int kinds = random.Next(1, letters.Length + 1);
            string text = string.Concat(Enumerable.Range(0, random.Next(round % 10 == 0 ? 400 : 60)).Select(_ => letters[random.Next(kinds)]));
            byte[] saved = Saved(text);
            if (!saved.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text))) Assert.Fail($"'{text}' is written as another.");
            Assert.Equal(text, PickleSerializer.Deserialize<string>(PickleSerializer.Serialize(text)));
        }
    }

    [Fact]
    public void A_surrogate_by_itself_behind_characters_of_two_bytes()
    {
        for (int length = 0; length < 40; length++)
        {
            string text = new string('é', length) + '\ud800' + new string('ж', 9);
            byte[] expected = [.. Encoding.UTF8.GetBytes(new string('é', length)), 0xED, 0xA0, 0x80, .. Encoding.UTF8.GetBytes(new string('ж', 9))];
            Assert.Equal(expected, Saved(text));
        }
    }
}
