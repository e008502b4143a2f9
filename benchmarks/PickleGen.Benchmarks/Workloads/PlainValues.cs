namespace PickleGen.Benchmarks.Workloads;

/// <summary>A value without a static type, which <c>plain.py</c> makes too: the same name, the same value.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Description">What stands in the table.</param>
/// <param name="Make">A value that was never saved before.</param>
internal sealed record PlainValue(string Name, string Description, Func<object> Make)
{
    public static IReadOnlyList<PlainValue> All { get; } =
    [
        new("ints", "10,000 ints of four bytes", static () => List(10_000, static i => i * 7919)),
        new("widths", "10,000 ints of one to six bytes", static () => List(10_000, static i => Narrow(i * 2654435761 >> i % 40))),
        new("floats", "10,000 floats", static () => List(10_000, static i => i * 1.37)),
        new("strings", "10,000 strings of 10 to 13 characters", static () => List(10_000, static i => $"text {i * 7919}")),
        new("long_strings", "1,000 strings of 200 characters", static () => List(1_000, static i => Repeat($"{i * 7919:d10}"))),
        new("wide_strings", "1,000 strings of 20 CJK characters", static () => List(1_000, static i => string.Create(20, i, static (text, i) =>
        {
            for (int k = 0; k < text.Length; k++) text[k] = (char)(0x4E00 + (i * 31 + k * 7) % 20_000);
        }))),
        new("dict", "a dict of 10,000, str to int", static () => Enumerable.Range(0, 10_000).ToDictionary(static i => $"key{i * 7919}", static i => (object?)i)),
        new("dicts", "1,000 dicts of four", static () => List(1_000, static i => new Dictionary<string, object?>
        {
            ["id"] = i, ["name"] = $"name {i * 31}", ["score"] = i * 1.37, ["tags"] = List(2, static k => k == 0 ? "a" : "b"),
        })),
        new("records", "1,000 records as JSON has them", static () => List(1_000, Record)),
        new("record", "one such record", static () => Record(1)),
        new("tuples", "10,000 tuples of int, float and str", static () => List(10_000, static i => new PickleTuple(i, i * 1.37, $"row {i}"))),
        new("lists", "1,000 lists of ten ints", static () => List(1_000, static i => List(10, k => i * k))),
        new("nested", "lists in lists, four in each, 1,365 in all", static () => Nested(5)),
    ];

    private static List<object?> List(int count, Func<int, object?> item) => [.. Enumerable.Range(0, count).Select(item)];

    private static object Narrow(long value) => value == (int)value ? (object)(int)value : value;

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, 20));

    private static List<object?> Nested(int depth) => List(4, i => depth == 0 ? i : Nested(depth - 1));

    private static object Record(int i) => new Dictionary<string, object?>
    {
        ["id"] = i,
        ["name"] = $"Customer {i}",
        ["email"] = $"customer{i}@example.com",
        ["active"] = i % 3 != 0,
        ["balance"] = i * 12.5,
        ["parent"] = i % 2 == 0 ? null : i / 2,
        ["address"] = new Dictionary<string, object?> { ["street"] = $"{i} Main Street", ["city"] = "Springfield", ["zip"] = $"{i:d5}" },
        ["tags"] = new List<object?> { "new", $"group {i % 10}" },
    };
}
