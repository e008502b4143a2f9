namespace PickleGen.Benchmarks.Workloads;

/// <summary>W9: a doubly linked list, closed to a ring.</summary>
[Picklable]
public sealed partial class Link : ILink<Link>
{
    public int Value { get; set; }
    public Link? Next { get; set; }
    public Link? Previous { get; set; }
}
