using System.Collections.Frozen;
using System.Numerics;

namespace PickleGen.Tests.Codecs;

/// <summary>Lists and dictionaries of one element that begins with MARK: CPython writes no MARK around it, so the one behind the list is the element's.</summary>
public class OnlyElementTests
{
    private static readonly (int, string, int, int) s_four = (1, "b", 3, 4);

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void What_Python_wrote_loads(int protocol)
    {
        Assert.Equal([s_four], FromPython<List<(int, string, int, int)>>("[(1, 'b', 3, 4)]", protocol));
        Assert.Equal([s_four, s_four], FromPython<List<(int, string, int, int)>>("[(1, 'b', 3, 4)] * 2", protocol));
        Assert.Equal([s_four], FromPython<(int, string, int, int)[]>("[(1, 'b', 3, 4)]", protocol));
        Assert.Equal([Tuple.Create(1, "b", 3, 4)], FromPython<List<Tuple<int, string, int, int>>>("[(1, 'b', 3, 4)]", protocol));
        Assert.Equal([s_four], FromPython<List<(int, string, int, int)?>>("[(1, 'b', 3, 4)]", protocol));
        Assert.Equal([(s_four, 5)], FromPython<Dictionary<(int, string, int, int), int>>("{(1, 'b', 3, 4): 5}", protocol).Select(static pair => (pair.Key, pair.Value)));
        Assert.Equal([new Vector4(1, 2, 3, 4)], FromPython<List<Vector4>>("[(1.0, 2.0, 3.0, 4.0)]", protocol));
        Assert.Equal([7], Assert.Single(FromPython<List<FrozenSet<int>>>("[frozenset({7})]", protocol)));
        Assert.Equal([new(null, 4)], FromPython<List<KeyValuePair<string?, int>?>>("[(None, 4)]", protocol));
        Assert.Equal(1001, FromPython<List<(int, int, int, int)>>("[(i, 2, 3, 4) for i in range(1001)]", protocol).Count);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void What_we_wrote_in_a_member_loads(int protocol)
    {
        var only = new Only { Pairs = { new("a", 1) }, Fours = [s_four], Keys = { [new(1, 2)] = 3 }, Maybe = { null }, Looked = { new[] { 1, 2, 3 }.ToLookup(static n => n % 2) }, Lazy = [Enumerable.Range(1, 2).Select(static n => n * 2)] };
        var copy = PickleSerializer.Deserialize<Only>(PickleSerializer.Serialize(only, new PickleOptions { Protocol = protocol }))!;
        Assert.Equal(only.Pairs, copy.Pairs);
        Assert.Equal(only.Fours, copy.Fours);
        Assert.Equal(only.Keys, copy.Keys);
        Assert.Equal(only.Maybe, copy.Maybe);
        Assert.Equal([1, 3], copy.Looked[0][1]);
        Assert.Equal([2, 4], copy.Lazy[0]);
    }

    private static T FromPython<T>(string value, int protocol) =>
        PickleSerializer.Deserialize<T>(PythonRunner.Run($"import pickle, sys\nsys.stdout.buffer.write(pickle.dumps({value}, {protocol}))"))!;
}

[Picklable(Module = "only")]
public sealed partial class Only
{
    public List<KeyValuePair<string, int>> Pairs { get; } = [];
    public (int, string, int, int)[] Fours { get; set; } = [];
    public Dictionary<KeyValuePair<int, int>, int> Keys { get; } = [];
    public List<KeyValuePair<int, int>?> Maybe { get; } = [];

    /// <summary>Of types that nobody can name: how they are saved, only the member's type tells.</summary>
    public List<ILookup<int, int>> Looked { get; } = [];

    public IEnumerable<int>[] Lazy { get; set; } = [];

    // pickle.dumps(bytearray(b"ab"), 5), without its frame
    [Fact]
    public void A_bytearray_is_read_as_a_list_of_bytes_too()
    {
        byte[] pickle = [0x80, 5, 0x96, 2, 0, 0, 0, 0, 0, 0, 0, (byte)'a', (byte)'b', 0x94, (byte)'.'];
        Assert.Equal("ab"u8.ToArray(), PickleSerializer.Deserialize<List<byte>>(pickle));
        Assert.Equal("ab"u8.ToArray(), PickleSerializer.Deserialize<Queue<byte>>(pickle));
    }
}
