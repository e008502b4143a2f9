namespace RuleDocs.PICKLE008.Fix;

[Picklable]
public partial class Counter
{
    [PickleMember] private int _hits;

    public string Name { get; set; } = "";

    public int Hit() => ++_hits;
}
