namespace RuleDocs.PICKLE016.Fix;

public partial class Shop
{
    [Picklable]
    internal partial class Order
    {
        public long Id { get; set; }
    }
}
