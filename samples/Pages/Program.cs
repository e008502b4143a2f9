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

    // One record in three layouts, for picklegen dis (docs/types.md).
    case ["layouts", var folder]:
        File.WriteAllBytes(Path.Combine(folder, "state.pkl"), PickleSerializer.Serialize(new State(3, 4)));
        File.WriteAllBytes(Path.Combine(folder, "positional.pkl"), PickleSerializer.Serialize(new Positional(3, 4)));
        File.WriteAllBytes(Path.Combine(folder, "dict.pkl"), PickleSerializer.Serialize(new Dict(3, 4)));
        return;
}

Console.WriteLine($"closures: {Closures.Run("a secret that both processes know"u8.ToArray(), order)}");
Console.WriteLine($"options: {Options.Load(PickleSerializer.Serialize(order))!.Customer.Name}");
Console.WriteLine(FormattableString.Invariant($"reducers: {Reducers.Copy(new Temperature(20.5)).Celsius}"));
var report = new Report { Station = "Oslo", Lowest = new(-4), All = { new(-4), new(2) } };
Console.WriteLine(FormattableString.Invariant($"reduced places: {Reducers.Copy(report).Lowest!.Celsius} {Reducers.Copy(report).All[1].Celsius}"));
Console.WriteLine(FormattableString.Invariant($"converting: {Converting.Load("(lcweather\nfahrenheit\n(F68\ntRa."u8.ToArray())[0]:F1}"));
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

var account = new Account { Owner = "Ada", Notes = { "new" }, LastShown = DateTime.UnixEpoch };
account.Change(4.95m);
var copy = PickleSerializer.DeepClone(account);
Console.WriteLine(FormattableString.Invariant($"members: {copy.Owner} {copy.Balance} {copy.Notes[0]} {copy.Currency} {copy.Change(0)} {copy.LastShown == default}"));
Console.WriteLine($"constructor: {PickleSerializer.DeepClone(new Period(new DateOnly(2026, 5, 1), 2)).To:yyyy-MM-dd}");
Console.WriteLine(FormattableString.Invariant($"callback: {PickleSerializer.DeepClone(new Basket { Lines = { new("tea", 4.95m) } }).Total}"));
Console.WriteLine($"types at run time: {((Account)RuntimeTypes.Read("account", RuntimeTypes.Write(account))!).Owner}");

var written = new MemoryStream();
await Streams.Write(written, Streams.Lines(10_000));
written.Position = 0;
Console.WriteLine(FormattableString.Invariant($"streams: {await Streams.Sum(written)}"));
Console.WriteLine(FormattableString.Invariant($"pipes: {await Connection.Ask(order)}"));

// crm.Client(), as Python 2 wrote it, with a name.
byte[] client = "(ccrm\nClient\no}Vname\nVAda\nsb."u8.ToArray();
Console.WriteLine($"documents: {string.Join(' ', Documents.Names(Documents.AtProtocol(client, 5)))} {Documents.Attribute(client, "name")}");
