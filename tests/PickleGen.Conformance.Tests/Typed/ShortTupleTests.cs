namespace PickleGen.Conformance.Tests.Typed;

/// <summary>Tuples of up to three items, which CPython writes without a MARK before them.</summary>
public class ShortTupleTests
{
    [PythonFact]
    public void Short_tuples_are_told_from_their_first_item()
    {
        byte[] pickle = Village.DumpedByPython("", "[(None, 1), (None, 2), None, (3, None)]", 5);
        Assert.Equal([(null, 1), (null, 2), null, ("3", 0)], PickleSerializer.Deserialize<List<(object?, object?)?>>(pickle)!.Select(static pair => pair is null ? null : ((string?, int)?)(pair.Value.Item1?.ToString(), pair.Value.Item2 as int? ?? 0)));
        Assert.Equal("[(None, 1), (None, 2), None, (3, None)]", PickleRepr.Of(PickleSerializer.Deserialize<List<object?>>(pickle)));
        Assert.Equal("(1, (2.5, (True, None)))", PickleRepr.Of(Assert.Single(PickleSerializer.Deserialize<List<object?>>(Village.DumpedByPython("", "[(1, (2.5, (True, None)))]", 5))!)));
        Assert.Equal([Tuple.Create<string?, int>(null, 1), null], PickleSerializer.Deserialize<List<Tuple<string?, int>?>>(Village.DumpedByPython("", "[(None, 1), None]", 5))!);
    }
}
