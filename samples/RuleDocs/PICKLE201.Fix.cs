namespace RuleDocs.PICKLE201.Fix;

[Picklable]
public partial class Order
{
    [PickleMember] private long _id;
    [PickleIgnore] private string? _text;

    public Order(long id) => _id = id;

    public string Text => _text ??= $"Order {_id}";
}
