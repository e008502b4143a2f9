namespace PickleGen.Tests.Closures;

[Picklable]
public sealed partial class Cell
{
    public Func<int>? Read { get; set; }
    public int Value { get; set; }
    public Cell? Other { get; set; }
    public List<Func<int>> All { get; set; } = [];

    public int Get() => Value;
}

[Picklable(Layout = PickleLayout.Positional)]
public sealed partial record Positional(Func<int>? Read, List<Func<int>> All);

[Picklable(Layout = PickleLayout.Dict)]
public sealed partial class Plain
{
    public Func<int>? Read { get; set; }
    public int Value { get; set; }
}

/// <summary>Delegates in members that capture what the members are in.</summary>
public class DelegateCycleTests
{
    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Closure_reads_the_copy_that_it_is_in(int protocol)
    {
        var cell = new Cell { Value = 1 };
        cell.Read = () => cell.Value;
        cell.All = [cell.Read, cell.Get];
        var copy = Copied(cell, protocol);
        copy.Value = 7;
        Assert.Equal([7, 7, 7], [copy.Read!(), copy.All[0](), copy.All[1]()]);
        Assert.Same(copy.Read, copy.All[0]);
        Assert.Same(copy, copy.All[1].Target);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Closures_of_two_objects_read_each_other(int protocol)
    {
        var (one, two) = (new Cell(), new Cell());
        (one.Other, two.Other, one.Read, two.Read) = (two, one, () => two.Value, () => one.Value);
        var copy = Copied(one, protocol);
        (copy.Value, copy.Other!.Value) = (1, 2);
        Assert.Equal((2, 1), (copy.Read!(), copy.Other.Read!()));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Other_layouts_keep_what_closures_share(int protocol)
    {
        var all = new List<Func<int>>();
        all.Add(() => all.Count);
        var positional = Copied(new Positional(all[0], all), protocol);
        positional.All.Add(positional.Read!);
        Assert.Equal(2, positional.Read!());
        Assert.Same(positional.Read, positional.All[0]);

        var plain = new Plain();
        plain.Read = () => plain.Value;
        var copy = Copied(plain, protocol);
        copy.Value = 7;
        Assert.Equal(7, copy.Read!());
    }

    private static T Copied<T>(T value, int protocol) =>
        PickleSerializer.DeepClone(value, new PickleOptions { Protocol = protocol, Closures = ClosurePolicy.TrustAssemblies(typeof(DelegateCycleTests).Assembly) });
}
