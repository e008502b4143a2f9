namespace PickleGen.Samples.Pages;

/// <summary>docs/closures.md: a lambda goes to another process.</summary>
public static class Closures
{
    public static bool Run(byte[] key, Order order)
    {
        // Both processes have the key, and neither loads a lambda that was not signed with it.
        var options = new PickleOptions { Closures = ClosurePolicy.TrustAssemblies(typeof(Order).Assembly).SignedWith(key) };

        int limit = 10;
        Func<Order, bool> isLarge = order => order.Lines.Count > limit;
        byte[] bytes = PickleSerializer.Serialize(isLarge, options);

        // in another process of the same program
        var filter = PickleSerializer.Deserialize<Func<Order, bool>>(bytes, options)!;

        return filter(order);
    }
}
