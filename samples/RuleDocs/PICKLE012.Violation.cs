namespace RuleDocs.PICKLE012.Violation;

[Picklable]
public partial class Order
{
    public List<int> Prices { get; set; } = [];

    [PickleIgnore] public int Total { get; private set; }

    [OnUnpickled]
    private bool Restore(bool force)
    {
        Total = Prices.Sum();
        return force;
    }
}
