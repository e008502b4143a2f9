namespace RuleDocs.PICKLE010.Fix;

[Picklable(Layout = PickleLayout.Positional)]
public partial class Point
{
    [PickleMember(Order = 0)] public double X { get; set; }
    [PickleMember(Order = 1)] public double Y { get; set; }
}
