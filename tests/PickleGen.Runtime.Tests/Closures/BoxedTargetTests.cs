namespace PickleGen.Tests.Closures;

public interface ICounts
{
    int Next();
}

[Picklable]
public partial struct Counting : ICounts
{
    public int Count { get; set; }

    public Counters? Owner { get; set; }

    public int Next() => ++Count;
}

[Picklable]
public partial class Counters
{
    public Func<int>? A { get; set; }

    public Func<int>? B { get; set; }
}

public static class CountsExtensions
{
    public static int Twice(this ICounts counts) => counts.Next() + counts.Next();
}

/// <summary>Delegates to one boxed struct: what one changes in it the other sees, after loading too.</summary>
public class BoxedTargetTests
{
    private static readonly ClosurePolicy s_trusted = ClosurePolicy.TrustAssemblies(typeof(BoxedTargetTests).Assembly);

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Two_delegates_share_the_box(int protocol)
    {
        ICounts box = new Counting { Count = 5 };
        var copy = Copied(new Counters { A = box.Next, B = box.Next }, protocol);
        Assert.Equal([6, 7, 8], [copy.A!(), copy.B!(), copy.A()]);
        Assert.Same(copy.A.Target, copy.B.Target);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Extension_closed_over_the_box_shares_it(int protocol)
    {
        ICounts box = new Counting { Count = 5 };
        var copy = Copied(new Counters { A = box.Next, B = box.Twice }, protocol);
        Assert.Equal([6, 15, 9], [copy.A!(), copy.B!(), copy.A()]);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Two_boxes_stay_two(int protocol)
    {
        ICounts one = new Counting { Count = 5 }, two = new Counting { Count = 5 };
        var copy = Copied(new Counters { A = one.Next, B = two.Next }, protocol);
        Assert.Equal([6, 6], [copy.A!(), copy.B!()]);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Box_that_leads_back_to_its_delegate_is_shared(int protocol)
    {
        var counters = new Counters();
        ICounts box = new Counting { Count = 5, Owner = counters };
        (counters.A, counters.B) = (box.Next, box.Next);
        var copy = Copied(counters, protocol);
        Assert.Equal([6, 7], [copy.A!(), copy.B!()]);
        Assert.Same(copy, ((Counting)copy.A.Target!).Owner);
        Func<int> alone = PickleSerializer.Deserialize<Func<int>>(PickleSerializer.Serialize<Func<int>>(box.Next), new PickleOptions { Closures = s_trusted })!;
        var owner = ((Counting)alone.Target!).Owner!;
        Assert.Equal([6, 7, 8], [alone(), owner.A!(), owner.B!()]);
    }

    [Fact]
    public void Parts_of_a_multicast_share_the_box()
    {
        ICounts box = new Counting { Count = 5 };
        Func<int> both = box.Next;
        both += box.Next;
        Assert.Equal(7, PickleSerializer.Deserialize<Func<int>>(PickleSerializer.Serialize(both), new PickleOptions { Closures = s_trusted })!());
    }

    private static T Copied<T>(T value, int protocol) =>
        PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(value, new PickleOptions { Protocol = protocol }), new PickleOptions { Closures = s_trusted })!;
}
