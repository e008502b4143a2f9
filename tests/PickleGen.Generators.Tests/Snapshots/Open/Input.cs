using System.Collections.Generic;
using PickleGen;

namespace Shapes;

[Picklable]
public interface IShape;

[Picklable]
public abstract partial class Figure : IShape
{
    public string? Label { get; set; }
}

[Picklable]
public sealed partial class Circle : Figure
{
    public double Radius { get; set; }
}

[Picklable]
public partial class Drawing
{
    public List<IShape> Shapes { get; } = [];
    public Figure? Frame { get; set; }
    public object? Tag { get; set; }
}
