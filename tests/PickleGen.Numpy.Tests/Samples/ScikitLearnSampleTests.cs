using PickleGen.Samples.ScikitLearn;

namespace PickleGen.Numpy.Tests.Samples;

/// <summary>The sample that predicts by models which scikit-learn trained; numpy computes the same from what Python loads.</summary>
public sealed class ScikitLearnSampleTests : IDisposable
{
    // scikit-learn is not needed: its classes are what their attributes are, and a model predicts by a sum.
    private const string Predict = """
        import json, numpy as np, pickle, sys, types
        for module, name in (("sklearn.linear_model._base", "LinearRegression"), ("sklearn.linear_model._logistic", "LogisticRegression")):
            made = types.ModuleType(module)
            setattr(made, name, type(name, (), {"__module__": module}))
            for part in ("sklearn", "sklearn.linear_model"): sys.modules.setdefault(part, types.ModuleType(part))
            sys.modules[module] = made
        model = pickle.load(sys.stdin.buffer)
        x = np.array([float(number) for number in sys.argv[1:]])
        score = x @ np.atleast_2d(model.coef_).T + model.intercept_
        print(repr(float(model.classes_[int(score[0] > 0)] if hasattr(model, "classes_") else score[0])))
        """;

    private readonly SampleFolder _folder = new();

    public static TheoryData<string> Models => [.. CorpusArchive.Values.Where(value => value.Kind == "sklearn" && value.File.Contains("reg.", StringComparison.Ordinal)).Select(value => value.File)];

    [PythonTheory("numpy")]
    [MemberData(nameof(Models))]
    public void A_model_predicts_here_what_it_does_in_Python(string file)
    {
        byte[] pickle = CorpusArchive.Values.Single(value => value.File == file).Pickle;
        var model = PickleSerializer.Deserialize<IModel>(pickle, NumpyPickle.Options)!;
        foreach (string[] x in (string[][])[["0.5", "-1.25", "3"], ["0", "0", "0"], ["9", "9", "9"]])
        {
            double expected = double.Parse(PythonRunner.RunText(Predict, pickle, x), System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(expected, model.Predict([.. x.Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture))]), 1e-12);
        }
    }

    [Fact]
    public void Models_of_every_protocol_are_there() => Assert.Equal(12, Models.Count<object[]>());

    [Fact]
    public void Program_prints_what_the_model_predicts()
    {
        File.WriteAllBytes(_folder.File("model.pkl"), CorpusArchive.Values.Single(value => value.File == "sklearn__logreg.p4.pkl").Pickle);
        Assert.Equal("1\n", _folder.Run("dotnet", typeof(IModel).Assembly.Location, "model.pkl", "9", "9", "9"));
        Assert.Equal("0\n", _folder.Run("dotnet", typeof(IModel).Assembly.Location, "model.pkl", "0", "0", "0"));
    }

    public void Dispose() => _folder.Dispose();
}
