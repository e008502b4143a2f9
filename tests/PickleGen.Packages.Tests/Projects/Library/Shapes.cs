using System;
using System.Collections.Generic;
using PickleGen;

namespace Shapes
{
    [Picklable]
    public abstract partial class Shape
    {
        public string Name { get; set; } = "";
    }

    [Picklable]
    public sealed partial class Drawing : Shape
    {
        public List<Shape> Parts { get; } = new List<Shape>();

        public Dictionary<string, Point?> Marks { get; private set; } = new Dictionary<string, Point?>();

        [PickleMember("made")] private readonly DateTime _made = DateTime.UnixEpoch;

        [PickleIgnore] public DateTime Made => _made;
    }

    [Picklable]
    public readonly partial record struct Point(double X, double Y);

    [Picklable(Layout = PickleLayout.Positional)]
    public sealed partial record Label(string Text, Point At, Kind Kind = Kind.Plain);

    [Picklable]
    public sealed partial class Pair<TFirst, TSecond>
    {
        public TFirst First { get; set; } = default!;

        public TSecond Second { get; set; } = default!;
    }

    [Picklable]
    public enum Kind
    {
        Plain,
        Bold,
    }
}
