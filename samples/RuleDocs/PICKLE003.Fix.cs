namespace RuleDocs.PICKLE003.Fix;

[Picklable]
public partial class Order
{
    [PickleConstructor]
    public Order(long id) => Id = id;
    public Order(string id) => Id = long.Parse(id);

    public long Id { get; }
}
