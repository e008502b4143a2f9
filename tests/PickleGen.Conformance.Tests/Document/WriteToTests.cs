using System.Buffers;

namespace PickleGen.Conformance.Tests;

/// <summary>A document that is written and read again describes the same graph.</summary>
public class WriteToTests
{
    public static TheoryData<int> Protocols => [.. Enumerable.Range(0, 6)];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_document_is_the_same_at_every_protocol_that_can_hold_it(int protocol)
    {
        int held = 0;
        Assert.All(CorpusArchive.Values.Where(value => !value.PlainReaderFails), value =>
        {
            var document = Parse(value);
            var output = new ArrayBufferWriter<byte>();
            try
            {
                document.WriteTo(output, protocol);
            }
            catch (PicklingException)
            {
                Assert.Empty(output.WrittenSpan.ToArray());
                Assert.NotEqual(PickleOptions.Default.Protocol, protocol);
                return;
            }
            held++;
            Assert.Equal(
                Descriptions.Canonical(Descriptions.Graph(value.Pickle, value.Encoding)),
                Descriptions.Canonical(Descriptions.Graph(output.WrittenSpan.ToArray(), null)));
        });
        Assert.True(held > CorpusArchive.Values.Count / 3, $"Only {held} documents fit protocol {protocol}.");
    }

    [Fact]
    public void A_pickles_own_protocol_can_always_hold_it() => Assert.All(
        CorpusArchive.Values.Where(value => !value.PlainReaderFails && value.Kind is not "handmade"),
        value => Parse(value).WriteTo(new ArrayBufferWriter<byte>(), Math.Max(Parse(value).Protocol, value.File.Contains(".p1.", StringComparison.Ordinal) ? 1 : 0)));

    [Fact]
    public void Names_of_Python_2_stay_readable_at_a_newer_protocol()
    {
        byte[] set = "c__builtin__\nset\n((lI1\naI2\natR."u8.ToArray();
        var output = new ArrayBufferWriter<byte>();
        PickleDocument.Parse(set).WriteTo(output, protocol: 4);
        Assert.Equal(2, PickleDocument.Parse(output.WrittenMemory).Protocol);
        Assert.Equal(("__builtin__", "set"), Assert.Single(PickleDocument.Parse(output.WrittenMemory).Globals));
        Assert.Equal(new PickleSet([1, 2]), Assert.IsType<PickleSet>(new Unpickler(output.WrittenMemory).Load()), (a, b) => a.ContentEquals(b));
    }

    [Fact]
    public void A_tuple_in_itself_by_way_of_a_list_is_written()
    {
        // t = ([t],)
        byte[] pickle = "(lp0\n(g0\ntp1\na0g1\n."u8.ToArray();
        var output = new ArrayBufferWriter<byte>();
        PickleDocument.Parse(pickle).WriteTo(output, protocol: 2);
        var root = Assert.IsType<PickleTupleNode>(PickleDocument.Parse(output.WrittenMemory).Root);
        Assert.Same(root, Assert.Single(Assert.IsType<PickleListNode>(Assert.Single(root.Items)).Items));
    }

    // Extension codes, instances of what is no plain name, elements of a class that derives from set, and buffers in another order than they came.
    [Theory]
    [InlineData("(\u0082\u0005q\0h\0\u0083\u002C\u0001\u0084p\u0011\u0001\0l.", 2)]
    [InlineData("(\u0082\u0005K\u0001o}b.", 2)]
    [InlineData("(cbuiltins\ngetattr\n(cm\nC\nU\u0001DtRK\u0001o.", 1)]
    [InlineData("cm\nS\n)\u0081q\0(K\u0001h\0\u0090(K\u0002\u0090}b.", 4)]
    [InlineData("(\u0097q\u00000\u0097q\u00010h\u0001h\0\u0098h\u0001l.", 5)]
    [InlineData("](cm\nC\n\u0097\u0085R\u0097\u0098e.", 5)]
    public void What_few_picklers_write_is_the_same_from_the_protocol_on_that_has_it(string opcodes, int least)
    {
        byte[] pickle = System.Text.Encoding.Latin1.GetBytes(opcodes);
        for (int protocol = 0; protocol <= 5; protocol++)
        {
            var output = new ArrayBufferWriter<byte>();
            if (protocol < least) Assert.Throws<PicklingException>(() => PickleDocument.Parse(pickle).WriteTo(output, protocol));
            else
            {
                PickleDocument.Parse(pickle).WriteTo(output, protocol);
                Assert.Equal(Descriptions.Canonical(Descriptions.Graph(pickle, null)), Descriptions.Canonical(Descriptions.Graph(output.WrittenSpan.ToArray(), null)));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_deep_document_is_written_without_recursion(int protocol)
    {
        const int depth = 200_000;
        byte[] pickle = [.. Enumerable.Repeat((byte)'(', depth), (byte)'N', .. Enumerable.Repeat((byte)'t', depth), (byte)'.'];
        var output = new ArrayBufferWriter<byte>();
        PickleDocument.Parse(pickle).WriteTo(output, protocol);
        var node = PickleDocument.Parse(output.WrittenMemory).Root;
        int found = 0;
        for (; node is PickleTupleNode tuple; found++) node = Assert.Single(tuple.Items);
        Assert.Equal(depth, found);
    }

    [Fact]
    public void What_a_protocol_cannot_hold_is_said_with_the_one_that_can()
    {
        var error = Assert.Throws<PicklingException>(() => PickleDocument.Parse(new byte[] { 0x80, 4, 0x8f, (byte)'.' }).WriteTo(new ArrayBufferWriter<byte>(), protocol: 2));
        Assert.Contains("protocol 4", error.Message, StringComparison.Ordinal);
    }

    private static PickleDocument Parse(CorpusValue value) =>
        PickleDocument.Parse(value.Pickle, new PickleOptions { StringEncoding = value.Encoding == "latin1" ? PickleStringEncoding.Latin1 : PickleStringEncoding.Ascii });
}
