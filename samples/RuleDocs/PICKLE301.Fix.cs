namespace RuleDocs.PICKLE301.Fix;

public static class Worker
{
    public static Func<int>? Load(byte[] pickle, byte[] key)
    {
        var options = new PickleOptions { Closures = ClosurePolicy.TrustAssemblies(typeof(Worker).Assembly).SignedWith(key) };
        return PickleSerializer.Deserialize<Func<int>>(pickle, options);
    }
}
