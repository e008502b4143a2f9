namespace PickleGen.Samples.Pages;

/// <summary>docs/types.md: which members travel.</summary>
[Picklable(Module = "shop.models")]
public sealed partial class Account
{
    public required string Owner { get; init; }                 // any setter will do: init, or a private one
    public decimal Balance { get; private set; }
    public List<string> Notes { get; } = [];                    // no setter, but a collection that can be filled
    [PickleMember("currency")] public string Currency = "EUR";  // a public field; in the pickle it has another name
    [PickleMember] private int _changes;                        // private: travels because it is marked

    [PickleIgnore] public DateTime LastShown { get; set; }      // stays at home
    public bool IsEmpty => Balance == 0;                        // computed: there is nothing to save

    public int Change(decimal by)
    {
        Balance += by;
        return ++_changes;
    }
}

/// <summary>docs/types.md: which constructor makes it.</summary>
[Picklable(Module = "shop.models")]
public sealed partial class Period
{
    public Period(DateOnly from, int days)
        : this(from, from.AddDays(days))
    {
    }

    [PickleConstructor]
    public Period(DateOnly from, DateOnly to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        (From, To) = (from, to);
    }

    public DateOnly From { get; }
    public DateOnly To { get; }
}

// docs/types.md: one record in three layouts.
[Picklable(Module = "shop.models")]
public sealed partial record State(int Width, int Height);

[Picklable(Module = "shop.models", Layout = PickleLayout.Positional)]
public sealed partial record Positional(int Width, int Height);

[Picklable(Layout = PickleLayout.Dict)]
public sealed partial record Dict(int Width, int Height);

/// <summary>docs/types.md: what is done around saving and loading.</summary>
[Picklable(Module = "shop.models")]
public sealed partial class Basket
{
    public List<Line> Lines { get; } = [];

    [PickleIgnore] public decimal Total { get; private set; }

    [OnUnpickled]
    private void Sum() => Total = Lines.Sum(line => line.Price);
}
