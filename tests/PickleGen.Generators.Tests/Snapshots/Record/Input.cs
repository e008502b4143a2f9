using System.Collections.Generic;
using PickleGen;

namespace Shop;

[Picklable]
public partial record Customer(string Name, string? Email = null, int Level = 3)
{
    public string? Note { get; set; }
    public required string Region { get; init; }
}

[Picklable]
public sealed partial class Range
{
    private readonly int _low;
    private readonly int _high;

    public Range(int low, int high)
    {
        _low = low;
        _high = high;
    }

    public int Low => _low;
    public int High => _high;
}
