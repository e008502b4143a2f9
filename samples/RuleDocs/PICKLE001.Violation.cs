namespace RuleDocs.PICKLE001.Violation;

[Picklable]
public class Order
{
    public long Id { get; set; }
}
