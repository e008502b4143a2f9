using Microsoft.Win32.SafeHandles;

namespace PickleGen.Samples;

/// <summary>Reads a file line by line through a handle of its own. Nothing is generated for it: it says itself how it is made again.</summary>
public sealed class LogReader : IReducible, IDisposable
{
    private string _path = "";
    private long _position;
    private SafeFileHandle? _handle;

    private LogReader()
    {
    }

    /// <summary>A reader at the start of a file.</summary>
    public LogReader(string path) => Open(path, 0);

    /// <summary>What makes a reader on load: one without a file yet.</summary>
    public static PickleCallable Create { get; } = new("samples.logs", "LogReader", new Func<object?>(() => new LogReader()));

    /// <summary>What is called with the reader and its state on load.</summary>
    public static PickleCallable Reopen { get; } = new("samples.logs", "reopen", new Func<Unpickler, object?[], object?>(SetState));

    /// <inheritdoc/>
    public ReduceValue Reduce(int protocol) => new(Create, [], state: new PickleTuple(_path, _position), stateSetter: Reopen);

    /// <summary>The next line; null: there is none.</summary>
    public string? ReadLine()
    {
        var line = new List<byte>();
        Span<byte> next = stackalloc byte[1];
        while (RandomAccess.Read(_handle!, next, _position) == 1)
        {
            _position++;
            if (next[0] == '\n') return System.Text.Encoding.UTF8.GetString([.. line]);
            line.Add(next[0]);
        }

        return line.Count > 0 ? System.Text.Encoding.UTF8.GetString([.. line]) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _handle?.Dispose();

    // The unpickler converts what only this method knows the type of: a small position was loaded as an int.
    private static object? SetState(Unpickler unpickler, object?[] arguments)
    {
        if (arguments is not [LogReader reader, PickleTuple { Count: 2 } state]) throw new UnpicklingException("A LogReader's state is its path and position.");
        reader.Open((string)unpickler.ConvertTo(state[0], typeof(string))!, (long)unpickler.ConvertTo(state[1], typeof(long))!);
        return null;
    }

    private void Open(string path, long position)
    {
        _path = path;
        _position = position;
        _handle = File.OpenHandle(path);
    }
}
