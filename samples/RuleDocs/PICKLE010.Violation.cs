namespace RuleDocs.PICKLE010.Violation;

[Picklable(Layout = PickleLayout.Positional)]
public partial class Point
{
    [PickleMember(Order = 0)] public double X { get; set; }
    [PickleMember(Order = 2)] public double Y { get; set; }
}
