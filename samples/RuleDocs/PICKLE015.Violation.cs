namespace RuleDocs.PICKLE015.Violation;

[Picklable]
public partial class Message
{
    public object? Body { get; set; }
}
