namespace RuleDocs.PICKLE012.Fix;

[Picklable]
public partial class Order
{
    public List<int> Prices { get; set; } = [];

    [PickleIgnore] public int Total { get; private set; }

    [OnUnpickled]
    private void Restore() => Total = Prices.Sum();
}
