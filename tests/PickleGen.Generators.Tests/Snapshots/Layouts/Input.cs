using PickleGen;

namespace Shop;

[Picklable(Layout = PickleLayout.Positional, TrackReferences = false)]
public sealed partial class Person
{
    public int Age { get; set; }
    public string? Name { get; set; }
}

[Picklable(Layout = PickleLayout.Positional)]
public sealed partial record Point([property: PickleMember(Order = 1)] double X, [property: PickleMember(Order = 0)] double Y);

[Picklable(Layout = PickleLayout.Dict, Naming = PickleNaming.SnakeCase)]
public partial class Row
{
    public string FirstName { get; set; } = "";
    [PickleFormerName("zip"), PickleFormerName("postcode")]
    public string? PostalCode { get; set; }
    public HTTPInfo? HTTPInfo { get; set; }
}

[Picklable]
[PickleFormerName("old.shop.Info"), PickleFormerName("Information")]
public partial class HTTPInfo
{
    public int StatusCode2 { get; set; }
}
