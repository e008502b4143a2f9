namespace RuleDocs.PICKLE007.Violation;

[Picklable(Module = "shop.models", Name = "Order")]
public partial class Order
{
    public long Id { get; set; }
}

[Picklable(Module = "shop.models", Name = "Order")]
public partial class ArchivedOrder
{
    public long Id { get; set; }
}
