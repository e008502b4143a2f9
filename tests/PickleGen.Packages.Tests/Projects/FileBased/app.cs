#:package PickleGen@$VERSION$
#:property PublishAot=false

using PickleGen;

Console.WriteLine(PickleSerializer.Deserialize<Point>(PickleSerializer.Serialize(new Point(1, 2))));

[Picklable]
partial record struct Point(int X, int Y)
{
    public override readonly string ToString() => $"({X}, {Y})";
}
