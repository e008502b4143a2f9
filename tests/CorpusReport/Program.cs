using System.Diagnostics;

namespace PickleGen.Conformance.Tests;

/// <summary>Prints what becomes of the corpus, in the tables of docs/conformance.md, and what bad input costs. Exit 1: something is not as it must be.</summary>
internal static class Program
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);
    private const long MostMemory = 512L << 20;

    private static int Main()
    {
        // First of all: the peak of this process is then the peak of bad input.
        bool isCheap = ReportCost();
        Console.WriteLine();
        foreach (string line in ConformanceTables.Lines()) Console.WriteLine(line);
        bool isRight = GoodPickles.Outcomes().All(kind => kind.Graphs == kind.AllGraphs && kind.Values + kind.Stubs == kind.AllValues)
            && WriterCase.All.All(item => item.Encode() == item.Expected)
            && BadPickles.Readers.Values.All(read => BadPickles.Outcomes(read).All(outcome => outcome.Wrong == 0));
        return isCheap && isRight && ReportDisassemblies() ? 0 : 1;
    }

    private static bool ReportCost()
    {
        int count = CorpusArchive.Bad.Count;
        using var process = Process.GetCurrentProcess();
        var watch = Stopwatch.StartNew();
        foreach (var read in BadPickles.Readers.Values) BadPickles.Outcomes(read).ToArray();
        watch.Stop();
        process.Refresh();
        Console.WriteLine($"{count} bad pickles, read in {BadPickles.Readers.Count} ways: {watch.Elapsed.TotalSeconds:f1} s (at most {s_longest.TotalSeconds}), peak memory {process.PeakWorkingSet64 >> 20} MB (at most {MostMemory >> 20})");
        return watch.Elapsed < s_longest && process.PeakWorkingSet64 < MostMemory;
    }

    private static bool ReportDisassemblies()
    {
        Console.WriteLine();
        if (PythonRunner.Executable is null)
        {
            Console.WriteLine("dis: Python is missing");
            return true;
        }
        byte[][] pickles = [.. CorpusArchive.Values.Select(value => value.Pickle)];
        int same = pickles.Zip(Disassemblies.ByPickletools(pickles, annotate: 0)).Count(item => Text(item.First) == item.Second.Text);
        Console.WriteLine($"dis: {same} of {pickles.Length} good pickles read as in Python's pickletools");
        return same == pickles.Length;
    }

    private static string Text(byte[] pickle)
    {
        var text = new StringWriter { NewLine = "\n" };
        try
        {
            PickleDisassembler.Disassemble(pickle, text);
        }
        catch (UnpicklingException)
        {
            // pickletools stops there as well; what stands before is compared.
        }
        return text.ToString();
    }
}
