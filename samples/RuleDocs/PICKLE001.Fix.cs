namespace RuleDocs.PICKLE001.Fix;

[Picklable]
public partial class Order
{
    public long Id { get; set; }
}
