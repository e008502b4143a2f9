using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Serializers;

namespace PickleGen.Benchmarks.Workloads;

/// <summary>A dictionary.</summary>
internal static partial class W7
{
    public static Workload Workload { get; } = new("W7", "Dictionary<string, int> of 1,000", new Aim(.35, .3, .95), Contestants);

    private static List<Contestant> Contestants()
    {
        List<Contestant> all = [];
        AddPeers(all);
        all.Add(Contestant.Of("System.Text.Json", new Json<Dictionary<string, int>>(JsonContext.Default.DictionaryStringInt32), Make));
        all.AddRange(Own.Of(Make));
        return all;
    }

    private static Dictionary<string, int> Make() => Enumerable.Range(0, 1000).ToDictionary(i => $"key{i * 7919}", i => i);

    static partial void AddPeers(List<Contestant> all);
}
