using System.Text.RegularExpressions;

namespace PickleGen.Tests.Closures;

/// <summary>docs/closures.md says of each of cloudpickle's themes what it means here and what proves it: the proofs exist, and no theme is left out.</summary>
public sealed partial class ClosureDocsTests
{
    /// <summary>What cloudpickle's own tests are about, by words that the page's first column must have.</summary>
    private static readonly string[] s_themes =
    [
        "lambda", "nested", "recursive closure", "cycles through cells", "closure over None", "empty cell", "cell manipulation", "globals",
        "generators", "coroutines", "running generator", "file handle", "lock", "classmethod", "staticmethod", "bound method", "method descriptors", "builtins",
        "partial", "itemgetter", "dataclasses", "namedtuples", "enums", "ABCs", "typevars", "identity of functions and classes", "various versions",
        "deterministic", "submodules", "dynamic modules", "register_pickle_by_value", "class tracker", "interactive", "__main__", "loggers", "out-of-band", "mappingproxy", "dict views", "memoryview",
        "`__reduce__` returning a string", "reducer override",
    ];

    private static readonly string s_page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "closures.md"));

    private static readonly string[][] s_rows =
        [.. s_page[s_page.IndexOf("| theme in cloudpickle", StringComparison.Ordinal)..].Split('\n').Skip(2).Where(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|'))];

    public static TheoryData<string, string> Proofs()
    {
        var data = new TheoryData<string, string>();
        foreach (string[] row in s_rows) data.Add(row[0].Trim(), row[2].Trim());
        return data;
    }

    [Fact]
    public void No_theme_is_left_out()
    {
        string themes = string.Join('\n', s_rows.Select(row => row[0]));
        Assert.All(s_themes, theme => Assert.Contains(theme, themes, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Proofs))]
    public void Cited_tests_and_cases_exist(string theme, string proof)
    {
        foreach (Match cited in Case().Matches(proof)) Assert.Contains(cited.Groups["name"].Value, ClosureApp.Cases.Kinds.Select(@case => @case.Name));
        foreach (Match cited in Test().Matches(proof))
        {
            var type = Assert.Single(typeof(ClosureDocsTests).Assembly.GetTypes(), type => type.Name == cited.Groups["class"].Value);
            if (cited.Groups["method"] is { Success: true, Value: var method }) Assert.NotNull(type.GetMethod(method));
        }

        Assert.True(proof.Length == 0 || Case().IsMatch(proof) || Test().IsMatch(proof), $"'{theme}' cites nothing: {proof}");
    }

    [Fact]
    public void Every_case_proves_something()
    {
        string proofs = string.Join('\n', s_rows.Select(row => row[2]));
        Assert.All(ClosureApp.Cases.Kinds, @case => Assert.Contains($"*{@case.Name}*", proofs, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?<!\*)\*(?<name>[^*]+)\*")]
    private static partial Regex Case();

    [GeneratedRegex(@"`(?<class>\w+Tests)(\.(?<method>\w+))?`")]
    private static partial Regex Test();
}
