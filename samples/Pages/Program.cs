using PickleGen;
using PickleGen.Samples.Pages;

var order = new Order { Id = 1, Customer = new("Ada", "ada@example.com"), Lines = { new("tea", 4.95m) } };
switch (args)
{
    // The README's order goes to Python and comes back (docs/python.md).
    case ["save", var file]:
        File.WriteAllBytes(file, PickleSerializer.Serialize(order));
        return;

    case ["load", var file]:
        Console.WriteLine(FormattableString.Invariant($"{PickleSerializer.Deserialize<Order>(File.ReadAllBytes(file))!.Total}"));
        return;
}

Console.WriteLine($"closures: {Closures.Run("a secret that both processes know"u8.ToArray(), order)}");
Console.WriteLine($"options: {Options.Load(PickleSerializer.Serialize(order))!.Customer.Name}");
Console.WriteLine(FormattableString.Invariant($"reducers: {Reducers.Copy(new Temperature(20.5)).Celsius}"));
Console.WriteLine($"overrides: {PickleSerializer.DeepClone(new List<Password> { new("secret") }, HidePasswords.Options)[0].Text}");

var tea = new Product("tea", "Green tea");
var stream = new MemoryStream();
new CatalogPickler(stream).Dump(new List<Product> { tea });
stream.Position = 0;
var products = new CatalogUnpickler(stream, new Dictionary<string, Product> { ["tea"] = tea }).Load<List<Product>>()!;
Console.WriteLine($"persistent ids: {ReferenceEquals(tea, products[0])}");

Console.WriteLine($"buffers: {Buffers.Send(new byte[5000]).Length}");
var settings = Populating.Reload(new Settings { Recent = { "old" } }, PickleSerializer.Serialize(new Settings { Theme = "dark", Recent = { "new" } }));
Console.WriteLine($"populate: {settings.Theme}, {string.Join(',', settings.Recent)}");
