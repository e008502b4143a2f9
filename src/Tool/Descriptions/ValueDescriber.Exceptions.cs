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

    // exceptions.c of CPython 3.11: PyMemberDef and PyGetSetDef of BaseException, and of the classes that have more.
    private static readonly HashSet<string> s_members = ["args", "__traceback__", "__context__", "__cause__", "__suppress_context__"];

    private static readonly string[] s_osErrorMembers = ["errno", "strerror", "filename", "filename2", "characters_written"];
    private static readonly string[] s_importErrorMembers = ["msg", "name", "path"];
    private static readonly string[] s_syntaxErrorMembers = ["msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line"];
    private static readonly string[] s_unicodeErrorMembers = ["encoding", "object", "start", "end", "reason"];

    private static readonly Dictionary<string, string[]> s_ownMembers = new()
    {
        ["AttributeError"] = ["name", "obj"],
        ["ImportError"] = s_importErrorMembers,
        ["ModuleNotFoundError"] = s_importErrorMembers,
        ["NameError"] = ["name"],
        ["UnboundLocalError"] = ["name"],
        ["StopIteration"] = ["value"],
        ["SystemExit"] = ["code"],
        ["SyntaxError"] = s_syntaxErrorMembers,
        ["IndentationError"] = s_syntaxErrorMembers,
        ["TabError"] = s_syntaxErrorMembers,
        ["_IncompleteInputError"] = s_syntaxErrorMembers,
        ["UnicodeDecodeError"] = s_unicodeErrorMembers,
        ["UnicodeEncodeError"] = s_unicodeErrorMembers,
        ["UnicodeTranslateError"] = s_unicodeErrorMembers,
    };

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

    // What else is set has a place of its own in Python, which vars() leaves out.
    private static IEnumerable<KeyValuePair<object?, object?>> Attributes(PythonException error) => error.Attributes is not { } attributes
        ? []
        : attributes.Where(entry => entry.Key is not string name || !s_members.Contains(name) && !MembersOf(error.ClassName).Contains(name));

    private static string[] MembersOf(string className) => s_osErrors.Contains(className) ? s_osErrorMembers : s_ownMembers.GetValueOrDefault(className, []);

    // An OSError takes the names of files out of its arguments (exceptions.c oserror_init).
    private static PickleTuple ArgumentsOf(PythonException error) =>
        FileNameOf(error) is null ? error.Arguments : new PickleTuple(error.Arguments.AsSpan()[..OSErrorArguments]);

    private static object? FileNameOf(PythonException error) =>
        s_osErrors.Contains(error.ClassName) && error.Arguments.Count is > OSErrorArguments and <= MostOSErrorArguments && !IsCount(error, error.Arguments[OSErrorArguments])
            ? error.Arguments[OSErrorArguments]
            : null;

    // Of a BlockingIOError a number in the name's place says how much was written, and stays.
    private static bool IsCount(PythonException error, object? argument) => error.ClassName == "BlockingIOError" && argument is bool or int or long;
}
