namespace PickleGen.Tests.Closures;

[Picklable(Module = "dumped")]
public sealed partial class Holder
{
    public object? Open { get; set; }
    public List<object?>? Items { get; set; }
    public Func<int>? Call { get; set; }
}

[Picklable(Module = "dumped", Layout = PickleLayout.Positional)]
public sealed partial record Position(object? Left, int Right);

/// <summary>A path leads to what cannot be saved through what has no MARK yet: tuples, dicts of one key, arguments, a delegate's variables.</summary>
public sealed class DumpPathTests
{
    private sealed class Nobody;

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    private static void Check<T>(string path, T value, int protocol) =>
        Assert.Equal((protocol, path), (protocol, Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(value, new PickleOptions { Protocol = protocol })).Path));

    [Theory]
    [MemberData(nameof(Protocols))]
    public void It_leads_through_tuples(int protocol)
    {
        Check<List<object?>>("$[1][1]", [1, (1, new Nobody())], protocol);
        Check<List<object?>>("$[1][1]", [1, new PickleTuple(1, new Nobody())], protocol);
        Check<List<object?>>("$[1][0][1]", [new List<object?>(), new PickleTuple(new PickleTuple(1, new Nobody()), 2)], protocol);
        Check<(int, object?)>("$[1][2]", (1, (1, 2, new Nobody())), protocol);
        Check("$.Open[1]", new Holder { Open = (1, new Nobody()) }, protocol);
        Check("$.Items[1]['q'][1]", new Holder { Items = [1, new Dictionary<string, object?> { ["q"] = (1, new Nobody()) }] }, protocol);
        Check("$.Left", new Position(new Nobody(), 1), protocol);
        Check("$[0].Left[1]", new List<Position> { new((1, new Nobody()), 1) }, protocol);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void It_leads_through_dicts_of_one_key(int protocol)
    {
        Check("$['a']['b']", new Dictionary<string, object?> { ["a"] = new Dictionary<string, object?> { ["b"] = new Nobody() } }, protocol);
        Check("$.Open['b'][0]", new Holder { Open = new Dictionary<string, object?> { ["b"] = new List<object?> { new Nobody() } } }, protocol);
        Check("$.Items[1]['q'][1]", new Holder { Items = [1, new Dictionary<string, object?> { ["q"] = new List<object?> { 1, new Nobody() } }] }, protocol);
        Check("$[0][0][0]", new List<object?> { new List<object?> { new List<object?> { new Nobody() } } }, protocol);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void It_leads_into_what_a_delegate_captures(int protocol)
    {
        var nobody = new Nobody();
        Func<int> bad = () => nobody.GetHashCode();
        Func<int> good = static () => 1;
        Func<int> outer = () => bad();
        Check("$.nobody", bad, protocol);
        Check("$.Call.nobody", new Holder { Call = bad }, protocol);
        Check("$[0].nobody", (bad, good), protocol);
        Check("$[1].nobody", new List<Func<int>> { good, bad }, protocol);
        Check("$.bad.nobody", outer, protocol);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void It_leads_to_a_lambda_that_has_no_memo(int protocol)
    {
        int n = 1;
        Func<int> first = () => n, second = () => n + 1, none = static () => 1;
        CheckUntracked("$", first);
        CheckUntracked("$[0]", new List<Func<int>> { first, second });
        CheckUntracked("$[1]", new List<Func<int>> { none, first });
        CheckUntracked("$[2]", new List<object> { 1, "a", first, second });
        CheckUntracked("$['x']", new Dictionary<string, Func<int>> { ["x"] = first });
        CheckUntracked("$['y']", new Dictionary<string, Func<int>> { ["x"] = none, ["y"] = first });
        CheckUntracked("$[1]", (1, first));
        CheckUntracked("$.Call", new Holder { Open = 1, Items = [], Call = first });
        var fast = Assert.Throws<PicklingException>(() => new Pickler(new System.Buffers.ArrayBufferWriter<byte>(), new PickleOptions { Protocol = protocol }) { Fast = true }.Dump(new List<object> { none, first }));
        Assert.Equal("$[1]", fast.Path);
        Assert.Contains("unset Fast", fast.Message, StringComparison.Ordinal);

        void CheckUntracked<T>(string path, T value) =>
            Assert.Equal((protocol, path), (protocol, Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(value, new PickleOptions { Protocol = protocol, TrackReferences = false })).Path));
    }
}
