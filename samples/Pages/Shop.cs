using PickleGen;

namespace PickleGen.Samples.Pages;

[Picklable(Module = "shop.models", Naming = PickleNaming.SnakeCase)]
public sealed partial class Order
{
    public long Id { get; set; }
    public required Customer Customer { get; init; }
    public List<Line> Lines { get; } = [];
    [PickleIgnore] public decimal Total => Lines.Sum(l => l.Price);
}

[Picklable(Module = "shop.models", Naming = PickleNaming.SnakeCase)] public partial record Customer(string Name, string Email);
[Picklable(Module = "shop.models", Naming = PickleNaming.SnakeCase)] public partial record struct Line(string Sku, decimal Price);
