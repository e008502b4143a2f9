using PickleGen;

namespace Shop;

public class Counted
{
    [OnPickling] private void Before() { }
}

[Picklable]
public partial class Order : Counted
{
    public decimal Total { get; set; }

    [OnPickling] private void Saving() { }
    [OnPickled] private void Saved() { }
    [OnUnpickling] private void Loading() { }
    [OnUnpickled] public void Loaded() { }
}

[Picklable]
public partial record Line(string Sku)
{
    [OnUnpickled] private void Loaded() { }
}

[Picklable]
public partial struct Tick
{
    public long At;

    [OnUnpickled] private void Loaded() { }
}
