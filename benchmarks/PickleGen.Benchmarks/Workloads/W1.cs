using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Serializers;

namespace PickleGen.Benchmarks.Workloads;

/// <summary>One small object.</summary>
internal static partial class W1
{
    public static Workload Workload { get; } = new("W1", "one small object", new Aim(.8, .7, .8), Contestants);

    private static List<Contestant> Contestants()
    {
        List<Contestant> all = [];
        AddPeers(all);
        all.Add(Contestant.Of("System.Text.Json", new Json<Person>(JsonContext.Default.Person), () => IPerson.Make<Person>(1)));
        all.AddRange(Own.Of(() => IPerson.Make<Person>(1), () => IPerson.Make<Positional.Person>(1)));
        return all;
    }

    static partial void AddPeers(List<Contestant> all);
}
