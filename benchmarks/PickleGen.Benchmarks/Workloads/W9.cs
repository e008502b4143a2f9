using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Serializers;

namespace PickleGen.Benchmarks.Workloads;

/// <summary>A cyclic list.</summary>
internal static partial class W9
{
    public static Workload Workload { get; } = new("W9", "a ring of 999 links", new Aim(1, 1, 1), Contestants);

    private static List<Contestant> Contestants()
    {
        List<Contestant> all = [];
        AddPeers(all);
        all.Add(Contestant.Of("System.Text.Json, Preserve", new Json<Link>(), () => ILink<Link>.Make(999)));
        all.AddRange(Own.Of(() => ILink<Link>.Make(999)));
        return all;
    }

    static partial void AddPeers(List<Contestant> all);
}
