namespace RuleDocs.PICKLE005.Fix;

[Picklable]
public partial class Order
{
    public long Id { get; set; }
    public Customer? Customer { get; set; }
}

[Picklable]
public partial class Customer
{
    public string Name { get; set; } = "";
}
