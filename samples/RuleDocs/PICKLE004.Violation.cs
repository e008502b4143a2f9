namespace RuleDocs.PICKLE004.Violation;

[Picklable]
public partial class Order
{
    public Order(long number) => Id = number;

    public long Id { get; }
}
