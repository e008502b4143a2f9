namespace PickleGen.Benchmarks.Workloads;

/// <summary>W1 and W2: a small object of numbers and short strings.</summary>
[Picklable]
public sealed partial class Person : IPerson
{
    public int Age { get; set; }
    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public long Id { get; set; }
    public double Score { get; set; }
    public bool Active { get; set; }
}
