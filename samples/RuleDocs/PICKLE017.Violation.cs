namespace RuleDocs.PICKLE017.Violation;

// The project file has <LangVersion>11</LangVersion>.
[Picklable]
public partial class Order
{
    public long Id { get; set; }
}
