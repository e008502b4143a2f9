namespace PickleGen.Analyzers.Tests;

/// <content>The program: each rule is broken once.</content>
public sealed partial class NewUserTests
{
    private const string Expected = """
        Order 7 of Ada
        Shelf 3, Till 4
        Price 2.50, Weight 1.5, Label text title, Gauge 8
        Counter 3, Folder root 1, Point 1 2, Corner 3 4
        Image 5, Basket 6, Message hello, Invoice 9 due
        words: 11, scaled: 6, longest: 5
        copied: a b
        """;

    private const string Source = """"
        using System.Globalization;
        using System.Runtime.Serialization.Formatters.Binary;

        [Picklable] public class Order { public long Id { get; set; } public Customer? Customer { get; set; } }
        public class Customer { public string Name { get; set; } = ""; }

        public class Shop
        {
            [Picklable] public partial class Shelf { public int Width { get; set; } }
            [Picklable] private partial class Till<T> { public T? Drawers { get; set; } }

            public static string Tell() => $"Shelf {Program.Copy(new Shelf { Width = 3 }).Width}, Till {Program.Copy(new Till<int> { Drawers = 4 }).Drawers}";
        }

        [Picklable] public partial class Price
        {
            public Price(decimal amount) => Amount = amount;
            public Price(string amount) => Amount = decimal.Parse(amount, CultureInfo.InvariantCulture);
            public decimal Amount { get; }
        }

        [Picklable] public partial class Weight { public Weight(double grams) => Kilos = grams; public double Kilos { get; } }
        [Picklable] public partial class Label { public string Text { get; set; } = ""; [PickleMember("Text")] public string Title { get; set; } = ""; }
        [Picklable(Module = "shop", Name = "Box")] public partial class Box { public int Size { get; set; } }
        [Picklable(Module = "shop", Name = "Box")] public partial class Crate { public int Size { get; set; } }
        [Picklable] public partial class Counter { private int _hits; public int Hit() => ++_hits; }
        [Picklable] public partial class Folder { public Folder(string name, List<Folder> inner) { Name = name; Inner = inner; } public string Name { get; } public List<Folder> Inner { get; } }
        [Picklable(Layout = PickleLayout.Positional)] public partial class Point { [PickleMember(Order = 0)] public double X { get; set; } [PickleMember(Order = 2)] public double Y { get; set; } }
        [Picklable] public partial class Corner { [PickleMember(Order = 0)] public double X { get; set; } [PickleMember(Order = 1)] public double Y { get; set; } }
        [Picklable] public unsafe partial class Image { public int Width { get; set; } public byte* Pixels; }

        [Picklable] public partial class Basket
        {
            public List<int> Prices { get; set; } = [];
            [PickleIgnore] public int Total { get; private set; }
            [OnUnpickled] private bool Restore(bool force) { Total = Prices.Sum(); return force; }
        }

        [Picklable] public partial class Gauge
        {
            public int Value { get; set; }
            [StateSetter] private void Read(Dictionary<string, int> state) => Value = state["Value"];
        }

        [Picklable] public partial class Message { public object? Body { get; set; } }

        [Serializable] public class Invoice
        {
            private int _number;
            [NonSerialized] private string? _text;
            public Invoice(int number) => _number = number;
            public string Text => _text ??= $"Invoice {_number} due";
        }

        public static class Cluster
        {
            private static readonly PickleOptions s_options = new() { Closures = ClosurePolicy.TrustAssemblies(typeof(Cluster).Assembly) };

            public static T Run<T>([Pickled] Func<T> work) => PickleSerializer.Deserialize<Func<T>>(PickleSerializer.Serialize(work, s_options), s_options)!();
        }

        public class Job
        {
            private readonly double _factor = 1.5;

            public int Words(string path) { using var text = File.OpenText(path); return Cluster.Run(() => text.ReadToEnd().Length); }
            public double Scaled(double value) { return Cluster.Run(() => value * _factor); }
            public int Longest(string[] words) { int longest = 0; Cluster.Run(() => longest = words.Max(word => word.Length)); return longest; }
        }

        public static class Store
        {
            public static string[] Copy(string[] names)
            {
                var formatter = new BinaryFormatter();
                using var stream = new MemoryStream();
                formatter.Serialize(stream, names);
                stream.Position = 0;
                return (string[])formatter.Deserialize(stream);
            }
        }

        public static class Program
        {
            public static T Copy<T>(T value) => PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(value))!;

            public static string Run()
            {
                string file = Path.GetTempFileName();
                File.WriteAllText(file, "hello world");
                var order = Copy(new Order { Id = 7, Customer = new Customer { Name = "Ada" } });
                var label = Copy(new Label { Text = "text", Title = "title" });
                var counter = new Counter();
                counter.Hit();
                counter.Hit();
                var root = Tree("root");
                root.Inner.Add(Tree("leaf"));
                root = Copy(root);
                var (point, corner) = (Copy(new Point { X = 1, Y = 2 }), Copy(new Corner { X = 3, Y = 4 }));
                var lines = FormattableString.Invariant($"""
                    Order {order.Id} of {order.Customer!.Name}
                    {Shop.Tell()}
                    Price {Copy(new Price("2.50")).Amount}, Weight {Copy(new Weight(1.5)).Kilos}, Label {label.Text} {label.Title}, Gauge {Copy(new Gauge { Value = 8 }).Value}
                    Counter {Copy(counter).Hit()}, Folder {root.Name} {root.Inner.Count}, Point {point.X} {point.Y}, Corner {corner.X} {corner.Y}
                    Image {Copy(new Image { Width = 5 }).Width}, Basket {Copy(new Basket { Prices = [1, 2, 3] }).Total}, Message {Copy(new Message { Body = "hello" }).Body}, {Copy(new Invoice(9)).Text}
                    words: {new Job().Words(file)}, scaled: {new Job().Scaled(4)}, longest: {new Job().Longest(["a", "three"])}
                    copied: {string.Join(' ', Store.Copy(["a", "b"]))}
                    """);
                File.Delete(file);
                return lines;
            }

            private static Folder Tree(string name) => (Folder)Activator.CreateInstance(typeof(Folder), typeof(Folder).GetConstructors()[0].GetParameters().Length == 1 ? [name] : [name, new List<Folder>()])!;
        }
        """";
}
