namespace PickleGen.Generators.Parsing;

/// <summary>Exceptions that the runtime makes again as what they were; a test compares these names with what it does.</summary>
internal static class RebuiltExceptions
{
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "PickleGen.PickledException",
        "PickleGen.PythonException",
        "System.AggregateException",
        "System.Exception",
        "System.SystemException",
        "System.ApplicationException",
        "System.ArgumentException",
        "System.ArgumentNullException",
        "System.ArgumentOutOfRangeException",
        "System.ArithmeticException",
        "System.DivideByZeroException",
        "System.OverflowException",
        "System.FormatException",
        "System.IndexOutOfRangeException",
        "System.InvalidCastException",
        "System.InvalidOperationException",
        "System.NotImplementedException",
        "System.NotSupportedException",
        "System.NullReferenceException",
        "System.ObjectDisposedException",
        "System.OperationCanceledException",
        "System.OutOfMemoryException",
        "System.TimeoutException",
        "System.UnauthorizedAccessException",
        "System.Collections.Generic.KeyNotFoundException",
        "System.IO.IOException",
        "System.IO.FileNotFoundException",
        "System.IO.DirectoryNotFoundException",
        "System.IO.EndOfStreamException",
        "System.Threading.Tasks.TaskCanceledException",
        "System.Net.Http.HttpRequestException",
    };

    /// <summary>Whether an exception with this full name comes back.</summary>
    public static bool Has(string name) => s_names.Contains(name);
}
