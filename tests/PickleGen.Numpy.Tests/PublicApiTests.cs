using System.Runtime.CompilerServices;
using PickleGen.Tests.PublicSurface;

namespace PickleGen.Numpy.Tests;

public class PublicApiTests
{
    [Fact]
    public void The_public_surface_changes_only_with_its_file()
    {
        string verified = Path.Combine(Folder(), "PublicApi.verified.txt"), surface = PublicApi.ForPeople(typeof(NumpyPickle).Assembly, "PickleGen.Numpy");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(verified, surface);
        Assert.Equal(File.ReadAllText(verified).ReplaceLineEndings("\n"), surface);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
