using PickleGen.Benchmarks.Measuring;

namespace PickleGen.Benchmarks.Workloads;

/// <summary>A value, and everybody who saves and loads it.</summary>
/// <param name="Name">Its name in the tables.</param>
/// <param name="Description">What it is.</param>
/// <param name="Aim">Where our defaults have to stand.</param>
/// <param name="Contestants">Makes them, each with a value of its own: none reads objects that another has touched. The first one is what the others are compared with.</param>
internal sealed record Workload(string Name, string Description, Aim Aim, Func<IReadOnlyList<Contestant>> Contestants)
{
    public static IReadOnlyList<Workload> All { get; } =
        [W1.Workload, W2.Workload, W3.Workload, W4.Doubles, W4.Ints, W5.Workload, W6.Short, W6.Long, W6.Cjk, W6.Mixed, W7.Workload, W8.Workload, W9.Workload];
}

/// <summary>The time our defaults may take, as a ratio to MemoryPack's default mode, or to Orleans where references must be kept.</summary>
internal sealed record Aim(double ToArray, double ToBuffer, double Load);
