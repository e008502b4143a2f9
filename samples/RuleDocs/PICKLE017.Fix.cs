namespace RuleDocs.PICKLE017.Fix;

// The project file has <LangVersion>latest</LangVersion>, or says nothing.
[Picklable]
public partial class Order
{
    public long Id { get; set; }
}
