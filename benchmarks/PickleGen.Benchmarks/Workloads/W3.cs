using PickleGen.Benchmarks.Measuring;
using PickleGen.Benchmarks.Serializers;

namespace PickleGen.Benchmarks.Workloads;

/// <summary>A small graph.</summary>
internal static partial class W3
{
    public static Workload Workload { get; } = new("W3", "an order: customer, 20 lines, 8 tags", new Aim(.9, .9, 1), Contestants);

    private static List<Contestant> Contestants()
    {
        List<Contestant> all = [];
        AddPeers(all);
        all.Add(Contestant.Of("System.Text.Json", new Json<Order>(JsonContext.Default.Order), () => IOrder<Customer, Line>.Make<Order>(1)));
        all.AddRange(Own.Of(() => IOrder<Customer, Line>.Make<Order>(1), () => IOrder<Positional.Customer, Positional.Line>.Make<Positional.Order>(1)));
        return all;
    }

    static partial void AddPeers(List<Contestant> all);
}
