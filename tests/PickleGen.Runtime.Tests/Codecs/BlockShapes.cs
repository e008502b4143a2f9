namespace PickleGen.Tests.Codecs;

/// <summary>Structs that may be blocks, and some that may not.</summary>
[Picklable(Module = "blocks")]
public partial record struct Pair
{
    public int Left { get; set; }
    public int Right { get; set; }
}

[Picklable(Module = "blocks", Layout = PickleLayout.Positional)]
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Pack = 1)]
public readonly partial record struct Spot(int Number, bool IsSet);

/// <summary>Three bytes between its members belong to nobody.</summary>
[Picklable(Module = "blocks")]
public partial record struct Padded
{
    public byte Small { get; set; }
    public int Large { get; set; }
}

/// <summary>Refuses values.</summary>
[Picklable(Module = "blocks")]
public partial record struct Checked
{
    public int Percent { get; set => field = value is >= 0 and <= 100 ? value : throw new ArgumentOutOfRangeException(nameof(value)); }
}

/// <summary>Its constructor has code.</summary>
[Picklable(Module = "blocks")]
public readonly partial record struct Made
{
    public Made(int number) => Number = number;

    public int Number { get; }
}

/// <summary>Has a field that does not travel.</summary>
[Picklable(Module = "blocks")]
public partial record struct Hidden
{
    public int Shown { get; set; }

    [PickleIgnore]
    public int Cached { get; set; }
}

/// <summary>Numbers here, text in Python.</summary>
[Picklable(Module = "blocks")]
public partial record struct Letters
{
    public char First { get; set; }
    public char Second { get; set; }
}

/// <summary>Lies in memory in another order than it is called with.</summary>
[Picklable(Module = "blocks", Layout = PickleLayout.Positional)]
public partial record struct Swapped
{
    [PickleMember(Order = 1)]
    public int First { get; set; }

    [PickleMember(Order = 0)]
    public int Second { get; set; }
}

/// <summary>As it was when the pickle was written.</summary>
[Picklable(Module = "blocks")]
public partial record struct Old
{
    public int Kept { get; set; }
    public short Narrow { get; set; }
    public short Gone { get; set; }
    public long Before { get; set; }
}

/// <summary>As it is now.</summary>
[Picklable(Module = "blocks")]
public partial record struct New
{
    [PickleFormerName("Before")]
    public long After { get; set; }
    public long Kept { get; set; }
    public int Narrow { get; set; }
    public int Added { get; set; }
}
