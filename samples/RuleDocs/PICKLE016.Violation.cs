namespace RuleDocs.PICKLE016.Violation;

public partial class Shop
{
    [Picklable]
    private partial class Order
    {
        public long Id { get; set; }
    }
}
