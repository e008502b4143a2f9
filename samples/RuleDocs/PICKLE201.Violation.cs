namespace RuleDocs.PICKLE201.Violation;

[Serializable]
public class Order
{
    private long _id;
    [NonSerialized] private string? _text;

    public Order(long id) => _id = id;

    public string Text => _text ??= $"Order {_id}";
}
