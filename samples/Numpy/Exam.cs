namespace PickleGen.Samples.Numpy;

/// <summary><c>{"names": numpy.array(["Ada", …]), "scores": numpy.array([[…], …]), "day": numpy.datetime64("2026-12-01")}</c></summary>
[Picklable(Layout = PickleLayout.Dict, Naming = PickleNaming.SnakeCase)]
public sealed partial class Exam
{
    public required string[] Names { get; init; }
    public required double[,] Scores { get; init; }
    public DateTime Day { get; init; }
}
