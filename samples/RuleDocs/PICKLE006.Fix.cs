namespace RuleDocs.PICKLE006.Fix;

[Picklable]
public partial class Order
{
    public long Id { get; set; }

    [PickleMember("number")]
    public string Number { get; set; } = "";
}
