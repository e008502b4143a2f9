namespace PickleGen.Tool;

/// <content>Python's built-in exceptions.</content>
internal sealed partial class ValueDescriber
{
    private const int OSErrorArguments = 2;
    private const int MostOSErrorArguments = 5;

    private static readonly HashSet<string> s_osErrors =
    [
        "OSError", "BlockingIOError", "BrokenPipeError", "ChildProcessError", "ConnectionAbortedError", "ConnectionError", "ConnectionRefusedError",
        "ConnectionResetError", "FileExistsError", "FileNotFoundError", "InterruptedError", "IsADirectoryError", "NotADirectoryError",
        "PermissionError", "ProcessLookupError", "TimeoutError",
    ];

    private IEnumerable<object?> Error(PythonException error)
    {
        Json.WriteStartObject("exception");
        WriteTexts("class", "builtins", error.ClassName);
        Json.WritePropertyName("args");
        yield return ArgumentsOf(error);
        foreach (object? child in Pairs("state", Attributes(error))) yield return child;
        if (s_osErrors.Contains(error.ClassName))
        {
            Json.WritePropertyName("filename");
            yield return FileNameOf(error);
        }
        Json.WriteEndObject();
    }

    private static IEnumerable<KeyValuePair<object?, object?>> Attributes(PythonException error) => error.Attributes ?? [];

    // An OSError takes the names of files out of its arguments (exceptions.c oserror_init).
    private static PickleTuple ArgumentsOf(PythonException error) =>
        FileNameOf(error) is null ? error.Arguments : new PickleTuple(error.Arguments.AsSpan()[..OSErrorArguments]);

    private static object? FileNameOf(PythonException error) =>
        s_osErrors.Contains(error.ClassName) && error.Arguments.Count is > OSErrorArguments and <= MostOSErrorArguments ? error.Arguments[OSErrorArguments] : null;
}
