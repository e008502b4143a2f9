namespace RuleDocs.PICKLE013.Violation;

[Picklable]
public partial class Order
{
    public List<int> Prices { get; set; } = [];

    [PickleIgnore] public int Total { get; private set; }

    [StateSetter]
    private void Restore(Dictionary<string, List<int>> state)
    {
        Prices = state["Prices"];
        Total = Prices.Sum();
    }
}
