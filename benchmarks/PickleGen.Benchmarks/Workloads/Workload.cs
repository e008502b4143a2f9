using System.Text.Json.Serialization.Metadata;
using PickleGen.Benchmarks.Measuring;

namespace PickleGen.Benchmarks.Workloads;

/// <summary>A value and everybody who saves and loads it.</summary>
/// <param name="Name">Its name in the tables.</param>
/// <param name="Description">What it is.</param>
/// <param name="Contestants">The first one is what the others are compared with.</param>
internal sealed record Workload(string Name, string Description, IReadOnlyList<Contestant> Contestants)
{
    private static readonly PickleOptions s_untracked = new() { TrackReferences = false };

    /// <summary>All of them. Values are made anew by each contestant: none reads objects that another has touched.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        Of("W1", "one small object", () => Person.Make(1), JsonContext.Default.Person, () => Positional.Person.Make(1)),
        Of("W2", "1,000 of them in an array", () => Many(Person.Make), JsonContext.Default.PersonArray, () => Many(Positional.Person.Make)),
        Of("W3", "an order: customer, 20 lines, 8 tags", () => Order.Make(1), JsonContext.Default.Order, () => Positional.Order.Make(1)),
        Of("W4a", "double[1,000,000]", () => Enumerable.Range(0, 1_000_000).Select(i => i * 1.37).ToArray(), JsonContext.Default.DoubleArray),
        Of("W4b", "int[10,000]", () => Enumerable.Range(0, 10_000).Select(i => i * 7919).ToArray(), JsonContext.Default.Int32Array),
        Of("W5", "10,000 structs of three floats", () => Enumerable.Range(0, 10_000).Select(i => new Vector3 { X = i, Y = i * 0.5f, Z = -i }).ToArray(), JsonContext.Default.Vector3Array),
        Of("W6a", "1,000 strings of 20 ASCII characters", () => Texts('a', 26), JsonContext.Default.StringArray),
        Of("W6b", "1,000 strings of 20 CJK characters", () => Texts('\u4e00', 5000), JsonContext.Default.StringArray),
        Of("W7", "Dictionary<string, int> of 1,000", () => Enumerable.Range(0, 1000).ToDictionary(i => $"key{i * 7919}", i => i), JsonContext.Default.DictionaryStringInt32),
        Of("W8", "a tree of 10,000 nodes", () => Node.Make(10_000)!, JsonContext.Default.Node, () => Positional.Node.Make(10_000)!),
        new("W9", "a ring of 999 links", [Contestant.Json("System.Text.Json, Preserve", () => Link.Make(999)), Contestant.Pickle("state, tracked", () => Link.Make(999), PickleOptions.Default)]),
    ];

    private static Workload Of<T>(string name, string description, Func<T> make, JsonTypeInfo<T> json) =>
        new(name, description, [Contestant.Json("System.Text.Json", make, json), Contestant.Pickle("state, tracked", make, PickleOptions.Default)]);

    private static Workload Of<T, TPositional>(string name, string description, Func<T> make, JsonTypeInfo<T> json, Func<TPositional> makePositional) => new(name, description,
    [
        Contestant.Json("System.Text.Json", make, json),
        Contestant.Pickle("positional, untracked", makePositional, s_untracked),
        Contestant.Pickle("state, untracked", make, s_untracked),
        Contestant.Pickle("state, tracked", make, PickleOptions.Default),
    ]);

    private static T[] Many<T>(Func<int, T> make) => [.. Enumerable.Range(0, 1000).Select(make)];

    private static string[] Texts(char first, int letters)
    {
        var random = new Random(35900);
        return Many(_ => new string([.. Enumerable.Range(0, 20).Select(_ => (char)(first + random.Next(letters)))]));
    }
}
