namespace PickleGen.Benchmarks.Workloads;

/// <summary>W9: a doubly linked list, closed to a ring.</summary>
[Picklable]
public sealed partial class Link
{
    public int Value { get; set; }
    public Link? Next { get; set; }
    public Link? Previous { get; set; }

    /// <summary>A ring of <paramref name="count"/> links.</summary>
    public static Link Make(int count)
    {
        var first = new Link();
        var last = first;
        for (int i = 1; i < count; i++) last = last.Next = new Link { Value = i, Previous = last };
        (last.Next, first.Previous) = (first, last);
        return first;
    }
}
