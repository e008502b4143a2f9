using System.Runtime.CompilerServices;

namespace PickleGen.Tests.PublicSurface;

public class PublicApiTests
{
    [Fact]
    public void The_public_surface_changes_only_with_its_file()
    {
        string verified = Path.Combine(Folder(), "..", "PublicApi.verified.txt");
        string surface = PublicApi.Describe(typeof(PickleSerializer).Assembly, "PickleGen");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(verified, surface);

        string[] expected = File.ReadAllLines(verified), actual = surface.TrimEnd('\n').Split('\n');
        Assert.True(
            expected.SequenceEqual(actual),
            $"""
            The public surface is not what PublicApi.verified.txt says; if that is meant, accept it with UPDATE_SNAPSHOTS=1.
            Gone:
            {string.Join('\n', expected.Except(actual))}
            New:
            {string.Join('\n', actual.Except(expected))}
            """);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
