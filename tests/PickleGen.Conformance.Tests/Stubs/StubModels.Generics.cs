namespace PickleGen.Conformance.Tests.Stubs;

// Generic types, what is nested in them, what derives from them, and in the other direction.

[Picklable(Module = "stub_shop.generic")]
public partial class Pair<TFirst, TSecond>
{
    public TFirst First { get; set; } = default!;

    public TSecond? Second { get; set; }

    public List<TFirst> More { get; set; } = [];

    public Pair<TSecond, TFirst>? Swapped { get; set; }
}

[Picklable(Module = "stub_shop.generic")]
public sealed partial record Crate<T>(T Content, Crate<T>.Kind Of)
    where T : notnull, IComparable<T>
{
    [Picklable(Module = "stub_shop.generic")]
    public enum Kind
    {
        Light,
        Heavy,
    }

    [Picklable(Module = "stub_shop.generic", Layout = PickleLayout.Positional)]
    public readonly partial record struct Lid(T Inside, string Text);
}

[Picklable(Module = "stub_shop.generic")]
public partial class NamedPair<T> : Pair<T, string>
{
    public string Name { get; set; } = "";
}

[Picklable(Module = "stub_shop.closed")]
public partial class IntPair : Pair<int, int>
{
    public int Sum { get; set; }
}

[Picklable(Module = "stub_shop.closed")]
public sealed partial class Measured<T> : IntPair
    where T : struct
{
    public T Unit { get; set; }
}

[Picklable(Module = "stub_shop.closed")]
public sealed partial class Counter<T> : IPickleState<T>
{
    public T Count { get; set; } = default!;

    public T GetState() => Count;

    public void SetState(T state) => Count = state;
}

[Picklable(Module = "stub_shop.closed", Layout = PickleLayout.Dict)]
public sealed partial class Cell<T>
{
    public T Value { get; set; } = default!;
}

[Picklable(Module = "stub_shop.closed")]
public sealed partial class Warehouse
{
    public Pair<int, string>? Pair { get; set; }

    public Pair<Customer, List<Pair<int, int>>>? Deep { get; set; }

    public NamedPair<long>? Named { get; set; }

    public Crate<double>? Crate { get; set; }

    public Crate<string>.Lid Lid { get; set; }

    public Crate<int>.Kind Kind { get; set; }

    public IntPair? Closed { get; set; }

    public Measured<double>? Measured { get; set; }

    public Counter<string>? Counter { get; set; }

    public Cell<Guid>? Cell { get; set; }

    public object? Anything { get; set; }
}

// In positional layout a class derives from none in Python, whatever its base class is.

[Picklable(Module = "stub_shop.generic", Layout = PickleLayout.Positional)]
public sealed partial class Label<T> : Pair<T, string>
{
    public T? Back { get; set; }
}

[Picklable(Module = "stub_shop.generic", Layout = PickleLayout.Positional)]
public partial class Ledge : Pair<int, int>
{
    public int Number { get; set; }
}

[Picklable(Module = "stub_shop.generic")]
public sealed partial class Column<T> : Ledge
{
    public T? Head { get; set; }
}
