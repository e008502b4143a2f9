using PickleGen;
using PickleGen.Samples.FirstMinutes;

// FirstMinutes save FOLDER   writes order.pkl, and sales.pkl for pandas
// FirstMinutes load FOLDER   reads reply.pkl, which the colleague has written
switch (args)
{
    case ["save", var folder]:
        var order = new Order
        {
            Id = 1,
            Customer = new("Ada", "ada@example.com"),
            Lines = { new("tea", 4.95m, 2), new("pot", 19.90m, 1) },
            Placed = new DateTime(2024, 5, 1, 12, 30, 0),
            Delivery = new(TimeSpan.FromDays(2), TimeSpan.FromDays(4)),
        };
        Sale[] sales = [new() { Customer = "Ada", Day = new(2024, 5, 1), Total = 29.80 }, new() { Customer = "Bob", Day = new(2024, 5, 2), Total = 4.95 }];
        File.WriteAllBytes(Path.Combine(folder, "order.pkl"), PickleSerializer.Serialize(order));
        File.WriteAllBytes(Path.Combine(folder, "sales.pkl"), PickleSerializer.Serialize(sales));
        return 0;

    case ["load", var folder]:
        var reply = PickleSerializer.Deserialize<Order>(File.ReadAllBytes(Path.Combine(folder, "reply.pkl")))!;
        foreach (var line in reply.Lines) Console.WriteLine($"{line.Count} × {line.Sku} = {line.Count * line.Price}");
        Console.WriteLine($"{reply.Customer.Name}'s order is {reply.Status}, and takes {reply.Delivery!.From.Days} to {reply.Delivery.To.Days} days");
        return 0;

    default:
        Console.Error.WriteLine("FirstMinutes save|load FOLDER");
        return 2;
}
