namespace RuleDocs.PICKLE102.Fix;

public class Scale
{
    private readonly double _factor = 1.5;

    public Task<double> Apply(double value)
    {
        var factor = _factor;
        return Cluster.Run(() => value * factor);
    }
}
