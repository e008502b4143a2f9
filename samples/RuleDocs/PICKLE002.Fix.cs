namespace RuleDocs.PICKLE002.Fix;

public partial class Shop
{
    [Picklable]
    public partial class Order
    {
        public long Id { get; set; }
    }
}
