using System.Text;

namespace PickleGen.Tests.Unpickling;

/// <summary>A struct is copied where it is read: what changes it afterwards must not be lost. Python's objects with these opcodes have the last state.</summary>
public sealed partial class StructStateTests
{
    [Picklable(Module = "structs", Name = "S")]
    public partial struct Spot
    {
        public int N { get; set; }
        public string? Text { get; set; }
    }

    [Picklable(Module = "structs", Name = "H")]
    public sealed partial class Holder
    {
        public Spot One { get; set; }
        public Spot? Perhaps { get; set; }
        public int After { get; set; }
    }

#pragma warning disable PICKLE015 // Whatever may come is the point.
    [Picklable(Module = "structs", Name = "L")]
    public sealed partial class Labelled
    {
        public Spot One { get; set; }
        public object? Label { get; set; }
    }
#pragma warning restore PICKLE015

    private const string New = "cstructs\nS\n)\u0081", First = "}(X\u0001\0\0\0NK\u0001ub", Last = "}(X\u0001\0\0\0NK\u0002ub";

    public static TheoryData<string> Changed =>
    [
        New + Last,
        New + First + Last,
        New + "}b" + Last,
        New + "N0" + Last,
        New + "Nb" + Last,
        New + "q\0" + First + Last,
        New + "q\0" + First + "0h\0" + Last,
        New + Last + "}b",
    ];

    [Theory]
    [MemberData(nameof(Changed))]
    public void A_struct_has_the_last_state_that_the_pickle_gives_it(string opcodes)
    {
        Assert.Equal(2, Load<Spot>(opcodes).N);
        Assert.Equal(2, Load<Spot?>(opcodes)!.Value.N);
        Assert.Equal(2, ((Spot)Load<object>(opcodes)).N);
    }

    // Where a value ends with its first state a second one is refused, as it is of objects.
    [Theory]
    [MemberData(nameof(Changed))]
    public void So_has_it_in_another_value_unless_that_is_refused(string opcodes)
    {
        HasLast<Spot[]>("](" + opcodes + "e", static spots => spots.Single());
        HasLast<List<Spot?>>("]" + opcodes + "a", static spots => spots.Single()!.Value);
        HasLast<Dictionary<string, Spot>>("}(X\u0001\0\0\0k" + opcodes + "u", static spots => spots["k"]);
        HasLast<(Spot Spot, int)>("(" + opcodes + "K\u0007t", static pair => pair.Spot);
        HasLast<(Spot Spot, int)>(opcodes + "K\u0007\u0086", static pair => pair.Spot);
        HasLast<Holder>("cstructs\nH\n)\u0081}(X\u0003\0\0\0One" + opcodes + "X\u0005\0\0\0AfterK\u0007ub", static holder => holder.One);
        HasLast<Holder>("cstructs\nH\n)\u0081}X\u0007\0\0\0Perhaps" + opcodes + "sb", static holder => holder.Perhaps!.Value);
    }

    [Fact]
    public void What_a_member_puts_in_the_place_of_its_own_struct_stays_there()
    {
        const string Text = "X\u0001\0\0\0a", Before = "cstructs\nL\n)\u0081}(X\u0003\0\0\0One" + New, After = "X\u0005\0\0\0Labelh\0ub";
        var labelled = Load<Labelled>(Before + "q\0}(X\u0001\0\0\0NK\u0001X\u0004\0\0\0Text" + Text + "q\0ub" + After);
        Assert.Equal((1, "a", "a"), (labelled.One.N, labelled.One.Text, labelled.Label));
        Assert.Equal(1, Assert.IsType<Spot>(Load<Labelled>(Before + "q\0" + First + After).Label).N);
    }

    private static void HasLast<T>(string opcodes, Func<T, Spot> find)
    {
        T value;
        try
        {
            value = Load<T>(opcodes);
        }
        catch (UnpicklingException)
        {
            return;
        }
        Assert.Equal(2, find(value).N);
    }

    private static T Load<T>(string opcodes) => PickleSerializer.Deserialize<T>(Encoding.Latin1.GetBytes("\u0080\u0002" + opcodes + "."))!;
}
