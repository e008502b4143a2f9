namespace PickleGen.Tests.Streams;

/// <summary>Without an identity: neither side remembers one.</summary>
[Picklable]
public partial record struct Reading(int Sensor, double Value);

/// <summary>With an identity.</summary>
[Picklable]
public sealed partial class Knot
{
    public int Number { get; set; }
    public Knot? Before { get; set; }
    public object? Anything { get; set; }
}

/// <summary>An object of which nobody keeps an identity.</summary>
[Picklable(TrackReferences = false)]
public sealed partial class Parted
{
    public int Number { get; set; }
}
