using Orleans;
using PickleGen.Benchmarks.Workloads;

namespace PickleGen.Benchmarks.Peers.Models;

/// <summary>For Orleans, which keeps references, W9.</summary>
[GenerateSerializer]
public sealed class Link : ILink<Link>
{
    [Id(0)] public int Value { get; set; }
    [Id(1)] public Link? Next { get; set; }
    [Id(2)] public Link? Previous { get; set; }
}
