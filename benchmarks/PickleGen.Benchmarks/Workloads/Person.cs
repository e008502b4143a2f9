namespace PickleGen.Benchmarks.Workloads;

/// <summary>W1 and W2: a small object of numbers and short strings.</summary>
[Picklable]
public sealed partial class Person
{
    public int Age { get; set; }
    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public long Id { get; set; }
    public double Score { get; set; }
    public bool Active { get; set; }

    /// <summary>People whose names do not repeat.</summary>
    public static List<Person> Make(int count) => [.. Enumerable.Range(0, count).Select(i => new Person
    {
        Age = i % 90,
        FirstName = $"First{i * 7919}",
        LastName = $"Lastname{i * 104729}",
        Id = 1_000_000L + i,
        Score = i * 1.37,
        Active = i % 3 == 0,
    })];
}

/// <summary>The same without identity.</summary>
[Picklable(TrackReferences = false)]
public sealed partial class UntrackedPerson
{
    public int Age { get; set; }
    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public long Id { get; set; }
    public double Score { get; set; }
    public bool Active { get; set; }

    public static List<UntrackedPerson> Make(int count) => [.. Person.Make(count).Select(p => new UntrackedPerson
    {
        Age = p.Age,
        FirstName = p.FirstName,
        LastName = p.LastName,
        Id = p.Id,
        Score = p.Score,
        Active = p.Active,
    })];
}
