using Microsoft.Win32.SafeHandles;

namespace PickleGen.Samples;

/// <summary>Appends lines to a file through a handle of its own. Its class is generated: members travel, and a static method takes them on load.</summary>
[Picklable(Module = "samples.logs")]
public sealed partial class LogWriter : IDisposable
{
    [PickleMember("path")] private string _path = "";
    [PickleIgnore] private SafeFileHandle? _handle;

    private LogWriter()
    {
    }

    /// <summary>A writer at the end of a file.</summary>
    public LogWriter(string path) => Open(path);

    /// <summary>Appends a line.</summary>
    public void WriteLine(string line) => RandomAccess.Write(_handle!, System.Text.Encoding.UTF8.GetBytes(line + "\n"), RandomAccess.GetLength(_handle!));

    /// <inheritdoc/>
    public void Dispose() => _handle?.Dispose();

    [StateSetter]
    private static void Reopen(LogWriter writer, Dictionary<string, string> state) => writer.Open(state["path"]);

    private void Open(string path)
    {
        _path = path;
        _handle = File.OpenHandle(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
    }
}
