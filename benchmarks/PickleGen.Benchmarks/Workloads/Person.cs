using System.Text.Json.Serialization;

namespace PickleGen.Benchmarks.Workloads;

/// <summary>W1 and W2: a small object, in the layouts and with and without identity.</summary>
[Picklable]
public sealed partial class Person
{
    public int Age { get; set; }
    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public long Id { get; set; }
    public double Score { get; set; }
    public bool Active { get; set; }
}

[Picklable(TrackReferences = false)]
public sealed partial class UntrackedPerson
{
    public int Age { get; set; }
    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public long Id { get; set; }
    public double Score { get; set; }
    public bool Active { get; set; }
}

/// <summary>W8: a binary tree.</summary>
[Picklable]
public sealed partial class Node
{
    public int Value { get; set; }
    public Node? Left { get; set; }
    public Node? Right { get; set; }
}

[Picklable(TrackReferences = false)]
public sealed partial class UntrackedNode
{
    public int Value { get; set; }
    public UntrackedNode? Left { get; set; }
    public UntrackedNode? Right { get; set; }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Default, MaxDepth = 1000)]
[JsonSerializable(typeof(List<Person>))]
[JsonSerializable(typeof(List<UntrackedPerson>))]
[JsonSerializable(typeof(Node))]
[JsonSerializable(typeof(UntrackedNode))]
public sealed partial class JsonContext : JsonSerializerContext;
