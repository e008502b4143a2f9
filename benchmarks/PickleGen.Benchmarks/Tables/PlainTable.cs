using PickleGen.Benchmarks.Measuring;

namespace PickleGen.Benchmarks.Tables;

/// <summary>Values without a static type, next to CPython's C pickler: how often ours goes into its time.</summary>
internal static class PlainTable
{
    private static readonly (string Name, string Description, object Value)[] s_values =
    [
        ("ints", "10,000 ints", Enumerable.Range(0, 10_000).Select(i => (object?)(i * 7919)).ToList()),
        ("floats", "10,000 floats", Enumerable.Range(0, 10_000).Select(i => (object?)(i * 1.37)).ToList()),
        ("strings", "10,000 strings", Enumerable.Range(0, 10_000).Select(i => (object?)$"text {i * 7919}").ToList()),
        ("dict", "a dict of 10,000", Enumerable.Range(0, 10_000).ToDictionary(i => $"key{i * 7919}", i => (object?)i)),
        ("records", "1,000 dicts of four", Enumerable.Range(0, 1000).Select(i => (object?)new Dictionary<string, object?>
        {
            ["id"] = i, ["name"] = $"name {i * 31}", ["score"] = i * 1.37, ["tags"] = new List<object?> { "a", "b" },
        }).ToList()),
    ];

    public static IEnumerable<string> Rows()
    {
        yield return "| value | dump, times as fast as CPython | load, times as fast | the same bytes |";
        yield return "|---|---:|---:|---|";
        using var python = new Python();
        foreach (var (name, description, value) in s_values)
        {
            byte[] pickle = Dump(value);
            var own = Comparison.Run([() => Dump(value), () => new Unpickler(pickle).Load()]);
            var rival = python.Measure(name);
            yield return FormattableString.Invariant(
                $"| {description} | {rival.Dump / own[0].Microseconds:f1} | {rival.Load / own[1].Microseconds:f1} | {(rival.Size == pickle.Length ? "as many" : "no")} |");
        }
    }

    private static byte[] Dump(object value)
    {
        using var stream = new MemoryStream();
        new Pickler(stream).Dump(value);
        return stream.ToArray();
    }
}
