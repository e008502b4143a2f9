namespace PickleGen.Tests.Wire;

public sealed partial class PickleWriterTests
{
    [Theory]
    [InlineData("", 0, 0, "560A")]
    [InlineData("", 1, 3, "5800000000")]
    [InlineData("", 4, 5, "8C00")]
    [InlineData("a", 0, 0, "56610A")]
    [InlineData("a", 1, 3, "580100000061")]
    [InlineData("a", 4, 5, "8C0161")]
    [InlineData("hello", 0, 0, "5668656C6C6F0A")]
    [InlineData("hello", 1, 3, "580500000068656C6C6F")]
    [InlineData("hello", 4, 5, "8C0568656C6C6F")]
    [InlineData("caf\u00e9", 0, 0, "56636166E90A")]
    [InlineData("caf\u00e9", 1, 3, "5805000000636166C3A9")]
    [InlineData("caf\u00e9", 4, 5, "8C05636166C3A9")]
    [InlineData("\u20ac", 0, 0, "565C75323061630A")]
    [InlineData("\u20ac", 1, 3, "5803000000E282AC")]
    [InlineData("\u20ac", 4, 5, "8C03E282AC")]
    [InlineData("\\ud83d\\ude00", 0, 0, "565C5530303031663630300A")]
    [InlineData("\\ud83d\\ude00", 1, 3, "5804000000F09F9880")]
    [InlineData("\\ud83d\\ude00", 4, 5, "8C04F09F9880")]
    [InlineData("line\u000abreak", 0, 0, "566C696E655C7530303061627265616B0A")]
    [InlineData("line\u000abreak", 1, 3, "580A0000006C696E650A627265616B")]
    [InlineData("line\u000abreak", 4, 5, "8C0A6C696E650A627265616B")]
    [InlineData("back\u005cslash", 0, 0, "566261636B5C7530303563736C6173680A")]
    [InlineData("back\u005cslash", 1, 3, "580A0000006261636B5C736C617368")]
    [InlineData("back\u005cslash", 4, 5, "8C0A6261636B5C736C617368")]
    [InlineData("\u0000", 0, 0, "565C75303030300A")]
    [InlineData("\u0000", 1, 3, "580100000000")]
    [InlineData("\u0000", 4, 5, "8C0100")]
    [InlineData("\u000d\u001a", 0, 0, "565C75303030645C75303031610A")]
    [InlineData("\u000d\u001a", 1, 3, "58020000000D1A")]
    [InlineData("\u000d\u001a", 4, 5, "8C020D1A")]
    [InlineData("tab\u0009", 0, 0, "56746162090A")]
    [InlineData("tab\u0009", 1, 3, "580400000074616209")]
    [InlineData("tab\u0009", 4, 5, "8C0474616209")]
    [InlineData("\\ud800", 0, 0, "565C75643830300A")]
    [InlineData("\\ud800", 1, 3, "5803000000EDA080")]
    [InlineData("\\ud800", 4, 5, "8C03EDA080")]
    [InlineData("a\\udfffb", 0, 0, "56615C7564666666620A")]
    [InlineData("a\\udfffb", 1, 3, "580500000061EDBFBF62")]
    [InlineData("a\\udfffb", 4, 5, "8C0561EDBFBF62")]
    [InlineData("\\ud83d!", 0, 0, "565C7564383364210A")]
    [InlineData("\\ud83d!", 1, 3, "5804000000EDA0BD21")]
    [InlineData("\\ud83d!", 4, 5, "8C04EDA0BD21")]
    public void Strings_are_utf8_with_surrogatepass_and_raw_unicode_escape_in_protocol_0(string escaped, int fromProtocol, int toProtocol, string hex)
    {
        // An attribute cannot hold a lone surrogate: metadata is UTF-8.
        string value = System.Text.RegularExpressions.Regex.Replace(escaped, @"\\u([0-9a-f]{4})", m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString());
        for (int protocol = fromProtocol; protocol <= toProtocol; protocol++)
        {
            Assert.Equal(hex, Write(protocol, (ref PickleWriter writer) => writer.WriteString(value)));
            Assert.Equal(hex, Write(protocol, (ref PickleWriter writer) => writer.WriteString(value.AsSpan())));
        }
    }

    [Theory]
    [InlineData('x', 85)]
    [InlineData('x', 86)]
    [InlineData('x', 255)]
    [InlineData('x', 256)]
    [InlineData('\u00e9', 127)]
    [InlineData('\u00e9', 128)]
    [InlineData('\u20ac', 85)]
    [InlineData('\u20ac', 86)]
    [InlineData('\ud800', 86)]
    [InlineData('x', 70_000)]
    public void A_string_is_short_up_to_255_bytes(char unit, int times)
    {
        string value = new(unit, times);
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(value.Replace('\ud800', '\ud7ff'));
        string header = utf8.Length <= 255 ? $"8C{utf8.Length:X2}" : "58" + Convert.ToHexString(BitConverter.GetBytes(utf8.Length));
        string text = Convert.ToHexString(utf8).Replace("ED9FBF", "EDA080", StringComparison.Ordinal);
        Assert.Equal(header + text, Write(4, (ref PickleWriter writer) => writer.WriteString(value)));
        Assert.Equal(header + text, Write(4, (ref PickleWriter writer) => writer.WriteString(value.AsSpan())));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(84)]
    [InlineData(85)]
    [InlineData(253)]
    [InlineData(254)]
    [InlineData(255)]
    [InlineData(300)]
    [InlineData(70_000)]
    public void One_character_beyond_ascii_behind_many_others_is_found(int before)
    {
        string value = new string('x', before) + '\u00e9';
        string header = before + 2 <= 255 ? $"8C{before + 2:X2}" : "58" + Convert.ToHexString(BitConverter.GetBytes(before + 2));
        Assert.Equal(header + string.Concat(Enumerable.Repeat("78", before)) + "C3A9", Write(4, (ref PickleWriter writer) => writer.WriteString(value)));
        Assert.Equal(value, PickleSerializer.Deserialize<string>(PickleSerializer.Serialize(value)));
    }

    [Theory]
    [InlineData('\u4e2d')]
    [InlineData('\u0800')]
    [InlineData('\uffff')]
    public void Characters_of_three_bytes_are_the_same_however_many_there_are_and_whatever_stands_among_them(char wide)
    {
        for (int length = 1; length <= 85; length++)
        {
            AssertUtf8(new string(wide, length));
            foreach (char other in "a\u07ff\ud7ff\ue000\uabcd") AssertUtf8(new string(wide, length - 1).Insert((length - 1) * 2 / 3, other.ToString()));
            AssertUtf8(new string(wide, length - 1).Insert((length - 1) / 2, "\ud83d\ude00"));
        }

        static void AssertUtf8(string text)
        {
            byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(text);
            string header = utf8.Length <= 255 ? $"8C{utf8.Length:X2}" : "58" + Convert.ToHexString(BitConverter.GetBytes(utf8.Length));
            Assert.Equal(header + Convert.ToHexString(utf8), Write(4, (ref PickleWriter writer) => writer.WriteString(text)));
        }
    }

    [Fact]
    public void Among_characters_of_three_bytes_a_lone_surrogate_is_written_as_any_other()
    {
        string text = new string('\u4e2d', 12).Insert(5, "\ud800");
        string hex = string.Concat(Enumerable.Repeat("E4B8AD", 12)).Insert(30, "EDA080");
        Assert.Equal("8C27" + hex, Write(4, (ref PickleWriter writer) => writer.WriteString(text)));
    }

    [Theory]
    [InlineData(new byte[0], 3, "4300")]
    [InlineData(new byte[] { 0x80, 0xFF }, 3, "430280FF")]
    [InlineData(new byte[] { 0x80 }, 2, "635F636F646563730A656E636F64650A285802000000C28058060000006C6174696E317452")]
    public void Bytes_below_protocol_3_are_a_call_of_codecs_encode(byte[] value, int protocol, string hex) =>
        Assert.Equal(hex, Write(protocol, (ref PickleWriter writer) => writer.WriteBytes(value)));

    [Fact]
    public void Bytes_are_short_up_to_255()
    {
        Assert.StartsWith("43FF", Write(4, (ref PickleWriter writer) => writer.WriteBytes(new byte[255])), StringComparison.Ordinal);
        Assert.StartsWith("420001000000", Write(4, (ref PickleWriter writer) => writer.WriteBytes(new byte[256])), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytearrays_have_an_opcode_from_protocol_5_on()
    {
        Assert.Equal("9602000000000000000102", Write(5, (ref PickleWriter writer) => writer.WriteByteArray([1, 2])));
        Assert.Equal("8C086275696C74696E738C096279746561727261799328430201027452", Write(4, (ref PickleWriter writer) => writer.WriteByteArray([1, 2])));
    }
}
