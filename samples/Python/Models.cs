using System.Diagnostics.CodeAnalysis;

namespace PickleGen.Samples.FirstMinutes;

/// <summary>An order of the shop.</summary>
[Picklable(Module = "shop.models", Naming = PickleNaming.SnakeCase)]
public sealed partial class Order
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>Who ordered.</summary>
    public required Customer Customer { get; init; }

    /// <summary>What was ordered.</summary>
    public List<Line> Lines { get; } = [];

    /// <summary>When.</summary>
    public DateTime Placed { get; set; }

    /// <summary>How far it is.</summary>
    public Status Status { get; set; }

    /// <summary>An estimate with its bounds.</summary>
    public Range<TimeSpan>? Delivery { get; set; }
}

/// <summary>A customer.</summary>
/// <param name="Name">How we call her.</param>
/// <param name="Email">Where we write to.</param>
[Picklable(Module = "shop.models", Naming = PickleNaming.SnakeCase)]
public sealed partial record Customer(string Name, string? Email = null);

/// <summary>A line of an order.</summary>
/// <param name="Sku">What.</param>
/// <param name="Price">For how much.</param>
/// <param name="Count">How many.</param>
[Picklable(Module = "shop.models", Naming = PickleNaming.SnakeCase)]
public readonly partial record struct Line(string Sku, decimal Price, int Count);

/// <summary>How far an order is.</summary>
[Picklable(Module = "shop.models")]
[SuppressMessage("Design", "CA1008", Justification = "An order is always somewhere.")]
public enum Status
{
    /// <summary>It came in.</summary>
    Placed,

    /// <summary>It went out.</summary>
    Shipped,
}

/// <summary>From and to.</summary>
/// <param name="From">The lower bound.</param>
/// <param name="To">The upper bound.</param>
[Picklable(Module = "shop.measures", Naming = PickleNaming.SnakeCase)]
public sealed partial record Range<T>(T From, T To)
    where T : notnull;

/// <summary>A row of a report: a plain dict in Python.</summary>
[Picklable(Layout = PickleLayout.Dict, Naming = PickleNaming.SnakeCase)]
public sealed partial class Sale
{
    /// <summary>The customer's name.</summary>
    public required string Customer { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What was paid.</summary>
    public required double Total { get; init; }
}
