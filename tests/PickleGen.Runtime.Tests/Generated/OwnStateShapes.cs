namespace PickleGen.Tests.Generated;

[Picklable]
public sealed partial class Ledger : IPickleState<(string Owner, List<decimal> Entries)>
{
    private List<decimal> _entries = [];

    public Ledger(string owner) => Owner = owner;

    public string Owner { get; private set; }

    public decimal Balance => _entries.Sum();

    public Ledger Add(decimal amount)
    {
        _entries.Add(amount);
        return this;
    }

    (string Owner, List<decimal> Entries) IPickleState<(string Owner, List<decimal> Entries)>.GetState() => (Owner, _entries);

    void IPickleState<(string Owner, List<decimal> Entries)>.SetState((string Owner, List<decimal> Entries) state) => (Owner, _entries) = state;
}

/// <summary>Its state leads back to it, and is as deep as the chain is long.</summary>
[Picklable]
public partial class Link : IPickleState<List<Link?>>
{
    public Link? Next { get; set; }

    public Link? Self { get; set; }

    public List<Link?> GetState() => [Self, Next];

    public void SetState(List<Link?> state) => (Self, Next) = (state[0], state[1]);
}

[Picklable]
public partial struct Angle : IPickleState<double>
{
    private double _radians;

    public Angle(double radians) => _radians = radians;

    public readonly double Radians => _radians;

    readonly double IPickleState<double>.GetState() => _radians;

    void IPickleState<double>.SetState(double state) => _radians = state;
}

[Picklable]
public partial record Memo(string? Text) : IPickleState<string?>
{
    public bool WasSet { get; private set; }

    public string? Text { get; private set; } = Text;

    public string? GetState() => Text;

    public void SetState(string? state) => (Text, WasSet) = (state, true);
}

[Picklable]
public sealed partial class Gauge
{
    public required int Reading { get; init; }

    public Gauge? Twin { get; set; }

    [PickleIgnore] public int Doubled { get; private set; }

    [StateSetter]
    private static void Restore(Gauge target, Dictionary<string, object?> state)
    {
        target.Doubled = 2 * (int)state[nameof(Reading)]!;
        target.Twin = (Gauge?)state[nameof(Twin)];
    }
}

[Picklable(TrackReferences = false)]
public partial class Meter : IPickleState<int>
{
    public int Count { get; set; }

    public string Way { get; private set; } = "";

    public int GetState() => Count;

    public void SetState(int state) => throw new InvalidOperationException("The state setter comes before SetState.");

    [StateSetter]
    public static void Restore(Meter target, int state) => (target.Count, target.Way) = (state, "setter");
}

[Picklable]
public partial class Thermometer : IPickleState<int>
{
    public int Degrees { get; set; }

    public int GetState() => Degrees;

    public void SetState(int state) => throw new InvalidOperationException("The state setter comes before SetState.");

    [StateSetter]
    public static void Restore(Thermometer target, int state) => target.Degrees = state;
}

[Picklable]
public sealed partial class SubThermometer : Thermometer;

[Picklable(Module = "renamed")]
[PickleFormerName("renamed.Barograph")]
public sealed partial class Barometer : IPickleState<int>
{
    public int Pressure { get; set; }

    public int GetState() => Pressure;

    public void SetState(int state) => throw new InvalidOperationException("The state setter comes before SetState.");

    [StateSetter]
    public static void Restore(Barometer target, int state) => target.Pressure = state;
}

[Picklable(Module = "renamed")]
[PickleFormerName("renamed.Holder`1")]
public sealed partial class Keeper<T>
{
    public required T Held { get; set; }

    [StateSetter]
    private static void Restore(Keeper<T> target, Dictionary<string, object?> state) => target.Held = (T)state[nameof(Held)]!;
}

[Picklable]
public sealed partial class Marker;

/// <summary>Says itself how it is made again.</summary>
public sealed class Unit(string name) : IReducible
{
    public static PickleCallable Create { get; } = new("units", "Unit", new Func<object?, object?>(static name => new Unit((string)name!)));

    public string Name { get; } = name;

    public ReduceValue Reduce(int protocol) => new(Create, [Name]);
}

[Picklable]
public sealed partial class Workshop
{
    public Ledger? Ledger { get; set; }
    public Ledger? Same { get; set; }
    public List<Angle> Angles { get; set; } = [];
    public Angle? Turn { get; set; }
    public Memo? Memo { get; set; }
    public Gauge? Gauge { get; set; }
    public (Meter, Dictionary<string, int>) Pair { get; set; }
    public Thermometer? Heat { get; set; }
    public Unit? Unit { get; set; }
    public List<Unit?> Units { get; set; } = [];
    public (Marker, Dictionary<string, int>) Marked { get; set; }
    public object? Open { get; set; }
    public string Last { get; set; } = "";

    public static Workshop Example()
    {
        var gauge = new Gauge { Reading = 4 };
        gauge.Twin = gauge;
        var ledger = new Ledger("ada").Add(1.10m).Add(2);
        var unit = new Unit("m");
        return new Workshop
        {
            Ledger = ledger,
            Same = ledger,
            Angles = [new Angle(1.5), new Angle(-2)],
            Turn = new Angle(3),
            Memo = new Memo("note"),
            Gauge = gauge,
            Pair = (new Meter { Count = 3 }, new Dictionary<string, int> { ["a"] = 1 }),
            Heat = new SubThermometer { Degrees = 21 },
            Unit = unit,
            Units = [unit, null],
            Marked = (new Marker(), new Dictionary<string, int> { ["b"] = 2 }),
            Open = new Ledger("bob").Add(5),
            Last = "end",
        };
    }
}
