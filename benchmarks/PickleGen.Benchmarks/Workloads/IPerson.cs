namespace PickleGen.Benchmarks.Workloads;

/// <summary>What everybody's model of W1 and W2 has: numbers and short strings.</summary>
internal interface IPerson
{
    int Age { get; set; }
    string? FirstName { get; set; }
    string? LastName { get; set; }
    long Id { get; set; }
    double Score { get; set; }
    bool Active { get; set; }

    /// <summary>Somebody whose names nobody else has.</summary>
    static T Make<T>(int i) where T : IPerson, new() => new()
    {
        Age = i % 90, FirstName = $"First{i * 7919}", LastName = $"Lastname{i * 104729}", Id = 1_000_000L + i, Score = i * 1.37, Active = i % 3 == 0,
    };

    /// <summary>W2.</summary>
    static T[] MakeMany<T>() where T : IPerson, new() => [.. Enumerable.Range(0, 1000).Select(Make<T>)];
}
