namespace RuleDocs.PICKLE016.Violation;

public partial class Shop
{
    [Picklable]
    private partial class Order<T>
    {
        public T? Id { get; set; }
    }
}
