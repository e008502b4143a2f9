namespace PickleGen.Benchmarks.Workloads;

/// <summary>W5: a struct of numbers.</summary>
[Picklable]
public partial struct Vector3 : IVector3
{
    public float X { get; set; }
    public float Y { get; set; }
    public float Z { get; set; }
}
