using System.Text.Json.Serialization;

namespace PickleGen.Benchmarks.Workloads;

/// <summary>An object whose member is not a plain one.</summary>
[Picklable]
public sealed partial class Stamped
{
    public int Id { get; set; }
    public DateTime When { get; set; }

    internal static Stamped Make(int i) => new() { Id = i, When = DateTime.UnixEpoch.AddMinutes(i) };
}

/// <summary>An object with a collection.</summary>
[Picklable]
public sealed partial class Listed
{
    public int Id { get; set; }
    public List<int>? Values { get; set; }

    internal static Listed Make(int i) => new() { Id = i, Values = [i, i + 1, i + 2] };
}

/// <summary>A record.</summary>
[Picklable]
public sealed partial record Measured(int Id, string Name, double Value);

/// <summary>A base class.</summary>
[Picklable]
[JsonDerivedType(typeof(Circle), "circle"), JsonDerivedType(typeof(Square), "square")]
public abstract partial class Shape
{
    public string? Name { get; set; }
}

/// <summary>One of its classes.</summary>
[Picklable]
public sealed partial class Circle : Shape
{
    public int Radius { get; set; }
}

/// <summary>The other.</summary>
[Picklable]
public sealed partial class Square : Shape
{
    public int Side { get; set; }
}
