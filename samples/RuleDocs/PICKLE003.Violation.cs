namespace RuleDocs.PICKLE003.Violation;

[Picklable]
public partial class Order
{
    public Order(long id) => Id = id;
    public Order(string id) => Id = long.Parse(id);

    public long Id { get; }
}
