using System.Collections.Generic;
using PickleGen;

namespace Shop;

[Picklable]
public sealed partial class Ledger : IPickleState<(string Owner, List<decimal> Entries)>
{
    private readonly List<decimal> _entries = [];

    public Ledger(string owner) => Owner = owner;

    public string Owner { get; private set; }

    (string Owner, List<decimal> Entries) IPickleState<(string Owner, List<decimal> Entries)>.GetState() => (Owner, _entries);

    void IPickleState<(string Owner, List<decimal> Entries)>.SetState((string Owner, List<decimal> Entries) state) => Owner = state.Owner;
}

[Picklable]
public partial struct Angle : IPickleState<double>
{
    private double _radians;

    public double GetState() => _radians;
    public void SetState(double state) => _radians = state;
}

[Picklable]
public partial record Tag : IPickleState<string?>
{
    public string? Text { get; set; }

    public string? GetState() => Text;
    public void SetState(string? state) => Text = state;
}

[Picklable(Naming = PickleNaming.SnakeCase)]
public partial class Gauge
{
    public required int Reading { get; init; }

    [OnPickling] private void Saving() { }
    [OnUnpickled] private void Loaded() { }

    [StateSetter]
    private static void SetState(Gauge target, Dictionary<string, int> state) { }
}
