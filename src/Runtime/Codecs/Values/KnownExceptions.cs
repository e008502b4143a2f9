namespace PickleGen.Codecs;

/// <summary>Exceptions that .NET itself throws, and this library, by full name.</summary>
internal static class KnownExceptions
{
    private static readonly Dictionary<string, Func<string, Exception?, Exception>> s_known = new(StringComparer.Ordinal)
    {
        ["System.Exception"] = static (message, inner) => new Exception(message, inner),
        ["System.SystemException"] = static (message, inner) => new SystemException(message, inner),
        ["System.ApplicationException"] = static (message, inner) => new ApplicationException(message, inner),
        ["System.ArgumentException"] = static (message, inner) => new ArgumentException(message, inner),
        ["System.ArgumentNullException"] = static (message, inner) => new ArgumentNullException(message, inner),
        ["System.ArgumentOutOfRangeException"] = static (message, inner) => new ArgumentOutOfRangeException(message, inner),
        ["System.ArithmeticException"] = static (message, inner) => new ArithmeticException(message, inner),
        ["System.DivideByZeroException"] = static (message, inner) => new DivideByZeroException(message, inner),
        ["System.OverflowException"] = static (message, inner) => new OverflowException(message, inner),
        ["System.FormatException"] = static (message, inner) => new FormatException(message, inner),
        ["System.IndexOutOfRangeException"] = static (message, inner) => new IndexOutOfRangeException(message, inner),
        ["System.InvalidCastException"] = static (message, inner) => new InvalidCastException(message, inner),
        ["System.InvalidOperationException"] = static (message, inner) => new InvalidOperationException(message, inner),
        ["System.NotImplementedException"] = static (message, inner) => new NotImplementedException(message, inner),
        ["System.NotSupportedException"] = static (message, inner) => new NotSupportedException(message, inner),
        ["System.NullReferenceException"] = static (message, inner) => new NullReferenceException(message, inner),
        ["System.ObjectDisposedException"] = static (message, inner) => new ObjectDisposedException(message, inner),
        ["System.OperationCanceledException"] = static (message, inner) => new OperationCanceledException(message, inner),
        ["System.OutOfMemoryException"] = static (message, inner) => new OutOfMemoryException(message, inner),
        ["System.TimeoutException"] = static (message, inner) => new TimeoutException(message, inner),
        ["System.UnauthorizedAccessException"] = static (message, inner) => new UnauthorizedAccessException(message, inner),
        ["System.Collections.Generic.KeyNotFoundException"] = static (message, inner) => new KeyNotFoundException(message, inner),
        ["System.IO.IOException"] = static (message, inner) => new IOException(message, inner),
        ["System.IO.FileNotFoundException"] = static (message, inner) => new FileNotFoundException(message, inner),
        ["System.IO.DirectoryNotFoundException"] = static (message, inner) => new DirectoryNotFoundException(message, inner),
        ["System.IO.EndOfStreamException"] = static (message, inner) => new EndOfStreamException(message, inner),
        ["System.Threading.Tasks.TaskCanceledException"] = static (message, inner) => new TaskCanceledException(message, inner),
        ["System.Net.Http.HttpRequestException"] = static (message, inner) => new HttpRequestException(message, inner),
        ["PickleGen.PicklingException"] = static (message, inner) => new PicklingException(message, inner),
        ["PickleGen.UnpicklingException"] = static (message, inner) => new UnpicklingException(message, inner),
        ["PickleGen.PickleSecurityException"] = static (message, inner) => new PickleSecurityException(message, inner),
    };

    /// <summary>Whether exceptions of exactly this type come back as what they were.</summary>
    public static bool Has(Type type) => type == typeof(AggregateException) || type == typeof(PickledException) || s_known.ContainsKey(type.FullName!);

    /// <summary>An exception of the type with this name; null: it is none of these.</summary>
    public static Exception? Make(string type, string message, Exception? inner) => s_known.GetValueOrDefault(type)?.Invoke(message, inner);
}
