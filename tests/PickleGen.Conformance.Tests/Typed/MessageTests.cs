using System.Text;

namespace PickleGen.Conformance.Tests.Typed;

/// <summary>What errors say of values that are of another type.</summary>
public class MessageTests
{
    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void A_list_is_taken_for_a_tuple_and_too_few_items_are_refused(int protocol)
    {
        Assert.Equal((1, "a"), PickleSerializer.Deserialize<(int, string)>(Village.DumpedByPython("", "[1, 'a']", protocol)));
        Assert.Equal([(1, "a"), (2, "b")], PickleSerializer.Deserialize<List<(int, string)>>(Village.DumpedByPython("", "[[1, 'a'], [2, 'b']]", protocol))!);
        string message = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<(int, string)>(Village.DumpedByPython("", "(1,)", protocol))).Message;
        Assert.StartsWith(protocol < 2 ? "The pickle has no value here, where one is missing: Tuple comes." : "A 'System.ValueTuple`2[System.Int32,System.String]' has 2 items, and the pickle gives 1.", message, StringComparison.Ordinal);
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void A_class_is_called_by_its_name(int protocol)
    {
        string message = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<House>(Village.DumpedByPython("", "House", protocol))).Message;
        Assert.StartsWith("Expected 'PickleGen.Conformance.Tests.Typed.House', found the class 'village.House'.", message, StringComparison.Ordinal);
    }

    [PythonFact]
    public void A_class_that_gets_keyword_arguments_is_called_by_its_name()
    {
        byte[] pickle = Village.DumpedByPython("import copyreg\nHouse.__reduce__ = lambda self: (copyreg.__newobj_ex__, (House, (), {'street': 'x'}))\n", "House('x')", 4);
        string message = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<House>(pickle)).Message;
        Assert.StartsWith("NEWOBJ_EX gives keyword arguments to the class 'village.House', which takes none.", message, StringComparison.Ordinal);
    }

    [PythonTheory]
    [MemberData(nameof(Protocols))]
    public void A_value_that_is_made_of_text_is_called_by_its_own_type(int protocol)
    {
        byte[] pickle = Village.DumpedByPython("", "65", protocol);
        Check<char>("System.Char");
        Check<Rune>("System.Text.Rune");
        Check<Uri>("System.Uri");
        Check<Version>("System.Version");
        Check<System.Drawing.Color>("System.Drawing.Color");
        Check<Index>("System.Index");
        Check<Range>("System.Range");

        void Check<T>(string name) => Assert.StartsWith($"Expected '{name}', found 'System.Int32' 65.", Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<T>(pickle)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_are_bytes_are_shown_as_python_shows_them()
    {
        // Python 2: class House: pass; setattr(House(), '\xff', 5), which is no name in UTF-8
        byte[] pickle = "(ivillage\nHouse\np0\n(dp1\nS'\\xff'\np2\nI5\nsb."u8.ToArray();
        var thrown = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<House>(pickle, new PickleOptions { StringEncoding = PickleStringEncoding.Bytes }));
        Assert.Equal("$[b'\\xff']", thrown.Path);
    }

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];
}
