namespace PickleGen.Samples.ScikitLearn;

/// <summary>What was trained in Python, and predicts here.</summary>
[Picklable]
public interface IModel
{
    /// <summary>What <c>model.predict([x])[0]</c> gives.</summary>
    double Predict(ReadOnlySpan<double> x);
}

/// <summary><c>sklearn.linear_model.LinearRegression</c>: of its attributes, those that it predicts by.</summary>
[Picklable(Module = "sklearn.linear_model._base")]
public sealed partial class LinearRegression : IModel
{
    [PickleMember("coef_")] public required double[] Coefficients { get; init; }
    [PickleMember("intercept_")] public required double Intercept { get; init; }

    public double Predict(ReadOnlySpan<double> x) => Linear.Sum(x, Coefficients) + Intercept;
}

/// <summary><c>sklearn.linear_model.LogisticRegression</c> with two classes, which are numbers.</summary>
[Picklable(Module = "sklearn.linear_model._logistic")]
public sealed partial class LogisticRegression : IModel
{
    [PickleMember("coef_")] public required double[][] Coefficients { get; init; }
    [PickleMember("intercept_")] public required double[] Intercept { get; init; }
    [PickleMember("classes_")] public required double[] Classes { get; init; }

    public double Predict(ReadOnlySpan<double> x) => Classes[Linear.Sum(x, Coefficients[0]) + Intercept[0] > 0 ? 1 : 0];
}

internal static class Linear
{
    public static double Sum(ReadOnlySpan<double> x, ReadOnlySpan<double> coefficients)
    {
        double sum = 0;
        for (int i = 0; i < coefficients.Length; i++) sum += x[i] * coefficients[i];
        return sum;
    }
}
