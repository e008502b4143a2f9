using System.Runtime.CompilerServices;
using System.Text.Json;

namespace PickleGen.Runtime.Tests.Codecs;

/// <summary>Pickles that earlier releases wrote: read for ever after.</summary>
/// <remarks>
/// A release adds its own file, once: <c>UPDATE_SNAPSHOTS=1</c> writes one under the current version's name where there is none. No file is
/// ever written again.
/// </remarks>
public sealed class GoldenFileTests
{
    private const int Protocols = 6;

    private static readonly WireCase[] s_cases = [.. WireTable.Cases, .. GoldenShapes.Cases];

    public static TheoryData<string> Releases => [.. Directory.EnumerateFiles(Folder()).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Releases))]
    public void Every_value_of_a_release_is_still_read(string release) => Assert.All(File.ReadLines(Path.Combine(Folder(), release + ".jsonl")), line =>
    {
        var golden = JsonDocument.Parse(line).RootElement;
        string row = golden.GetProperty("case").GetString()!;
        var @case = Assert.Single(s_cases, @case => NameOf(@case) == row);
        @case.AssertLoads(golden.GetProperty("pickle").GetBytesFromBase64(), $"Release {release}, protocol {golden.GetProperty("protocol")},");
    });

    [Fact]
    public void This_release_has_its_file()
    {
        string file = Path.Combine(Folder(), $"{typeof(PickleSerializer).Assembly.GetName().Version!.ToString(fieldCount: 3)}.jsonl");
        if (!File.Exists(file) && Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") Write(file);
        Assert.True(File.Exists(file), $"{file} is missing: write it with UPDATE_SNAPSHOTS=1.");
    }

    private static void Write(string file) => File.WriteAllLines(file, s_cases.SelectMany(@case => Enumerable.Range(@case.FromProtocol, Protocols - @case.FromProtocol).Select(protocol =>
        JsonSerializer.Serialize(new Dictionary<string, object> { ["case"] = NameOf(@case), ["protocol"] = protocol, ["pickle"] = @case.Serialize(protocol) }))));

    // The row and which of its cases it is: lines in the source move.
    private static string NameOf(WireCase @case) => $"{@case.Row} {s_cases.Where(other => other.Row == @case.Row).ToList().IndexOf(@case)}";

    private static string Folder([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "../../golden");
}
