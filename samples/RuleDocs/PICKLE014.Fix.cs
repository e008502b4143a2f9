namespace RuleDocs.PICKLE014.Fix;

[Picklable]
public partial class Point
{
    public double X { get; set; }
    public double Y { get; set; }
}
