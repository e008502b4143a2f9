using System.Reflection;
using PickleGen;
using Tour;

// A pickle from Python becomes C# objects, a lambda from another process works on them, and Python judges what comes back.

Console.OutputEncoding = System.Text.Encoding.UTF8;
if (args is ["send-rule", var target])
{
    HeadOffice.SendRule(target, from: 50, factor: 0.9m);
    return 0;
}

string here = AppContext.BaseDirectory;
string script = Path.Combine(here, "shop.py"), sent = Path.Combine(here, "sent.pkl"), priced = Path.Combine(here, "priced.pkl"), rule = Path.Combine(here, "rule.pkl");

Say("1. Python pickles a shop");
if (Processes.Python is { } python)
{
    if (Processes.RunPython(script, "write", sent) != 0) return Fail("Python could not write the shop.");
    Console.WriteLine($"  {Path.GetFileName(python)} shop.py write sent.pkl: {new FileInfo(sent).Length} bytes");
}
else
{
    File.Copy(Path.Combine(here, "shop.pkl"), sent, overwrite: true);
    Console.WriteLine("  There is no Python here, so this is the shop that one wrote earlier (shop.pkl).");
}

Say("2. C# loads it into its own classes (Models.cs)");
var shop = PickleSerializer.Deserialize<Shop>(File.ReadAllBytes(sent))!;
Console.WriteLine($"  {shop.Name}: {shop.Customers.Count} customers, {shop.Orders.Count} orders, {shop.Stock.Values.Sum()} things in stock");
Console.WriteLine($"  order 1 was placed on {shop.Orders[0].Placed:yyyy-MM-dd HH:mm} by {shop.Orders[0].Customer.Name}, born {shop.Orders[0].Customer.Born:yyyy-MM-dd}");
Console.WriteLine($"  her order 3 has the same customer object: {ReferenceEquals(shop.Orders[0].Customer, shop.Orders[2].Customer)}");
Console.WriteLine($"  and she has order 1 in her list: {ReferenceEquals(shop.Orders[0].Customer.Orders[0], shop.Orders[0])}");

Say("3. A lambda arrives from another process (HeadOffice.cs), pickled with the variables it captured");
if (Processes.RunSelf("send-rule", rule) != 0) return Fail("The other process could not send its rule.");
Func<Order, decimal> price = HeadOffice.ReceiveRule(rule);
Console.WriteLine($"  {new FileInfo(rule).Length} bytes; it may only be loaded because the ClosurePolicy trusts this program's own assembly");

Say("4. It works out what each order costs");
foreach (Order order in shop.Orders)
{
    order.Total = price(order);
    Console.WriteLine($"  order {order.Number}: {string.Join(", ", order.Lines.Select(line => $"{line.Quantity} × {line.Sku}"))} = {order.Total:f2}");
}

Say("5. C# writes the shop back, and Python checks it");
byte[] pickle = PickleSerializer.Serialize(shop);
File.WriteAllBytes(priced, pickle);
if (Processes.Python is null) Console.WriteLine("  (not checked: there is no Python here)");
else if (Processes.RunPython(script, "check", sent, priced) != 0) return Fail("Python's verdict: wrong.");
else Console.WriteLine("  Python's verdict: right.");

Say("6. A look inside");
string generated = GeneratedFile("Tour.Order");
Console.WriteLine($"  The generator wrote the code that did this: {generated}");
foreach (string line in File.ReadLines(generated).SkipWhile(line => !line.Contains("LoadMembers(", StringComparison.Ordinal)).Take(10)) Console.WriteLine($"  | {line}");
Console.WriteLine($"  The pickle that went back, {pickle.Length} bytes, as python -m pickletools would show it (or: picklegen dis priced.pkl):");
var listing = new StringWriter();
PickleDisassembler.Disassemble(pickle, listing);
foreach (string line in listing.ToString().Split('\n').Take(12)) Console.WriteLine($"  | {line}");
Console.WriteLine("  | …");
Console.WriteLine();
return 0;

static void Say(string title) => Console.WriteLine($"\n{title}");

static int Fail(string why)
{
    Console.WriteLine($"  {why}");
    return 1;
}

static string GeneratedFile(string type)
{
    var metadata = typeof(Shop).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(data => data.Key, data => data.Value!);
    string folder = Path.Combine(metadata["Project"], metadata["GeneratedFiles"]);
    string file = Directory.EnumerateFiles(folder, $"{type}.g.cs", SearchOption.AllDirectories).Single();
    return Path.GetRelativePath(Environment.CurrentDirectory, file);
}
