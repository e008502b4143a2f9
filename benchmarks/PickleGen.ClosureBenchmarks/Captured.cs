namespace PickleGen.ClosureBenchmarks;

/// <summary>The same values as members of an annotated class.</summary>
[Picklable]
public sealed partial class Captured
{
    public int Number { get; set; }

    public string Text { get; set; } = "";

    public double[] Weights { get; set; } = [];
}
