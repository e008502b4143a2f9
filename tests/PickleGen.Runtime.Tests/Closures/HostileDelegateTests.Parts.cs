using System.Globalization;

namespace PickleGen.Tests.Closures;

/// <content>Closures and methods without a delegate, which a program never gets.</content>
public partial class HostileDelegateTests
{
    /// <summary>They are nothing that a program may have: a closure without a lambda has no type yet.</summary>
    [Fact]
    public void Parts_of_a_delegate_are_no_values()
    {
        var method = new Call("method", Declared, "Twice", "int (int)");
        Call[] parts = [new Call("closure"), method];
        foreach (Call part in parts)
        {
            byte[] pickle = Save(part);
            Assert.Contains("in the place of a value", Assert.Throws<UnpicklingException>(() => new Unpickler(pickle, Options()).Load()).Message, StringComparison.Ordinal);
            Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<object>(pickle, Options()));
            Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<List<object>>(PickleSerializer.Serialize(new List<object> { part }), Options()));
            Assert.Throws<UnpicklingException>(() => Load(new Call("anonymous", Assembly + "/{Part}[object]", part)));
        }

        Assert.NotNull(Load(new Call("anonymous", Assembly + "/{Part}[object]", 1)));
        Assert.NotNull(new { Part = new object() });
    }

    private const string Shell = "cpicklegen\nclosure\n(tR";

    private const string Method = $"cpicklegen\nmethod\n(V{Declared}\nVTwice\nVint (int)\ntR";

    public static TheoryData<string> PlacesForValues() =>
    [
        "{0}.",
        "({0}l.",
        "]{0}a.",
        "]({0}e.",
        "(I1\n{0}t.",
        "{0}\x85.",
        "I1\n{0}\x86.",
        "]{0}\x85a.",
        "]}}Va\n{0}sa.",
        "}}I1\n{0}s.",
        "}}{0}I1\ns.",
        "}}{0}\x85I1\ns.",
        "}}(I1\n{0}u.",
        "(I1\n{0}d.",
        "\x8f({0}\x90.",
        "({0}\x91.",
        "cbuiltins\nset\n(({0}ltR.",
        "cbuiltins\nset\n({0}\x85tR.",
        "ccollections\ndeque\n(({0}ltR.",
        "cbuiltins\nslice\n({0}NNtR.",
        "cbuiltins\nValueError\n({0}tR.",
        "(ibuiltins\nslice\n.".Insert(1, "{0}NN"),
        "(cbuiltins\nslice\n{0}NNo.",
        "{0}p1\n0I1\n0g1\n.",
        "{0}\x85p1\n0g1\n\x85.",
        "{0}\x85I1\n.",
        "cpicklegen\nfill\n({0}Nt.",
    ];

    /// <summary>Nor does one come out of a collection: it would be an object of the library's that nobody can use.</summary>
    [Theory]
    [MemberData(nameof(PlacesForValues))]
    public void Part_of_a_delegate_in_a_collection_is_refused(string place)
    {
        foreach (string part in (string[])[Shell, Method, "cpicklegen\nfill\n"])
        {
            byte[] pickle = [0x80, 4, .. System.Text.Encoding.Latin1.GetBytes(string.Format(CultureInfo.InvariantCulture, place, part))];
            Action[] loads =
            [
                () => new Unpickler(pickle, Options()).Load(),
                () => PickleSerializer.Deserialize<object>(pickle, Options()),
                () => PickleSerializer.Deserialize<List<object>>(pickle, Options()),
                () => PickleSerializer.Deserialize<Dictionary<string, object>>(pickle, Options()),
            ];
            if (IsEmptied(place))
            {
                Assert.Equal(new PickleTuple(new PickleTuple([null])), new Unpickler(pickle, Options()).Load());
                continue;
            }

            foreach (var load in loads) Assert.Throws<UnpicklingException>(load);
        }

        // What was dropped has nothing in it any more.
        static bool IsEmptied(string place) => place.Contains("0g1\n\x85", StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_that_made_a_delegate_give_none_of_its_parts_back()
    {
        string made = $"cpicklegen\ndelegate\n(VFunc`2[int,int]\n{Method}tp1\nR";
        var delegated = (Func<int, int>)new Unpickler(System.Text.Encoding.Latin1.GetBytes($"{made}."), Options()).Load()!;
        Assert.Equal(6, delegated(3));
        var arguments = Assert.IsType<PickleTuple>(new Unpickler(System.Text.Encoding.Latin1.GetBytes($"{made}0g1\n."), Options()).Load());
        Assert.All(arguments, Assert.Null);
    }

    [Fact]
    public void Users_callables_are_given_no_parts_of_delegates()
    {
        object?[]? given = null;
        var options = Options() with { Classes = new ClassRegistry().Add(new PickleCallable("tests", "take", (object?[] arguments) => given = arguments)) };
        foreach (string call in (string[])["ctests\ntake\n({0}tR.", "(ctests\ntake\n{0}o.", "(itests\ntake\n.".Insert(1, "{0}"), "ctests\ntake\n({0}t\x81.", "ctests\ntake\n({0}\x85tR."])
        {
            foreach (string part in (string[])[Shell, Method, "cpicklegen\nfill\n"])
            {
                byte[] pickle = System.Text.Encoding.Latin1.GetBytes(string.Format(CultureInfo.InvariantCulture, call, part));
                Assert.Throws<UnpicklingException>(() => new Unpickler(pickle, options).Load());
                Assert.Null(given);
            }
        }
    }
}
