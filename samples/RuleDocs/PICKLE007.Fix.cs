namespace RuleDocs.PICKLE007.Fix;

[Picklable(Module = "shop.models", Name = "Order")]
public partial class Order
{
    public long Id { get; set; }
}

[Picklable(Module = "shop.models", Name = "ArchivedOrder")]
public partial class ArchivedOrder
{
    public long Id { get; set; }
}
