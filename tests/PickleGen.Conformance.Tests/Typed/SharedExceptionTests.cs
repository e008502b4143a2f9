namespace PickleGen.Conformance.Tests.Typed;

/// <summary>Exceptions that are in two places and have been in Python, which puts them into the memo before they have their attributes.</summary>
public sealed class SharedExceptionTests
{
    [PythonTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_shared_exception_stays_one_and_keeps_its_type(int protocol)
    {
        var first = new FileNotFoundException("gone");
        var second = new InvalidOperationException("cannot");
        byte[] pickle = Rewritten(PickleSerializer.Serialize(new List<Exception> { second, second, first, second, first }), protocol);

        var typed = PickleSerializer.Deserialize<List<Exception>>(pickle)!;
        var untyped = (List<object?>)PickleSerializer.Deserialize(pickle)!;
        foreach (var loaded in new[] { typed, untyped.Cast<Exception>().ToList() })
        {
            Assert.IsType<InvalidOperationException>(loaded[0]);
            Assert.Same(loaded[0], loaded[1]);
            Assert.Same(loaded[0], loaded[3]);
            Assert.Same(loaded[2], loaded[4]);
            Assert.Equal(("cannot", "gone"), (loaded[3].Message, Assert.IsType<FileNotFoundException>(loaded[4]).Message));
        }
    }

    [PythonFact]
    public void An_exception_of_Pythons_keeps_its_identity_with_attributes_and_without()
    {
        byte[] pickle = Village.DumpedByPython("a = ValueError('no'); b = KeyError(1); b.add_note('why')\n", "[a, b, b, a]", 5);
        var loaded = PickleSerializer.Deserialize<List<Exception>>(pickle)!;
        Assert.Same(loaded[0], loaded[3]);
        Assert.Same(loaded[1], loaded[2]);
        Assert.Equal("{'__notes__': ['why']}", PickleRepr.Of(Assert.IsType<PythonException>(loaded[2]).Attributes));
    }

    private static byte[] Rewritten(byte[] pickle, int protocol) => PythonRunner.Run(
        $"import pickle, sys\nsys.stdout.buffer.write(pickle.dumps(pickle.loads(sys.stdin.buffer.read()), {protocol}))\n", pickle);
}
