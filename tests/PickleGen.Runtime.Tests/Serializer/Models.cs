namespace PickleGen.Tests.Serializer;

[Picklable]
public sealed partial class Parcel
{
    public string? Label { get; set; }
    public int Weight { get; set; } = 1;
    public List<string> Stamps { get; } = [];
    public Parcel? Inside { get; set; }
}

[Picklable(Layout = PickleLayout.Dict)]
public sealed partial class Settings
{
    public string? Theme { get; set; }
    public int Size { get; set; } = 12;
}

[Picklable]
public sealed partial record Address(string Street, int Number);
