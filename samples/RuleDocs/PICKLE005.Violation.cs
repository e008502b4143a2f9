namespace RuleDocs.PICKLE005.Violation;

[Picklable]
public partial class Order
{
    public long Id { get; set; }
    public Customer? Customer { get; set; }
}

public class Customer
{
    public string Name { get; set; } = "";
}
