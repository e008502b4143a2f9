namespace PickleGen.Conformance.Tests.Typed;

/// <summary>Pickles that Python made and that are not what the static type says, or not whole: refused with what and where.</summary>
public class BadInputTests
{
    [PythonTheory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_name_that_nobody_registered_is_refused_by_name(int protocol)
    {
        byte[] pickle = Village.DumpedByPython("village.Stranger = type('Stranger', (), {'__module__': 'village'})", "Person('Ada', house=village.Stranger())", protocol);

        var error = Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize<Person>(pickle));
        Assert.Contains("'village.Stranger'", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Offset!.Value, 1, pickle.Length);
    }

    [PythonTheory]
    [InlineData("Person('Ada', age='old')", "System.Int32", "old")]
    [InlineData("Person('Ada', age=2**40)", "System.Int32", "1099511627776")]
    [InlineData("Person('Ada', is_home=1.5)", "System.Boolean", "1.5")]
    [InlineData("Person('Ada', house='here')", "House", "here")]
    [InlineData("Person('Ada', house=Person('Bob'))", "House", "Person")]
    [InlineData("Person('Ada', grid=[[1], 'x'])", "List", "x")]
    [InlineData("Person('Ada', tags={'a': [b'x']})", "System.String", "System.Byte[]")]
    [InlineData("Person(7)", "System.String", "7")]
    [InlineData("Person(None)", "'name'", "null")]
    public void A_wrong_member_is_refused_with_what_was_expected_and_what_was_found(string value, string expected, string found)
    {
        byte[] pickle = Village.DumpedByPython("", value, protocol: 5);

        var error = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Person>(pickle));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Offset!.Value, 1, pickle.Length);
    }

    [PythonTheory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_pickle_cut_anywhere_is_refused_with_an_offset_inside(int protocol)
    {
        byte[] pickle = Village.DumpedByPython("home = House('Elm Street')", "Person('Ada', house=home, friends=[Person('Bob', house=home, age=300)], height=1.5)", protocol);
        Assert.Equal("Ada", PickleSerializer.Deserialize<Person>(pickle)!.Name);

        for (int length = 0; length < pickle.Length; length++)
        {
            var error = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Person>(pickle.AsSpan(0, length)));
            Assert.InRange(error.Offset!.Value, 0, length);
        }
    }

    [PythonFact]
    public void A_required_member_that_is_missing_is_named()
    {
        byte[] pickle = Village.DumpedByPython("ada = Person('Ada', age=3)\ndel ada.name", "ada", protocol: 5);

        var error = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<Person>(pickle));
        Assert.Contains("'village.Person' requires 'name'", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Offset);
    }
}
