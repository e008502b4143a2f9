namespace PickleGen.Benchmarks.Workloads;

/// <summary>What everybody's model of W9 has.</summary>
internal interface ILink<TSelf> where TSelf : class, ILink<TSelf>, new()
{
    int Value { get; set; }
    TSelf? Next { get; set; }
    TSelf? Previous { get; set; }

    /// <summary>A ring of <paramref name="count"/> links.</summary>
    static TSelf Make(int count)
    {
        var first = new TSelf();
        var last = first;
        for (int i = 1; i < count; i++) last = last.Next = new TSelf { Value = i, Previous = last };
        (last.Next, first.Previous) = (first, last);
        return first;
    }
}
