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

/// <summary>An object of members of many types, as rows of databases are.</summary>
[Picklable]
public sealed partial class Booked
{
    public int Id { get; set; }
    public Guid Key { get; set; }
    public string? Guest { get; set; }
    public DateTime From { get; set; }
    public DateTime? Until { get; set; }
    public decimal Price { get; set; }
    public int? Room { get; set; }
    public bool IsPaid { get; set; }

    internal static Booked Make(int i) => new()
    {
        Id = i, Key = new Guid(i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), Guest = $"Guest {i}", From = DateTime.UnixEpoch.AddDays(i), Price = 79.90m + i, Room = i % 2 == 0 ? i : null, IsPaid = i % 3 == 0,
    };
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
