namespace PickleGen;

/// <summary>Python's built-in exceptions: values here, not thrown.</summary>
internal static class ExceptionFunctions
{
    private const string Names =
        """
        ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError
        BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
        ConnectionResetError DeprecationWarning EOFError EncodingWarning Exception ExceptionGroup
        FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit ImportError
        ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt
        LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError
        OverflowError PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError
        RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration
        SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError
        UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError
        Warning ZeroDivisionError _IncompleteInputError
        """;

    public static void AddTo(StdlibTable table)
    {
        foreach (string name in Names.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            table.Class("builtins", name, (_, arguments) => new PythonException(name == "OSError" ? OfErrorNumber(arguments) : name, arguments));
        }
        // Other names of one class.
        object @class = table.Names[("builtins", "OSError")];
        table.Value("builtins", "EnvironmentError", @class);
        table.Value("builtins", "IOError", @class);
    }

    // OSError(errno, text, …) makes an object of a subclass (exceptions.c oserror_use_init, errnomap; Linux's numbers).
    private static string OfErrorNumber(PickleTuple arguments) => arguments is [int number, _, ..]
        ? number switch
        {
            2 => "FileNotFoundError",
            17 => "FileExistsError",
            1 or 13 => "PermissionError",
            10 => "ChildProcessError",
            11 or 114 or 115 => "BlockingIOError",
            32 or 108 => "BrokenPipeError",
            103 => "ConnectionAbortedError",
            111 => "ConnectionRefusedError",
            104 => "ConnectionResetError",
            21 => "IsADirectoryError",
            20 => "NotADirectoryError",
            4 => "InterruptedError",
            3 => "ProcessLookupError",
            110 => "TimeoutError",
            _ => "OSError",
        }
        : "OSError";
}
