namespace PickleGen.Tests.Pickling;

/// <summary>Hooks that reduce a type nobody annotated to calls that take annotated objects, which lead back to it.</summary>
public sealed partial class ForeignGraphTests
{
    private static readonly PickleCallable s_make = new("foreign", "make", static (Address? home) => new Foreign { Home = home });
    private static readonly PickleCallable s_fill = new("foreign", "fill", static (Foreign target, PickleTuple state) =>
    {
        foreach (object? address in (List<object?>)state[0]!) target.Others.Add((Address)address!);
        target.Self = (Foreign?)state[1];
    });

    [Picklable(Module = "foreign")]
    public sealed partial class Address
    {
        public string? Street { get; set; }
        public Owner? Owner { get; set; }
    }

    [Picklable(Module = "foreign")]
    public sealed partial class Owner
    {
        public List<Address> Houses { get; set; } = [];
    }

    [Picklable(Module = "foreign")]
    public sealed partial class Holder
    {
#pragma warning disable PICKLE015 // What nobody annotated can only be held so.
        public object? Foreign { get; set; }
#pragma warning restore PICKLE015
        public Address? Home { get; set; }
    }

    public sealed class Foreign
    {
        public Address? Home { get; set; }
        public List<Address> Others { get; } = [];
        public Foreign? Self { get; set; }
    }

    private sealed class Reducer : IReducerOverride
    {
        public bool Handles(Type type) => type == typeof(Foreign);

        public bool TryReduce(object value, out ReduceValue reduced)
        {
            var foreign = (Foreign)value;
            reduced = new ReduceValue(s_make, [foreign.Home], new PickleTuple(new List<object?>(foreign.Others), foreign.Self), stateSetter: s_fill);
            return true;
        }
    }

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Annotated_objects_in_a_reduction_are_shared_and_lead_back(int protocol)
    {
        var home = new Address { Street = "here", Owner = new Owner() };
        home.Owner.Houses.Add(home);
        var foreign = new Foreign { Home = home, Others = { home, new Address { Street = "there" } } };
        foreign.Self = foreign;
        var registry = new ClassRegistry().Add(typeof(Holder).Assembly).Add(s_make).Add(s_fill);
        var copy = PickleSerializer.DeepClone(new Holder { Foreign = foreign, Home = home }, new PickleOptions { Protocol = protocol, Reducers = [new Reducer()], Classes = registry });
        var made = Assert.IsType<Foreign>(copy.Foreign);
        Assert.Same(made, made.Self);
        Assert.Same(copy.Home, made.Home);
        Assert.Same(copy.Home, made.Others[0]);
        Assert.Equal("there", made.Others[1].Street);
        Assert.Same(copy.Home, copy.Home!.Owner!.Houses[0]);
    }
}
