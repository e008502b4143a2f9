using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Tables;

/// <summary>One value of each type that programs use most, next to System.Text.Json as it is without settings: what the workloads do not show.</summary>
internal static class TypesTable
{
    private const int Count = 1000;

    public static IEnumerable<string> Rows()
    {
        yield return "| value | save | load |";
        yield return "|---|---:|---:|";
        foreach (var row in Types()) yield return row();
    }

    private static IEnumerable<Func<string>> Types() =>
    [
        One("an int", 7919),
        One("a string of five characters", "hello"),
        One("a `Guid`", GuidOf(7)),
        One("a `byte[]` of 100", new byte[100]),
        One("an int and a time in an object", Stamped.Make(1)),
        One("a GUID, a text, two times, a decimal, two ints and a bool in an object", Booked.Make(1)),
        One("an int and three ints in a list in an object", Listed.Make(1)),
        Many("`List<int>`", static i => i * 7919),
        Many("`List<double>`", static i => i * 1.37),
        Many("`List<bool>`", static i => i % 3 == 0),
        Many("`List<int?>`", static i => i % 2 == 0 ? null : (int?)i),
        Many("`List<decimal>`", static i => i * 1.37m),
        Many("`List<BigInteger>`", static i => BigInteger.Pow(i, 9)),
        Many("`List<string>`", static i => $"text {i}"),
        Many("`List<DayOfWeek>`, an enum", static i => (DayOfWeek)(i % 7)),
        Many("`List<Guid>`", GuidOf),
        Many("`List<DateTime>`", static i => DateTime.UnixEpoch.AddMinutes(i)),
        Many("`List<DateTimeOffset>`", static i => new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(1)).AddMinutes(i)),
        Many("`List<DateOnly>`", static i => new DateOnly(2024, 1, 1).AddDays(i)),
        Many("`List<TimeSpan>`", static i => TimeSpan.FromSeconds(i)),
        Many("`List<int[]>` of three", static i => (int[])[i, i + 1, i + 2]),
        Many("`List<List<int>>` of three", static i => (List<int>)[i, i + 1, i + 2]),
        Many("objects with a time", Stamped.Make),
        Many("objects with a GUID, two times, a decimal and four more", Booked.Make),
        Many("objects with a list of three", Listed.Make),
        Many("records with a constructor", static i => new Measured(i, $"name {i}", i * 0.5)),
        Many("objects of two derived classes", static i => i % 2 == 0 ? new Circle { Name = $"c{i}", Radius = i } : (Shape)new Square { Name = $"s{i}", Side = i }),
        One("`HashSet<string>`", Indices.Select(static i => $"text {i}").ToHashSet()),
        One("`Dictionary<int, string>`", Indices.ToDictionary(static i => i, static i => $"text {i}")),
        One("`Dictionary<Guid, int>`", Indices.ToDictionary(GuidOf, static i => i)),
        One("`Dictionary<string, object>` of ints", Indices.ToDictionary(static i => $"key {i}", static i => (object)i)),
        One("`ImmutableArray<int>`", Indices.ToImmutableArray()),
        One("`ImmutableDictionary<string, int>`, which is sorted to be saved", Indices.ToImmutableDictionary(static i => $"key {i}", static i => i)),
        One("`Queue<int>`", new Queue<int>(Indices)),
        One("`Stack<string>`", new Stack<string>(Indices.Select(static i => $"text {i}"))),
    ];

    private static IEnumerable<int> Indices => Enumerable.Range(0, Count);

    private static Guid GuidOf(int i) => new(i * 7919, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

    private static Func<string> Many<T>(string description, Func<int, T> make) => One(description, Indices.Select(make).ToList());

    private static Func<string> One<T>(string description, T value) => () =>
    {
        byte[] pickle = PickleSerializer.Serialize(value), json = JsonSerializer.SerializeToUtf8Bytes(value);
        if (!PickleSerializer.Serialize(PickleSerializer.Deserialize<T>(pickle)).AsSpan().SequenceEqual(pickle)) throw new InvalidOperationException($"Another {description} is loaded than was saved.");
        var save = Comparison.Run([() => JsonSerializer.SerializeToUtf8Bytes(value), () => PickleSerializer.Serialize(value)]);
        var load = Comparison.Run([() => JsonSerializer.Deserialize<T>(json), () => PickleSerializer.Deserialize<T>(pickle)]);
        return FormattableString.Invariant($"| {description} | {save[1].Ratio:f2} | {load[1].Ratio:f2} |");
    };
}
