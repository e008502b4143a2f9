namespace PickleGen.Tests.Pickling;

public sealed partial class PicklerTests
{
    private const int Deep = 100_000;

    public static TheoryData<string> Containers => ["list", "tuple", "dict", "array", "dictionary", "value tuple", "reduce"];

    [Theory]
    [MemberData(nameof(Containers))]
    public void Nesting_is_as_deep_as_memory_allows(string container)
    {
        object? value = null;
        for (int i = 0; i < Deep; i++) value = Wrap(container, value);
        var options = new PickleOptions { DispatchTable = new DispatchTable().Add<Box>(box => new ReduceValue(s_make, [box.Content])) };

        // Every level takes at least its own opcode and a place in the memo.
        Assert.True(Hex(value, protocol: 4, options: options).Length / 2 >= 2 * Deep);
    }

    private static object Wrap(string container, object? value) => container switch
    {
        "list" => ListOf(value),
        "tuple" => PickleTuple.Create([value]),
        "dict" => new PickleDict { [1] = value },
        "array" => new object?[] { value },
        "dictionary" => new Dictionary<string, object?> { ["k"] = value },
        "value tuple" => ValueTuple.Create(value),
        _ => new Box(value),
    };

    private sealed class Box(object? content)
    {
        public object? Content { get; } = content;
    }
}
