using System.Buffers;

namespace PickleGen.Conformance.Tests;

/// <summary>Random values that CPython pickles, at every protocol, against what CPython says of them.</summary>
public class RandomValuesTests
{
    private const int Count = 40;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 5)];

    [PythonTheory]
    [MemberData(nameof(Seeds))]
    public void Graphs_are_CPythons(int seed) => Assert.All(PythonDescriptions.Random(seed, Count), random =>
        Assert.Equal(Descriptions.Canonical(random.Graph), Descriptions.Canonical(Descriptions.Graph(random.Pickle, null))));

    [PythonTheory]
    [MemberData(nameof(Seeds))]
    public void Values_are_CPythons(int seed) => Assert.All(PythonDescriptions.Random(seed, Count), random =>
        Assert.Equal(Descriptions.Canonical(random.Value), Descriptions.Canonical(Descriptions.Value(random.Pickle, null, []).GetProperty("value"))));

    [PythonTheory]
    [MemberData(nameof(Seeds))]
    public void Documents_write_pickles_that_CPython_loads_as_the_same_values(int seed)
    {
        var written = PythonDescriptions.Random(seed, Count)
            .SelectMany(random => Enumerable.Range(0, 6).Select(protocol => (random, protocol, pickle: TryWrite(random.Pickle, protocol))))
            .Where(item => item.pickle is not null)
            .ToArray();
        Assert.True(written.Length > 5 * Count, "Hardly anything was written.");
        var loaded = PythonDescriptions.ValuesOf(written.Select(item => item.pickle!));
        Assert.All(written.Zip(loaded), item => Assert.True(
            Descriptions.Canonical(item.First.random.Value) == Descriptions.Canonical(item.Second),
            $"{item.First.random.Name} as protocol {item.First.protocol}: {item.Second}"));
    }

    private static byte[]? TryWrite(byte[] pickle, int protocol)
    {
        var output = new ArrayBufferWriter<byte>();
        try
        {
            PickleDocument.Parse(pickle).WriteTo(output, protocol);
        }
        catch (PicklingException)
        {
            // The protocol cannot hold it.
            return null;
        }
        return output.WrittenSpan.ToArray();
    }
}
