using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Serializers;

namespace PickleGen.Benchmarks.Workloads;

/// <summary>A thousand small objects.</summary>
internal static partial class W2
{
    public static Workload Workload { get; } = new("W2", "1,000 of them in an array", new Aim(.9, .8, 1), Contestants);

    private static List<Contestant> Contestants()
    {
        List<Contestant> all = [];
        AddPeers(all);
        all.Add(Contestant.Of("System.Text.Json", new Json<Person[]>(JsonContext.Default.PersonArray), IPerson.MakeMany<Person>));
        all.AddRange(Own.Of(IPerson.MakeMany<Person>, IPerson.MakeMany<Positional.Person>));
        return all;
    }

    static partial void AddPeers(List<Contestant> all);
}
