namespace PickleGen.Benchmarks.Workloads;

/// <summary>What everybody's model of W5 has.</summary>
internal interface IVector3
{
    float X { get; set; }
    float Y { get; set; }
    float Z { get; set; }

    static T[] MakeMany<T>() where T : struct, IVector3 => [.. Enumerable.Range(0, 10_000).Select(i => new T { X = i, Y = i * 0.5f, Z = -i })];
}
