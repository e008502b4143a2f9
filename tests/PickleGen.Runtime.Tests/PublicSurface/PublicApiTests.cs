using System.Runtime.CompilerServices;

namespace PickleGen.Tests.PublicSurface;

public class PublicApiTests
{
    private static readonly System.Reflection.Assembly s_runtime = typeof(PickleSerializer).Assembly;

    [Fact]
    public void The_public_surface_changes_only_with_its_file() => AssertVerified("PublicApi.verified.txt", PublicApi.ForPeople(s_runtime, "PickleGen"));

    // A library that was compiled against an earlier version calls these, whatever version of the runtime its program brings.
    [Fact]
    public void What_generated_code_calls_changes_only_with_its_file() => AssertVerified("GeneratedApi.verified.txt", PublicApi.ForGeneratedCode(s_runtime, "PickleGen"));

    [Fact]
    public void What_generated_code_calls_is_hidden_from_editors() =>
        Assert.Equal("", string.Join('\n', s_runtime.GetExportedTypes().Where(type => type.Namespace != "PickleGen" && !type.IsNested && !PublicApi.IsHidden(type))));

    private static void AssertVerified(string name, string surface)
    {
        string verified = Path.Combine(Folder(), "..", name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(verified, surface);

        string[] expected = File.ReadAllLines(verified), actual = surface.TrimEnd('\n').Split('\n');
        Assert.True(
            expected.SequenceEqual(actual),
            $"""
            The public surface is not what {name} says; if that is meant, accept it with UPDATE_SNAPSHOTS=1.
            Gone:
            {string.Join('\n', expected.Except(actual))}
            New:
            {string.Join('\n', actual.Except(expected))}
            """);
    }

    /// <summary>PublicApi.agreed.txt is the surface that was agreed on before it was built: members may be added to it, and none may go or change.</summary>
    [Fact]
    public void What_was_agreed_on_is_there()
    {
        var actual = Members(PublicApi.ForPeople(s_runtime, "PickleGen").Split('\n'));
        var agreed = Members(File.ReadAllLines(Path.Combine(Folder(), "..", "PublicApi.agreed.txt")));
        Assert.True(agreed.Count > 150);
        Assert.Equal("", string.Join('\n', agreed.Except(actual)));
    }

    // Each member behind the header of its type, and the header itself.
    private static List<string> Members(string[] lines)
    {
        var members = new List<string>();
        string header = "";
        foreach (string line in lines.Where(static line => line.Length > 0))
        {
            if (line[0] != ' ') header = line;
            members.Add(line[0] != ' ' ? line : $"{header}: {line.Trim()}");
        }
        return members;
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
