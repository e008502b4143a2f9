using System.Text;

namespace PickleGen.Generators.Tests;

/// <summary>Compares generated files with the verified ones of a folder.</summary>
internal static class Snapshot
{
    private const string Verified = ".verified.cs";
    private const string Received = ".received.cs";

    private static bool Updates => Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    /// <summary>Fails with the first difference of each file, and says how to accept it.</summary>
    public static void Verify(string folder, IReadOnlyDictionary<string, string> files)
    {
        foreach (string stale in Directory.GetFiles(folder, "*" + Received)) File.Delete(stale);
        var problems = new StringBuilder();
        foreach (var (hint, text) in files)
        {
            string path = Path.Combine(folder, hint.Replace(".g.cs", "", StringComparison.Ordinal));
            string? expected = File.Exists(path + Verified) ? File.ReadAllText(path + Verified) : null;
            if (expected == text) continue;
            if (Updates)
            {
                File.WriteAllText(path + Verified, text);
                continue;
            }
            File.WriteAllText(path + Received, text);
            problems.AppendLine(expected is null ? $"{hint}: not verified yet." : $"{hint}: {FirstDifference(expected, text)}");
        }

        var known = files.Keys.Select(static hint => hint.Replace(".g.cs", Verified, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        foreach (string path in Directory.GetFiles(folder, "*" + Verified))
        {
            if (known.Contains(Path.GetFileName(path))) continue;
            if (Updates) File.Delete(path);
            else problems.AppendLine($"{Path.GetFileName(path)}: nothing like it was generated.");
        }
        if (problems.Length > 0) Assert.Fail($"{problems}Compare the .received.cs files; accept them with UPDATE_SNAPSHOTS=1.");
    }

    private static string FirstDifference(string expected, string actual)
    {
        string[] before = expected.Split('\n');
        string[] after = actual.Split('\n');
        int line = 0;
        while (line < before.Length && line < after.Length && before[line] == after[line]) line++;
        return $"""
            line {line + 1} differs
              verified: {before.ElementAtOrDefault(line) ?? "(end)"}
              received: {after.ElementAtOrDefault(line) ?? "(end)"}
            """;
    }
}
