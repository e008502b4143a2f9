using System.Text.Json.Serialization.Metadata;
using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Serializers;

namespace PickleGen.Benchmarks.Workloads;

/// <summary>Arrays of numbers.</summary>
internal static partial class W4
{
    private static readonly Aim s_aim = new(1.05, 1.05, 1.05);

    public static Workload Doubles { get; } = new("W4a", "double[1,000,000]", s_aim,
        () => Contestants(() => Enumerable.Range(0, 1_000_000).Select(i => i * 1.37).ToArray(), JsonContext.Default.DoubleArray));

    public static Workload Ints { get; } = new("W4b", "int[10,000]", s_aim,
        () => Contestants(() => Enumerable.Range(0, 10_000).Select(i => i * 7919).ToArray(), JsonContext.Default.Int32Array));

    private static List<Contestant> Contestants<T>(Func<T[]> make, JsonTypeInfo<T[]> json)
    {
        List<Contestant> all = [];
        AddPeers(all, make);
        all.Add(Contestant.Of("System.Text.Json", new Json<T[]>(json), make));
        all.AddRange(Own.Of(make));
        return all;
    }

    static partial void AddPeers<T>(List<Contestant> all, Func<T[]> make);
}
