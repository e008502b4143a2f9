using System.Runtime.InteropServices;
using System.Text;

namespace PickleGen.Tests.Wire;

/// <summary>Text of characters of one to four bytes in any order, right and wrong, is decoded and encoded by vectors: Python says what it is.</summary>
public sealed class AnyTextTests
{
    // Bounds of what each number of bytes can say, of surrogates and of planes, among others.
    private static readonly int[] s_bounds = [0, 0x7F, 0x80, 0x7FF, 0x800, 0xFFF, 0x1000, 0xD7FF, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000, 0xFFFF, 0x10000, 0x3FFFF, 0x40000, 0xFFFFF, 0x100000, 0x10FFFF];

    [PythonFact]
    public void Is_read_as_Python_reads_it()
    {
        var random = new Random(35900);
        byte[][] texts = [.. Enumerable.Range(0, 60_000).Select(_ => Text(random))];
        string[] expected = PythonRunner.RunText("""
            import sys
            for line in sys.stdin:
                try:
                    print(bytes.fromhex(line).decode('utf-8', 'surrogatepass').encode('utf-16-le', 'surrogatepass').hex().upper())
                except UnicodeDecodeError as error:
                    print('wrong at', error.start)
            """, Encoding.ASCII.GetBytes(string.Join('\n', texts.Select(Convert.ToHexString)))).Split('\n');
        Assert.Equal(texts.Length, expected.Length);
        for (int i = 0; i < texts.Length; i++)
        {
            string actual = SurrogatePassUtf8.TryGetString(texts[i], out string text, out int invalidAt) ? Convert.ToHexString(MemoryMarshal.AsBytes(text.AsSpan())) : $"wrong at {invalidAt}";
            if (actual != expected[i]) Assert.Fail($"{Convert.ToHexString(texts[i])} became {actual}, to Python it is {expected[i]}.");
            // The framework takes over where the vectors find something wrong: only there.
            int decoded = SurrogatePassUtf8.Decode(texts[i], new char[texts[i].Length + SurrogatePassUtf8.Slack]);
            if (decoded != (invalidAt < 0 ? text.Length : -1)) Assert.Fail($"{Convert.ToHexString(texts[i])} became {decoded} characters, to Python it is {expected[i]}.");
        }
        Assert.InRange(expected.Count(static e => e.StartsWith("wrong", StringComparison.Ordinal)), 10_000, 40_000);
    }

    [PythonFact]
    public void Is_written_as_Python_reads_it()
    {
        var random = new Random(900);
        string[] texts = [.. Enumerable.Range(0, 40_000).Select(_ => Text(random)).Select(static utf8 => SurrogatePassUtf8.TryGetString(utf8, out string text, out int _) ? text : "")];
        string[] read = PythonRunner.RunText("""
            import pickle, sys
            for text in pickle.load(sys.stdin.buffer):
                print(text.encode('utf-16-le', 'surrogatepass').hex().upper())
            """, PickleSerializer.Serialize(texts)).Split('\n');
        for (int i = 0; i < texts.Length; i++)
        {
            string written = Convert.ToHexString(MemoryMarshal.AsBytes(texts[i].AsSpan()));
            if (written != read[i]) Assert.Fail($"{written} became {read[i]}.");
        }
    }

    // The length stands before the text, in a byte where one does: it is known behind it.
    [Theory]
    [InlineData('e', 255, false)]
    [InlineData('e', 256, true)]
    [InlineData('é', 127, false)]
    [InlineData('é', 128, true)]
    [InlineData('語', 85, false)]
    [InlineData('語', 86, true)]
    public void Has_its_length_in_as_few_bytes_as_Python_has(char letter, int length, bool isLong)
    {
        var text = new string(letter, length);
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        byte[] expected = isLong ? [(byte)'X', (byte)utf8.Length, (byte)(utf8.Length >> 8), 0, 0, .. utf8, (byte)'.'] : [0x8C, (byte)utf8.Length, .. utf8, (byte)'.'];
        Assert.Equal(expected, PickleSerializer.Serialize(text)[^expected.Length..]);
    }

    // Of one kind of characters or of many, whole or cut off, and in half of them a byte or two are others.
    private static byte[] Text(Random random)
    {
        int most = random.Next(1, 5);
        int length = random.Next(1, random.Next(4) == 0 ? 300 : 50);
        List<byte> utf8 = [];
        while (utf8.Count < length) Add(utf8, random.Next(3) == 0 ? 'a' : CodePoint(random, most));
        byte[] bytes = [.. utf8];
        if (random.Next(4) == 0) bytes = bytes[..random.Next(1, bytes.Length + 1)];
        if (random.Next(2) == 0)
        {
            for (int i = random.Next(1, 3); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)(random.Next(2) == 0 ? random.Next(256) : random.Next(0x80, 0x100));
        }
        return bytes;
    }

    private static int CodePoint(Random random, int most)
    {
        int end = most switch { 1 => 0x80, 2 => 0x800, 3 => 0x10000, _ => 0x110000 };
        if (random.Next(3) != 0) return random.Next(end);
        int bound = s_bounds[random.Next(s_bounds.Length)];
        return bound < end ? bound : end - 1;
    }

    private static void Add(List<byte> utf8, int codePoint)
    {
        switch (codePoint)
        {
            case < 0x80: utf8.Add((byte)codePoint); return;
            case < 0x800: utf8.Add((byte)(0xC0 | codePoint >> 6)); break;
            case < 0x10000: utf8.AddRange([(byte)(0xE0 | codePoint >> 12), Behind(codePoint >> 6)]); break;
            default: utf8.AddRange([(byte)(0xF0 | codePoint >> 18), Behind(codePoint >> 12), Behind(codePoint >> 6)]); break;
        }
        utf8.Add(Behind(codePoint));
    }

    private static byte Behind(int bits) => (byte)(0x80 | bits & 0x3F);
}
