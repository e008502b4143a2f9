using System.Runtime.CompilerServices;

namespace PickleGen.Conformance.Tests;

/// <summary>docs/conformance.md against the corpus.</summary>
public class ConformanceDocTests
{
    private const string Begin = "<!-- tables -->\n", End = "<!-- end of tables -->\n";

    [Fact]
    public void The_tables_are_what_the_report_prints()
    {
        string text = File.ReadAllText(Page()).ReplaceLineEndings("\n");
        int start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = text.IndexOf(End, StringComparison.Ordinal);
        string tables = string.Concat(ConformanceTables.Lines().Select(line => line + "\n"));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(Page(), text[..start] + tables + text[end..]);
        else Assert.Equal(tables, text[start..end]);
    }

    [Fact]
    public void No_bad_pickle_has_another_answer_than_it_must() =>
        Assert.All(BadPickles.Readers, reader => Assert.All(BadPickles.Outcomes(reader.Value), outcome => Assert.Equal(0, outcome.Wrong)));

    private static string Page([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "../../../docs/conformance.md");
}
