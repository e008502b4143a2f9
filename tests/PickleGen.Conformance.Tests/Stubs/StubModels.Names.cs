namespace PickleGen.Conformance.Tests.Stubs;

// Names that Python cannot declare, or would take for its own.

[Picklable(Module = "stub_shop.names", Naming = PickleNaming.SnakeCase)]
public partial class Awkward
{
    public List<int> List { get; set; } = [];

    public Dictionary<string, int> Dict { get; set; } = [];

    public HashSet<int> Set { get; set; } = [];

    public List<int> Dataclasses { get; set; } = [];

    public List<int> Other { get; set; } = [];

    public int Class { get; set; }

    public int Lambda { get; set; }

    public int Self { get; set; }

    public int HTTPServer2 { get; set; }

    public int Größe { get; set; }

    [PickleMember("two words")]
    public int Words { get; set; }

    [PickleMember("two-words")]
    public int Dashed { get; set; }

    [PickleMember("__mangled")]
    public int Mangled { get; set; }

    [PickleMember("")]
    public int Nameless { get; set; }

    [PickleMember("1st")]
    public int First { get; set; }

    [PickleMember("\uFB01")]
    public int Ligature { get; set; }

    [PickleMember("quoted\"\n")]
    public int Quoted { get; set; }
}

[Picklable(Module = "stub_shop.names", Naming = PickleNaming.SnakeCase)]
public sealed partial class MoreAwkward : Awkward
{
    public int With { get; set; }
}

[Picklable(Module = "stub_shop.names")]
public sealed partial record Renamed([PickleMember("from")] string Origin, [property: PickleMember("to")] int? Goal);

[Picklable(Module = "stub_shop.names", Naming = PickleNaming.SnakeCase)]
public partial struct Reading
{
    public int From { get; set; }

    public int To { get; set; }
}

[Picklable(Module = "stub_shop.names")]
public enum Reserved
{
    mro,
    name,
    value,
    None,
    _sunder_,
    Negative = -5,
}

[Flags]
[Picklable(Module = "stub_shop.names")]
public enum Rights
{
    Read = 1,
    Write = 2,
    All = ~0,
}

[Flags]
[Picklable(Module = "stub_shop.names")]
public enum Bits : byte
{
    One = 1,
    All = 255,
}

[Picklable(Module = "stub-dashed")]
public partial class Dashed
{
    public Dashed? Next { get; set; }
}

[Picklable(Module = "stub_shop.names")]
public sealed partial class Undashed : Dashed
{
    public Dashed? Other { get; set; }
}

[Picklable(Module = "stub_shop.names")]
public sealed partial class Words : List<string>
{
    public int Size { get; set; }
}

public static partial class Outer
{
    [Picklable(Module = "stub_shop.names")]
    public sealed partial class Gauge : IPickleState<int[]>
    {
        public int Reading { get; set; }

        public int[] GetState() => [Reading];

        public void SetState(int[] state) => Reading = state[0];

        [StateSetter]
        public static void Restore(Gauge target, int[] state) => target.Reading = state[0];
    }
}

/// <summary>It has no state: null stands for it.</summary>
[Picklable(Module = "stub_shop.names")]
public sealed partial class Blank : IPickleState<string?>
{
    /// <inheritdoc/>
    public string? GetState() => null;

    /// <inheritdoc/>
    public void SetState(string? state) => ArgumentOutOfRangeException.ThrowIfNotEqual(state, null);
}
