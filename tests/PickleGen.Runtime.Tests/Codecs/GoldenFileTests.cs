using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace PickleGen.Tests.Codecs;

/// <summary>Pickles that earlier releases wrote: read for ever after.</summary>
/// <remarks>
/// A release adds its own file, once: <c>UPDATE_SNAPSHOTS=1</c> writes one under the current version's name where there is none and the version
/// has no suffix. No file is ever written again.
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
    public void This_release_has_its_file_and_what_is_on_the_way_to_one_is_above_those_that_have()
    {
        string[] version = PickleGenVersion().Split('-', 2);
        if (version is [var next, _])
        {
            Assert.All(Directory.EnumerateFiles(Folder()), released => Assert.True(Version.Parse(Path.GetFileNameWithoutExtension(released)) < Version.Parse(next), $"{next} is on the way, and {released} is there."));
            return;
        }
        string file = Path.Combine(Folder(), $"{version[0]}.jsonl");
        if (!File.Exists(file) && Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") Write(file);
        Assert.True(File.Exists(file), $"{file} is missing: write it with UPDATE_SNAPSHOTS=1.");
    }

    // What stands behind the plus is the commit.
    private static string PickleGenVersion() => typeof(PickleSerializer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static void Write(string file) => File.WriteAllLines(file, s_cases.SelectMany(@case => Enumerable.Range(@case.FromProtocol, Protocols - @case.FromProtocol).Select(protocol =>
        JsonSerializer.Serialize(new Dictionary<string, object> { ["case"] = NameOf(@case), ["protocol"] = protocol, ["pickle"] = @case.Serialize(protocol) }))));

    // The row and which of its cases it is: lines in the source move.
    private static string NameOf(WireCase @case) => $"{@case.Row} {s_cases.Where(other => other.Row == @case.Row).ToList().IndexOf(@case)}";

    private static string Folder([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "../../golden");
}
