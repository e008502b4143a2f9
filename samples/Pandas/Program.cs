// Pandas FILE   prints the columns of a frame, as DataFrame.to_pickle and pickle.dump write it.
using System.Globalization;
using PickleGen.Samples.Pandas;

var frame = Frame.Load(File.ReadAllBytes(args[0]));
foreach (object? column in frame.Columns)
{
    object?[] values = frame[column!].To<object?[]>();
    Console.WriteLine($"{column}: {string.Join(", ", values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)))}");
}
