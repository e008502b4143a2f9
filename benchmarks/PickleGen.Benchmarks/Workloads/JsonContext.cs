using System.Text.Json.Serialization;

namespace PickleGen.Benchmarks.Workloads;

/// <summary>System.Text.Json's generated code for the same types.</summary>
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(Person[]))]
[JsonSerializable(typeof(IEnumerable<Person>))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(double[]))]
[JsonSerializable(typeof(int[]))]
[JsonSerializable(typeof(Vector3[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Dictionary<string, int>))]
[JsonSerializable(typeof(Node))]
public sealed partial class JsonContext : JsonSerializerContext;
