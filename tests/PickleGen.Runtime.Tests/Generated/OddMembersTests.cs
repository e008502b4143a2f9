namespace PickleGen.Tests.Generated.OddMembers;

/// <summary>Members that other serializers trip over: saved, loaded, cloned, and loaded into an object that exists.</summary>
public class OddMembersTests
{
    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Members_that_hide_others_and_those_that_are_hidden(int protocol)
    {
        var value = new Hiding { Value = "new", Own = 1 };
        value.SetOwn(3);
        ((Hidden)value).Value = 2;
        AssertCopies(value, protocol, static copy => (copy.Value, copy.Own, ((Hidden)copy).Value, copy.NewOwn()));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Members_that_are_required_partial_or_have_a_field_of_their_own(int protocol)
    {
        AssertCopies(new RequiredOnes { A = 3, B = "c" }, protocol, static copy => (copy.A, copy.B));
        AssertCopies(new InParts { A = 3, B = "c" }, protocol, static copy => (copy.A, copy.B));
        AssertCopies(new WithFieldKeyword { Name = " n ", Numbers = { 1, 2 }, Text = "t" }, protocol, static copy => (copy.Name, copy.Numbers.Count, copy.Text));
        var made = PickleSerializer.DeepClone(new RequiredByConstructor(4) { B = "d" }, new PickleOptions { Protocol = protocol });
        Assert.Equal((4, "d"), (made.A, made.B));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Names_that_python_knows_and_names_that_differ_by_case(int protocol) => AssertCopies(
        new Dunder { __class__ = 1, __dict__ = 2, __reduce__ = 3, __reduce_ex__ = 4, __setstate__ = 5, __module__ = "m", __items__ = 6, name = 7, Name = 8, NAME = 9 }, protocol,
        static copy => (copy.__class__, copy.__dict__, copy.__reduce__, copy.__reduce_ex__, copy.__setstate__, copy.__module__, copy.__items__, copy.name, copy.Name, copy.NAME));

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Native_integers_and_long_tuples(int protocol)
    {
        var value = new Natives { A = nint.MinValue, B = nuint.MaxValue, C = [-1, 2], D = (1, "b", 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, "p"), E = new(1, 2, 3, 4, 5, 6, 7, new(8, "nine")) };
        AssertCopies(value, protocol, static copy => (copy.A, copy.B, copy.C![0], copy.D, copy.E));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Explicit_members_of_interfaces_and_indexers(int protocol)
    {
        var value = new Explicitly();
        ((INamed)value).Name = "Ada";
        AssertCopies(value, protocol, static copy => (((INamed)copy).Greeting, copy[1]));
    }

    private static void AssertCopies<T>(T value, int protocol, Func<T, object> members)
        where T : class, new()
    {
        var options = new PickleOptions { Protocol = protocol };
        object expected = members(value);
        byte[] pickle = PickleSerializer.Serialize(value, options);
        Assert.Equal(expected, members(PickleSerializer.Deserialize<T>(pickle)!));
        Assert.Equal(expected, members(Assert.IsType<T>(new Unpickler(pickle).Load())));
        Assert.Equal(expected, members(PickleSerializer.DeepClone(value, options)));
        var existing = new T();
        PickleSerializer.Populate(pickle, existing);
        Assert.Equal(expected, members(existing));
    }
}
