namespace PickleGen.Tool.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("picklegen").FullName;

    /// <summary>Writes a file and returns its path.</summary>
    public string File(string name, byte[] content)
    {
        string path = Path.Combine(_path, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>The path of a file in the folder.</summary>
    public string PathOf(string name) => Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
