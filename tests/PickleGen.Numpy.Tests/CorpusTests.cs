using System.Globalization;
using System.Text.Json;

namespace PickleGen.Numpy.Tests;

/// <summary>numpy's pickles of the corpus, in band and beside: what is read is what the corpus says that CPython gets.</summary>
public class CorpusTests
{
    private static readonly IReadOnlyList<CorpusValue> s_values = [.. CorpusArchive.Values.Where(value => value.Kind == "numpy")];

    public static TheoryData<string> Files => [.. s_values.Select(value => value.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_array_has_the_type_the_shape_and_the_bytes_that_CPython_gets(string file)
    {
        var value = s_values.Single(value => value.File == file);
        Expect(value.Expected!.Value, new Unpickler(value.Pickle, NumpyPickle.Options) { Buffers = value.Buffers }.Load());
    }

    [Fact]
    public void There_are_as_many_as_the_page_of_conformance_says() => Assert.Equal(171, s_values.Count);

    private static void Expect(JsonElement expected, object? actual)
    {
        var kind = expected.EnumerateObject().First(property => property.Name != "id");
        switch (kind.Name)
        {
            case "ndarray":
                ExpectArray(kind.Value, Assert.IsType<NumpyArray>(actual));
                break;

            case "npscalar":
                Assert.Equal(kind.Value.GetProperty("data").GetBytesFromBase64(), BytesOf(actual));
                break;

            case "dtype":
                Assert.Equal(kind.Value.GetString()!.Replace('>', '<'), Assert.IsType<NumpyDtype>(actual).ToString());
                break;

            case "list":
                var items = Assert.IsType<List<object?>>(actual);
                Assert.Equal(kind.Value.GetArrayLength(), items.Count);
                foreach (var (item, at) in kind.Value.EnumerateArray().Select((item, at) => (item, at))) Expect(item, items[at]);
                break;

            case "none":
                Assert.Null(actual);
                break;

            default:
                Assert.Equal(kind.Value.GetString(), Convert.ToString(actual, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void ExpectArray(JsonElement expected, NumpyArray actual)
    {
        Assert.Equal(expected.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32()), actual.Shape);
        var dtype = expected.GetProperty("dtype");
        if (expected.TryGetProperty("items", out var items))
        {
            Assert.Equal(("object", "|O"), (dtype.GetString(), actual.Dtype.ToString()));
            foreach (var (item, at) in items.EnumerateArray().Select((item, at) => (item, at))) Expect(item, actual.Objects![at]);
            return;
        }
        byte[] bytes = expected.GetProperty("data").GetBytesFromBase64();
        if (dtype.ValueKind == JsonValueKind.Array)
        {
            Assert.Equal(dtype.EnumerateArray().Select(field => $"{field[0]} {field[1]}"), actual.Dtype.Fields.Select(field => $"{field.Name} {field.Dtype}"));
        }
        else
        {
            string name = dtype.GetString()!;
            if (name[0] == '>') bytes = [.. bytes.Chunk(name[^1] - '0').SelectMany(number => number.Reverse())];
            Assert.Equal(name.Replace('>', '<'), actual.Dtype.ToString());
        }
        Assert.Equal(bytes, actual.Bytes.ToArray());
    }

    private static byte[] BytesOf(object? scalar) => scalar switch
    {
        bool truth => [truth ? (byte)1 : (byte)0],
        int number => BitConverter.GetBytes(number),
        double number => BitConverter.GetBytes(number),
        _ => throw new NotSupportedException($"{scalar?.GetType()}"),
    };
}
