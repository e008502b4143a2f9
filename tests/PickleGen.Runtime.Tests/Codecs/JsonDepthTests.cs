using System.Text.Json.Nodes;

namespace PickleGen.Tests.Codecs;

/// <summary>JSON deeper than the call stack is an error of ours, which says where.</summary>
public class JsonDepthTests
{
    private const int Levels = 50_000;

    public static TheoryData<int> Protocols => [0, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Json_too_deep_to_be_saved_says_so(int protocol)
    {
        JsonNode node = new JsonArray();
        for (int i = 0; i < Levels; i++) node = new JsonArray(node);
        var thrown = Thrown<PicklingException>(() => PickleSerializer.Serialize(new[] { null, node }, new PickleOptions { Protocol = protocol }));
        Assert.Contains("JSON", thrown.Message, StringComparison.Ordinal);
        Assert.Equal("$[1]", thrown.Path);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Json_too_deep_to_be_loaded_says_so(int protocol)
    {
        object list = new List<object?>();
        for (int i = 0; i < Levels; i++) list = new List<object?> { list };
        byte[] pickle = PickleSerializer.Serialize(new[] { null, list }, new PickleOptions { Protocol = protocol });
        var thrown = Thrown<UnpicklingException>(() => PickleSerializer.Deserialize<JsonNode[]>(pickle));
        Assert.Contains("JSON", thrown.Message, StringComparison.Ordinal);
        Assert.NotNull(thrown.Path);
    }

    // How many levels a call stack takes depends on how the just-in-time compiler has compiled them by then: a small one takes less than these.
    private static T Thrown<T>(Action action)
        where T : Exception
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(action), maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();
        return Assert.IsType<T>(thrown);
    }
}
