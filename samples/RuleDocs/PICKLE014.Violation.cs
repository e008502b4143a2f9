namespace RuleDocs.PICKLE014.Violation;

[Picklable]
public partial class Point
{
    [PickleMember(Order = 0)] public double X { get; set; }
    [PickleMember(Order = 1)] public double Y { get; set; }
}
