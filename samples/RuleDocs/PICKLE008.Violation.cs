namespace RuleDocs.PICKLE008.Violation;

[Picklable]
public partial class Counter
{
    private int _hits;

    public string Name { get; set; } = "";

    public int Hit() => ++_hits;
}
