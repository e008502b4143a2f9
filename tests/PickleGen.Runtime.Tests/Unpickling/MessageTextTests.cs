using System.Text;

namespace PickleGen.Tests.Unpickling;

/// <summary>Text of the pickle in messages: whoever wrote it writes no lines of the log, and nothing that a terminal obeys.</summary>
public sealed partial class MessageTextTests
{
    // A line break, a terminal's colour, a C1 control, a line separator, and a mark that turns the direction of writing.
    private const string Evil = "a\r\n\u001b[31mEVIL\u0085\u2028\u202e";
    private const string Shown = @"a\u000d\u000a\u001b[31mEVIL\u0085\u2028\u202e";

    [Picklable(Module = "messages", Name = "Parcel")]
    public sealed partial class Parcel
    {
        public int Weight { get; set; }

        public Dictionary<string, int> Parts { get; set; } = [];
    }

    [Picklable(Module = "messages", Name = "Box`1")]
    public sealed partial class Box<T>
    {
        public T? Content { get; set; }
    }

    [Theory]
    [InlineData("a1", ".a1")]
    [InlineData("_", "._")]
    [InlineData("1a", "['1a']")]
    [InlineData("a-b", "['a-b']")]
    [InlineData("", "['']")]
    [InlineData("\U000e0001", "['\\U000e0001']")]
    public void A_member_is_shown_as_one_where_its_name_is_an_identifier(string name, string expected) => Assert.Equal(expected, MemberPath.Member(name));

    private static readonly PickleOptions s_options = new()
    {
        UnknownMembers = UnknownMembers.Error,
        Closures = ClosurePolicy.TrustAssemblies(typeof(MessageTextTests).Assembly),
        Classes = new ClassRegistry()
            .Add(new PickleCallable("messages", "int_", (string text) => int.Parse(text, null)))
            .Add(new PickleCallable("messages", "fail", object? (object? text) => throw new FormatException($"no {text}"))),
    };

    /// <summary>Pickles with the text in them, <c>~</c> where it stands.</summary>
    public static TheoryData<string> Pickles =>
    [
        "\u0080\u0004~\u008c\u0001x\u0093.",
        "\u0080\u0004\u008c\u0001x~\u0093.",
        "\u0080\u0004\u008c\u0008builtins\u008c\u0007getattr\u0093K\u0001~\u0086R.",
        "\u0080\u0004\u008c\u0008messages\u008c\u0004int_\u0093~\u0085R.",
        "\u0080\u0004\u008c\u0008messages\u008c\u0004fail\u0093~\u0085R.",
        "\u0080\u0004\u008c\u0008messages\u008c\u0005Box`1\u0093~\u0085R.",
        "\u0080\u0004\u008c\u0009picklegen\u008c\u0006method\u0093~~~\u0087R.",
        "\u0080\u0004\u008c\u0009picklegen\u008c\u0009anonymous\u0093~\u0085R.",
    ];

    [Theory]
    [MemberData(nameof(Pickles))]
    public void Text_of_the_pickle_is_escaped(string pickle) => Check(Assert.ThrowsAny<UnpicklingException>(() => UnpicklerTests.Load(With(pickle), s_options)));

    [Fact]
    public void A_text_in_the_place_of_a_number_is_escaped() => Check(Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<int>(PickleSerializer.Serialize(Evil))));

    [Fact]
    public void A_member_that_the_type_lacks_is_escaped()
    {
        const string pickle = "\u0080\u0004\u008c\u0008messages\u008c\u0006Parcel\u0093)\u0081}~K\u0001sb.";
        Check(Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Parcel>(UnpicklerTests.Bytes(With(pickle)), new PickleOptions { UnknownMembers = UnknownMembers.Error })));
    }

    [Theory]
    [InlineData("\u0080\u0004}~Nsb.")]
    [InlineData("\u0080\u0004}(~Nu.")]
    public void A_key_in_a_path_is_escaped(string pickle)
    {
        var failed = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Dictionary<string, int>>(UnpicklerTests.Bytes(With(pickle))));
        Check(failed);
        Assert.Equal($"$['{Shown}']", failed.Path);
    }

    [Fact]
    public void A_key_in_the_path_of_what_cannot_be_saved_is_escaped()
    {
        var failed = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(new Dictionary<string, object> { [Evil] = new StringReader("") }));
        Assert.Equal($"$['{Shown}']", failed.Path);
    }

    // Python's strtol stops at NUL, so what follows it is of no number and in the line all the same.
    [Theory]
    [InlineData("I5\u001b[31m\u009b\n.", @"5\u001b[31m\u009b")]
    [InlineData("F5\u001b[31m\u009b\n.", @"5\u001b[31m\u009b")]
    [InlineData("}I5\0\u001b[31m\nc\u001b\nx\ns.", @"[5\u0000\u001b[31m]")]
    public void A_line_of_protocol_0_is_escaped(string pickle, string shown)
    {
        var failed = Assert.ThrowsAny<UnpicklingException>(() => UnpicklerTests.Load(pickle));
        Assert.Contains(shown, failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(failed.Message, char.IsControl);
    }

    [Fact]
    public void A_name_without_a_target_that_is_called_is_escaped()
    {
        byte[] pickle = UnpicklerTests.Bytes(With("\u0080\u0004~\u008c\u0001x\u0093)R."));
        Check(Assert.Throws<UnpicklingException>(() => new NamesOnly(pickle).Load()));
    }

    [Fact]
    public void A_document_escapes_what_it_names()
    {
        byte[] pickle = UnpicklerTests.Bytes(With("\u0080\u0004~\u008c\u0001x\u0093K\u0001a."));
        Check(Assert.Throws<UnpicklingException>(() => PickleDocument.Parse(pickle)));
    }

    [Fact]
    public void Long_text_is_cut_off()
    {
        string text = new('x', 100_000);
        byte[] name = [0x80, 4, (byte)PickleOpcode.BinUnicode, .. BitConverter.GetBytes(text.Length), .. Encoding.ASCII.GetBytes(text), 0x8c, 1, (byte)'x', 0x93, (byte)'.'];
        Assert.InRange(Assert.Throws<PickleSecurityException>(() => new Unpickler(name).Load()).Message.Length, 1, 1000);
        Assert.InRange(Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<int>(PickleSerializer.Serialize(text))).Message.Length, 1, 200);
        Assert.InRange(Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Dictionary<string, int>>(PickleSerializer.Serialize(new Dictionary<string, string?> { [text] = null }))).Message.Length, 1, 1000);
    }

    private static void Check(PickleException failed)
    {
        Assert.Contains(@"\u000d\u000a\u001b", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(failed.Message, static c => !ShownText.IsPrintable(c));
    }

    private static string With(string pickle) =>
        pickle.Replace("~", "\u008c" + (char)Encoding.UTF8.GetByteCount(Evil) + Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Evil)), StringComparison.Ordinal);

    private sealed class NamesOnly(ReadOnlyMemory<byte> input) : Unpickler(input)
    {
        protected override object FindClass(string module, string name) => new PickleCallable(module, name);
    }
}
