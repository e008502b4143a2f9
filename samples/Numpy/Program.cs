// Numpy FILE REPLY   reads a dict of numpy's arrays, as pickle.dump writes it, and saves what it found out for numpy.
using PickleGen;
using PickleGen.Numpy;
using PickleGen.Samples.Numpy;

var options = PickleOptions.Default.WithArraysAsNumpy();

var exam = PickleSerializer.Deserialize<Exam>(File.ReadAllBytes(args[0]), options)!;
double[] means = [.. Enumerable.Range(0, exam.Names.Length).Select(row => Enumerable.Range(0, exam.Scores.GetLength(1)).Average(column => exam.Scores[row, column]))];
for (int i = 0; i < means.Length; i++) Console.WriteLine($"{exam.Names[i]}: {means[i]}");

File.WriteAllBytes(args[1], PickleSerializer.Serialize(means, options));
