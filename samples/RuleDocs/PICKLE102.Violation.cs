namespace RuleDocs.PICKLE102.Violation;

public class Scale
{
    private readonly double _factor = 1.5;

    public Task<double> Apply(double value) => Cluster.Run(() => value * _factor);
}
