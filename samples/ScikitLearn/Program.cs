// ScikitLearn FILE X...   reads a model that was trained with scikit-learn, and prints what it predicts for one x.
using System.Globalization;
using PickleGen;
using PickleGen.Numpy;
using PickleGen.Samples.ScikitLearn;

var model = PickleSerializer.Deserialize<IModel>(File.ReadAllBytes(args[0]), NumpyPickle.Options)!;
double[] x = [.. args.Skip(1).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
Console.WriteLine(model.Predict(x).ToString(CultureInfo.InvariantCulture));
