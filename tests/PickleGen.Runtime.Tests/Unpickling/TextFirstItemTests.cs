using System.Buffers;

namespace PickleGen.Tests.Unpickling;

/// <summary>A tuple of lists in the place of a list of lists, whose first list has a single text: <c>[] text APPEND [] … TUPLE2</c>.</summary>
public class TextFirstItemTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 100)]
    [InlineData(3, 1500)]
    [InlineData(4, 1)]
    [InlineData(4, 100)]
    [InlineData(5, 1500)]
    public void The_text_is_in_the_first_list_however_long_the_rest_is(int protocol, int length)
    {
        List<object?> rest = [.. Enumerable.Repeat<object?>("b", length)];
        byte[] pair = Dump(new PickleTuple(new List<object?> { "a" }, rest), protocol);
        byte[] three = Dump(new PickleTuple(new List<object?> { "a" }, rest, new List<object?>()), protocol);

        Assert.Equal([1, length], PickleSerializer.Deserialize<List<List<string>>>(pair)!.Select(list => list.Count));
        Assert.Equal([1, length, 0], PickleSerializer.Deserialize<object[][]>(three)!.Select(list => list.Length));
        Assert.Equal("a", PickleSerializer.Deserialize<List<object>[]>(three)![0][0]);
    }

    private static byte[] Dump(object value, int protocol)
    {
        var output = new ArrayBufferWriter<byte>();
        new Pickler(output, new PickleOptions { Protocol = protocol }).Dump(value);
        return output.WrittenSpan.ToArray();
    }
}
