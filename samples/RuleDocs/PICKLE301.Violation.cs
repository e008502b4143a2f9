namespace RuleDocs.PICKLE301.Violation;

public static class Worker
{
    public static Func<int>? Load(byte[] pickle)
    {
        var options = new PickleOptions { Closures = ClosurePolicy.TrustAssemblies(typeof(Worker).Assembly) };
        return PickleSerializer.Deserialize<Func<int>>(pickle, options);
    }
}
