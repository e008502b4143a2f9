using System.Buffers;
using System.Text;

namespace PickleGen.Conformance.Tests;

/// <summary>What is in itself by way of a tuple, a frozenset or a call is to Python the same when a document was made of it and written (document_cycles.py).</summary>
public class DocumentCyclesTests
{
    private const int FewestWritten = 4000;

    private static readonly string s_script = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Document", "document_cycles.py"));

    [PythonFact]
    public void A_written_document_loads_as_the_pickle_that_it_was_read_from()
    {
        var pairs = new StringBuilder();
        int written = 0;
        foreach (string pickle in PythonRunner.RunText(s_script, default, "dump").Split('\n'))
        {
            var document = PickleDocument.Parse(Convert.FromHexString(pickle));
            for (int protocol = 0; protocol <= 5; protocol++)
            {
                if (Written(document, protocol) is not { } hex) continue;
                pairs.Append(pickle).Append(' ').Append(hex).Append('\n');
                written++;
            }
        }
        Assert.Equal("", PythonRunner.RunText(s_script, Encoding.ASCII.GetBytes(pairs.ToString()), "judge"));
        Assert.True(written > FewestWritten, $"Only {written} documents were written.");
    }

    [PythonFact]
    public void A_set_of_many_objects_that_refer_to_it_is_written_whole()
    {
        const string classes = "import pickle, sys, types; shop = sys.modules['shop'] = types.ModuleType('shop'); shop.Obj = type('Obj', (), {'__module__': 'shop'})\n";
        // Python's pickler would ask the set for its elements once more in each of them.
        const int count = 50_000;
        var objects = Enumerable.Range(0, count);
        string pickle = "cshop\nObj\np0\n0c__builtin__\nset\n((l" + string.Concat(objects.Select(static i => $"g0\n)\u0081p{i + 1}\na")) + "tRp" + (count + 1) + "\n("
            + string.Concat(objects.Select(static i => $"g{i + 1}\n(dVs\ng{count + 1}\nsb")) + "t0.";
        var output = new ArrayBufferWriter<byte>();
        PickleDocument.Parse(Encoding.Latin1.GetBytes(pickle)).WriteTo(output, protocol: 2);
        PythonRunner.Run(classes + "s = pickle.load(sys.stdin.buffer); assert len(s) == 50000 and all(n.s is s for n in s)", output.WrittenSpan);
    }

    // Null: the protocol has no opcode for something, but never for want of an order.
    private static string? Written(PickleDocument document, int protocol)
    {
        var output = new ArrayBufferWriter<byte>();
        try
        {
            document.WriteTo(output, protocol);
        }
        catch (PicklingException e) when (e.Message.StartsWith($"Protocol {protocol} cannot hold", StringComparison.Ordinal))
        {
            return null;
        }
        return Convert.ToHexStringLower(output.WrittenSpan);
    }
}
