namespace RuleDocs.PICKLE002.Violation;

public class Shop
{
    [Picklable]
    public partial class Order
    {
        public long Id { get; set; }
    }
}
