using PickleGen;

var order = new Order { Customer = "Ada", Price = 4.95m };
if (args is [var file])
{
    File.WriteAllBytes(file, PickleSerializer.Serialize(order));
    return;
}
var back = PickleSerializer.Deserialize<Order>(PickleSerializer.Serialize(order))!;
Console.WriteLine($"{back.Customer} {back.Price}");

[Picklable(Layout = PickleLayout.Dict, Naming = PickleNaming.SnakeCase)]
public sealed partial class Order
{
    public required string Customer { get; init; }

    public decimal Price { get; set; }
}
