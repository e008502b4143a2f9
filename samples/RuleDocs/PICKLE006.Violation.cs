namespace RuleDocs.PICKLE006.Violation;

[Picklable]
public partial class Order
{
    public long Id { get; set; }

    [PickleMember("Id")]
    public string Number { get; set; } = "";
}
