namespace PickleGen.Tests.Generated;

public enum Day : short { Monday = 1, Sunday = -7 }

[Picklable(Module = "shapes")]
public enum Color : byte { Red = 1, Blue = 200 }

[Picklable]
public partial class Numbers
{
    public sbyte A { get; set; }
    public byte B { get; set; }
    public short C { get; set; }
    public ushort D { get; set; }
    public uint E { get; set; }
    public ulong F { get; set; }
    public float G { get; set; }
    public char H { get; set; }
    public int? I { get; set; }
    public Day J { get; set; }
    public Day? K { get; set; }
    public Color L { get; set; }
    public Color? M { get; set; }
}

[Picklable]
public partial record Customer(string Name, string? Email = null, int Level = 3)
{
    public required string Region { get; init; }
    public string? Note { get; set; }
}

[Picklable]
public sealed partial class Sealed
{
    private readonly string _secret;

    public Sealed(string secret) => _secret = secret;

    public string Secret => _secret;
    public readonly List<int> Items = [];
    public List<string> Names { get; } = ["seed"];
}

[Picklable]
public readonly partial record struct Size(double Width, double Height);

[Picklable]
public partial struct Point
{
    public int X;
    public readonly int Y;
    public int Z { get; init; }

    public Point(int y) => Y = y;
}

public class Entity<T>
    where T : class
{
    [PickleMember("id")] private T? _id;

    public T? Id => _id;
    public int Version { get; init; }

    public void SetId(T id) => _id = id;
}

[Picklable]
public partial class Named : Entity<string>
{
    public string? Name { get; protected set; }

    public void Rename(string name) => Name = name;
}

[Picklable]
public sealed partial class Renamed : Named
{
    [PickleMember("own")] public new int Version { get; set; }
}

[Picklable]
public partial record Box<T>(T Value);

[Picklable]
public partial class Shelf
{
    public Box<int>? Number { get; set; }
    public List<Box<string>> Texts { get; } = [];
}

[Picklable]
public partial record Parent(string Name, List<Child> Children);

[Picklable]
public partial class Child
{
    public Parent? Parent { get; set; }
}

[Picklable]
public interface IShape;

[Picklable]
public sealed partial class Circle : IShape
{
    public double Radius { get; set; }
}

[Picklable]
public partial class Drawing
{
    public List<IShape> Shapes { get; } = [];
    public object? Tag { get; set; }
}

[Picklable]
public partial class Observed
{
    public List<Observed> Parts { get; } = [];
    public int Number { get; set; }

    [PickleIgnore] public List<string> Events { get; } = [];
    [PickleIgnore] public int PartsWhenLinked { get; private set; } = -1;

    [OnPickling] private void Saving() => Events.Add("pickling");
    [OnPickled] private void Saved() => Events.Add("pickled");
    [OnUnpickling] private void Loading() => Events.Add($"unpickling {Number}");

    [OnUnpickled]
    private void Loaded()
    {
        Events.Add($"unpickled {Number}");
        PartsWhenLinked = Parts.Count(static part => part.PartsWhenLinked >= 0);
    }
}

[Picklable(Layout = PickleLayout.Positional)]
public sealed partial record Vector([property: PickleMember(Order = 1)] double X, [property: PickleMember(Order = 0)] double Y);

[Picklable(Naming = PickleNaming.SnakeCase)]
[PickleFormerName("old.names.Address")]
public partial class Address
{
    [PickleFormerName("zip")] public string? PostalCode { get; set; }
}
