namespace RuleDocs.PICKLE015.Fix;

[Picklable]
public partial class Message
{
    public string? Body { get; set; }
}
