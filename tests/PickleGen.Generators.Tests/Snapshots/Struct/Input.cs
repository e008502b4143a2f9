using PickleGen;

namespace Geometry;

[Picklable]
public partial struct Point
{
    public float X, Y;
    public readonly int Tag;
    public int Z { get; init; }
}

[Picklable]
public readonly partial record struct Size(double Width, double Height);

[Picklable]
public readonly partial struct Interval
{
    public Interval(long start, long end)
    {
        Start = start;
        End = end;
    }

    public long Start { get; }
    public long End { get; }
}
