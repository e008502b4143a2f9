// Numpy FILE REPLY   reads a dict of numpy's arrays, as pickle.dump writes it, and saves what it found out for numpy.
using PickleGen;
using PickleGen.Samples.Numpy;

var tables = PickleSerializer.Deserialize<Dictionary<string, NumpyArray>>(File.ReadAllBytes(args[0]), NumpyNames.Options)!;
foreach (var (name, table) in tables) Console.WriteLine($"{name}: {table.Type} ({string.Join(" × ", table.Shape)})");

var scores = (double[,])tables["scores"].ToArray<double>();
var means = Enumerable.Range(0, scores.GetLength(0)).Select(row => Enumerable.Range(0, scores.GetLength(1)).Average(column => scores[row, column]));
File.WriteAllBytes(args[1], PickleSerializer.Serialize(NumpyArray.Of(means.ToArray()), NumpyNames.Options));
