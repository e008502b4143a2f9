namespace RuleDocs.PICKLE004.Fix;

[Picklable]
public partial class Order
{
    public Order(long id) => Id = id;

    public long Id { get; }
}
