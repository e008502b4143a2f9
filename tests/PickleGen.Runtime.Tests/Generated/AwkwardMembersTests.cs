namespace PickleGen.Tests.Generated.Awkward;

/// <summary>Takes its members by reference, and is in one of them.</summary>
#pragma warning disable PICKLE009 // The cycle is the point.
[Picklable]
public sealed partial class ByReference
{
    public ByReference(in int number, ref readonly string text, in List<ByReference> all) => (Number, Text, All) = (number, text, all);

    public int Number { get; }
    public string Text { get; }
    public List<ByReference> All { get; }
}
#pragma warning restore PICKLE009

[Picklable(Module = "awkward")]
public partial class Marked
{
    [PickleMember("v")] public virtual int Value { get; set; }
    [PickleMember] protected virtual string? Inner { get; set; }
    [PickleIgnore] public virtual int Left { get; set; }
    [PickleIgnore] public virtual int Taken { get; set; }
    public virtual int Given { get; set; }
}

[Picklable(Module = "awkward")]
public partial class Overriding : Marked
{
    public override int Value { get; set; }
    protected override string? Inner { get; set; }
    public override int Left { get; set; }
    [PickleMember] public override int Taken { get; set; }
    [PickleIgnore] public override int Given { get; set; }
    public string? Read() => Inner;
    public void Write(string inner) => Inner = inner;
}

/// <summary>Names that generated code uses itself, and those that mean something in Python.</summary>
[Picklable]
public sealed partial class Named(int value, int target, string reader, List<int> unpickler)
{
    public int value { get; } = value;
    public int target { get; } = target;
    public string reader { get; } = reader;
    public List<int> unpickler { get; } = unpickler;
    public List<int> index { get; } = [];
    public int run, isBuilt, isWhole, members, member, writer, pickler, names, p, __class__, __dict__, None, self;
    public int Members, Class, Save, Load, T;
    public string? text0;
}

/// <summary>What C# lets a member be, and few think of.</summary>
public class AwkwardMembersTests
{
    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    private static T Copy<T>(T value, int protocol) => PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(value, new PickleOptions { Protocol = protocol }))!;

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Constructor_may_take_members_by_reference(int protocol)
    {
        List<ByReference> all = [];
        int number = 4;
        string text = "t";
        all.Add(new ByReference(in number, in text, in all));
        var copy = Copy(all[0], protocol);
        Assert.Equal((4, "t"), (copy.Number, copy.Text));
        Assert.Same(copy, Assert.Single(copy.All));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Marks_of_a_virtual_property_hold_for_its_overrides(int protocol)
    {
        var value = new Overriding { Value = 1, Left = 2, Taken = 3, Given = 4 };
        value.Write("inner");
        var copy = Copy(value, protocol);
        Assert.Equal((1, "inner", 0, 3, 0), (copy.Value, copy.Read(), copy.Left, copy.Taken, copy.Given));
    }

    [PythonFact]
    public void So_does_the_wire_name() => Assert.Equal("['Inner', 'Taken', 'v']", PythonRunner.RunText(
        """
        import pickle, sys, types
        sys.modules["awkward"] = types.ModuleType("awkward")
        sys.modules["awkward"].Overriding = type("Overriding", (), {"__module__": "awkward"})
        print(sorted(vars(pickle.loads(sys.stdin.buffer.read()))))
        """, PickleSerializer.Serialize(new Overriding())));

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Names_of_members_and_those_in_generated_code_do_not_meet(int protocol)
    {
        var copy = Copy(new Named(1, 2, "r", [3]) { index = { 4 }, run = 5, isBuilt = 6, isWhole = 7, members = 8, Members = 9, p = 10, __class__ = 11, None = 12, T = 13, text0 = "t" }, protocol);
        Assert.Equal((1, 2, "r", 5, 6, 7), (copy.value, copy.target, copy.reader, copy.run, copy.isBuilt, copy.isWhole));
        Assert.Equal((8, 9, 10, 11, 12, 13, "t"), (copy.members, copy.Members, copy.p, copy.__class__, copy.None, copy.T, copy.text0));
        Assert.Equal([3, 4], copy.unpickler.Concat(copy.index));
    }
}
