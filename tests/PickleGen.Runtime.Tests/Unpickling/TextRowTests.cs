namespace PickleGen.Tests.Unpickling;

/// <summary>Texts in a row are read by a loop of their own: it and the stack machine must never disagree.</summary>
public sealed class TextRowTests
{
    private static readonly string?[] s_texts = ["a", "", null, "b", new('x', 255), "c", new('y', 300), "d", "é", "e", "日本語の長い文章", "f", "a", "g"];

    // As CPython writes them, each text is memoized, and the second "a" is a reference.
    private static readonly byte[] s_foreign = Convert.FromHexString("80045d94288c016194" + "8c0162944e8c016394" + "8c02c3a994" + "6801" + "8c0164" + "8c016594" + "652e");

    [Fact]
    public void They_come_back_whatever_stands_between_them()
    {
        foreach (int count in (int[])[0, 1, 2, s_texts.Length, 2500])
        {
            string?[] texts = [.. Enumerable.Range(0, count).Select(static i => s_texts[i % s_texts.Length])];
            foreach (int protocol in (int[])[0, 2, 4, 5])
            {
                var options = new PickleOptions { Protocol = protocol };
                Assert.Equal(texts, PickleSerializer.Deserialize<string?[]>(PickleSerializer.Serialize(texts, options)));
                Assert.Equal(texts, PickleSerializer.Deserialize<List<string?>>(PickleSerializer.Serialize(texts.ToList(), options)));
            }
        }
        List<string?> foreign = ["a", "b", null, "c", "é", "a", "d", "e"];
        Assert.Equal(foreign, PickleSerializer.Deserialize<string?[]>(s_foreign));
        Assert.Equal(foreign, PickleSerializer.Deserialize<List<string?>>(s_foreign));
    }

    [Fact]
    public void No_other_text_comes_of_one_byte()
    {
        byte[] pickle = PickleSerializer.Serialize(s_texts.Where(static text => text is not { Length: > 200 }).ToList());
        foreach (byte[] right in (byte[][])[pickle, s_foreign])
        {
            for (int at = 2; at < right.Length; at++)
            {
                for (int other = 0; other < 256; other++)
                {
                    byte[] changed = [.. right];
                    changed[at] = (byte)other;
                    string guided = Shown(() => PickleSerializer.Deserialize<List<string?>>(changed));
                    if (guided == "refused") continue;
                    string machine = Shown(() =>
                    {
                        var unpickler = new Unpickler(changed);
                        return (List<string?>?)unpickler.ConvertTo(unpickler.Load(), typeof(List<string?>));
                    });
                    if (guided != machine) Assert.Fail($"Byte {at} = 0x{other:x2}: guided {guided}, machine {machine}");
                }
            }
        }

        static string Shown(Func<List<string?>?> load)
        {
            try
            {
                return load() is { } texts ? string.Join("|", texts.Select(static text => text ?? "None")) : "null";
            }
            catch (PickleException)
            {
                return "refused";
            }
        }
    }
}
