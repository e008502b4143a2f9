namespace PickleGen.Benchmarks.Workloads.Positional;

/// <summary>Without the names of members, W1 and W2: a small object of numbers and short strings.</summary>
[Picklable(Layout = PickleLayout.Positional)]
public sealed partial class Person
{
    public int Age { get; set; }
    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public long Id { get; set; }
    public double Score { get; set; }
    public bool Active { get; set; }

    /// <summary>Somebody whose names nobody else has.</summary>
    public static Person Make(int i) => new()
    {
        Age = i % 90, FirstName = $"First{i * 7919}", LastName = $"Lastname{i * 104729}", Id = 1_000_000L + i, Score = i * 1.37, Active = i % 3 == 0,
    };
}
