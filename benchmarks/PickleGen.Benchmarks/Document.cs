using System.Runtime.InteropServices;
using System.Text;

namespace PickleGen.Benchmarks;

/// <summary>A page whose tables stand between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- end --&gt;</c>: the prose is written by people, the numbers by this program.</summary>
internal sealed class Document(string? path)
{
    private string _text = path is null ? "" : File.ReadAllText(path);

    /// <summary>Prints a table as it comes, and puts it into its place.</summary>
    public void Put(string name, IEnumerable<string> rows)
    {
        var table = new StringBuilder();
        foreach (string row in rows)
        {
            Console.WriteLine(row);
            table.Append(row).Append('\n');
        }
        Console.WriteLine();
        if (path is null) return;
        string opening = $"<!-- {name} -->\n";
        int start = _text.IndexOf(opening, StringComparison.Ordinal);
        if (start < 0) throw new InvalidOperationException($"{path} has no place for the table '{name}'.");
        start += opening.Length;
        int end = _text.IndexOf("<!-- end -->", start, StringComparison.Ordinal);
        _text = _text[..start] + table + _text[end..];
        File.WriteAllText(path, _text);
    }

    /// <summary>What the numbers were taken on.</summary>
    public static string Machine()
    {
        string processor = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown"
            : RuntimeInformation.ProcessArchitecture.ToString();
        return $"{processor}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";
    }
}
