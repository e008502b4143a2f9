namespace RuleDocs.PICKLE016.Fix;

public partial class Shop
{
    [Picklable]
    internal partial class Order<T>
    {
        public T? Id { get; set; }
    }
}
