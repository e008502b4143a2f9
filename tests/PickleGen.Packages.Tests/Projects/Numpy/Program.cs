using PickleGen;
using PickleGen.Numpy;

var options = PickleOptions.Default.WithArraysAsNumpy();
byte[] pickle = PickleSerializer.Serialize(new Exam { Scores = new[,] { { 1.5, 2, 3 }, { 4, 5, 6 } } }, options);
var exam = PickleSerializer.Deserialize<Exam>(pickle, options)!;
Console.WriteLine(FormattableString.Invariant($"{exam.Scores.GetLength(0)} × {exam.Scores.GetLength(1)}, {exam.Scores[0, 0]}"));

[Picklable]
public sealed partial class Exam
{
    public required double[,] Scores { get; init; }
}
