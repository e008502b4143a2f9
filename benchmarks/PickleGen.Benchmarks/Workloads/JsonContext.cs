using System.Text.Json.Serialization;

namespace PickleGen.Benchmarks.Workloads;

/// <summary>System.Text.Json's generated code for the same types.</summary>
[JsonSerializable(typeof(List<Person>))]
[JsonSerializable(typeof(Node))]
public sealed partial class JsonContext : JsonSerializerContext;
