using PickleGen;

namespace Tour;

/// <summary>Another process, which decides what an order costs and sends its decision as a lambda.</summary>
internal static class HeadOffice
{
    /// <summary>Saving a delegate is always possible. Whoever writes one chooses what runs where it is loaded, so the loader says whose code it trusts, and both sides share a secret.</summary>
    private static readonly PickleOptions s_trusted = new()
    {
        Closures = ClosurePolicy.TrustAssemblies(typeof(HeadOffice).Assembly).SignedWith("a secret that both processes know"u8.ToArray()),
    };

    /// <summary>Pickles the rule into a file.</summary>
    public static void SendRule(string file, decimal from, decimal factor)
    {
        Func<Order, decimal> rule = order =>
        {
            decimal total = order.Lines.Sum(line => line.Quantity * line.Price);
            return total >= from ? total * factor : total;
        };
        File.WriteAllBytes(file, PickleSerializer.Serialize(rule, s_trusted));
    }

    /// <summary>The rule in a file.</summary>
    public static Func<Order, decimal> ReceiveRule(string file) => PickleSerializer.Deserialize<Func<Order, decimal>>(File.ReadAllBytes(file), s_trusted)!;
}
