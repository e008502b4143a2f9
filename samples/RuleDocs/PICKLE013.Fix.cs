namespace RuleDocs.PICKLE013.Fix;

[Picklable]
public partial class Order
{
    public List<int> Prices { get; set; } = [];

    [PickleIgnore] public int Total { get; private set; }

    [StateSetter]
    private static void Restore(Order target, Dictionary<string, List<int>> state)
    {
        target.Prices = state["Prices"];
        target.Total = target.Prices.Sum();
    }
}
