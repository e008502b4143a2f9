using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Serializers;

namespace PickleGen.Benchmarks.Workloads;

/// <summary>Structs of numbers.</summary>
internal static partial class W5
{
    public static Workload Workload { get; } = new("W5", "10,000 structs of three floats", new Aim(1.05, 1.05, 1.05), Contestants);

    private static List<Contestant> Contestants()
    {
        List<Contestant> all = [];
        AddPeers(all);
        all.Add(Contestant.Of("System.Text.Json", new Json<Vector3[]>(JsonContext.Default.Vector3Array), IVector3.MakeMany<Vector3>));
        all.AddRange(Own.Of(IVector3.MakeMany<Vector3>));
        return all;
    }

    static partial void AddPeers(List<Contestant> all);
}
