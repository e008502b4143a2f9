using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Serializers;

namespace PickleGen.Benchmarks.Workloads;

/// <summary>A tree.</summary>
internal static partial class W8
{
    public static Workload Workload { get; } = new("W8", "a tree of 10,000 nodes", new Aim(1.7, 1.5, 1.4), Contestants);

    private static List<Contestant> Contestants()
    {
        List<Contestant> all = [];
        AddPeers(all);
        all.Add(Contestant.Of("System.Text.Json", new Json<Node>(JsonContext.Default.Node), () => INode<Node>.Make(10_000)));
        all.AddRange(Own.Of(() => INode<Node>.Make(10_000), () => INode<Positional.Node>.Make(10_000)));
        return all;
    }

    static partial void AddPeers(List<Contestant> all);
}
