using PickleGen;

namespace Shop;

[Picklable(Module = "shop")]
public enum Color : byte { Red = 1, Green = 2 }

public partial class Car
{
    [Picklable]
    internal enum Gear { Neutral, First }
}

public enum Plain { A, B }

[Picklable]
public partial struct Paint
{
    public Color Color;
    public Color? Accent;
    public Plain Plain;
}
