using System.Net;

namespace PickleGen.Codecs;

/// <summary>What .NET's own exceptions have beside a message: <c>param_name</c>, <c>actual_value</c>, <c>object_name</c>, <c>file_name</c>, <c>status_code</c>.</summary>
internal static class ExceptionDetails
{
    private const string Parameter = "param_name", Actual = "actual_value", ActualType = "actual_type", Object = "object_name", File = "file_name", Status = "status_code";

    /// <summary>The details of an exception, by the names of their attributes.</summary>
    public static IEnumerable<(string Name, object Value)> Of(Exception exception)
    {
        switch (exception)
        {
            case ArgumentException argument:
                if (argument.ParamName is { Length: > 0 } parameter) yield return (Parameter, parameter);
                if ((argument as ArgumentOutOfRangeException)?.ActualValue is not { } actual) break;
                yield return (Actual, ActualValues.CanTravel(actual) ? actual : ActualValues.Text(actual));
                if (ActualValues.TypeToName(actual) is { } type) yield return (ActualType, type);
                break;
            case ObjectDisposedException { ObjectName: { Length: > 0 } name }:
                yield return (Object, name);
                break;
            case FileNotFoundException { FileName: { } file }:
                yield return (File, file);
                break;
            case HttpRequestException { StatusCode: { } status }:
                yield return (Status, (int)status);
                break;
        }
    }

    /// <summary>What an exception says, its details included, in the same words in every culture and on every system.</summary>
    public static string MessageOf(Exception exception)
    {
        string message = exception.Message;
        if (exception is not (ArgumentOutOfRangeException or ObjectDisposedException)) return message;
        var (here, written) = exception is ArgumentOutOfRangeException range
            ? (new ArgumentOutOfRangeException(range.ParamName, range.ActualValue, "").Message, Written(range.ParamName, range.ActualValue))
            : (new ObjectDisposedException(((ObjectDisposedException)exception).ObjectName, "").Message, Written(((ObjectDisposedException)exception).ObjectName));
        return message.EndsWith(here, StringComparison.Ordinal) ? message[..^here.Length] + written : message;
    }

    /// <summary>An exception with its details; null: it has none, or has an inner exception, with which .NET makes none that has them.</summary>
    /// <param name="type">Its type's full name.</param>
    /// <param name="message">What it says, its details included.</param>
    /// <param name="inner">The exception that caused it.</param>
    /// <param name="attributes">What was read of it.</param>
    public static Exception? Make(string type, string message, Exception? inner, PickleDict attributes)
    {
        string? parameter = Text(attributes, Parameter);
        object? actual = attributes.TryGetValue(Actual, out object? read) ? ActualValues.Typed(read, Text(attributes, ActualType)) : null;
        return type switch
        {
            "System.ArgumentException" when parameter is not null => Said(message, Start(parameter), text => new ArgumentException(text, parameter, inner)),
            "System.ArgumentNullException" when inner is null && parameter is not null => Said(message, Start(parameter), text => new ArgumentNullException(parameter, text)),
            "System.ArgumentOutOfRangeException" when inner is null && (parameter ?? actual) is not null =>
                Said(message, Written(parameter, actual), text => new ArgumentOutOfRangeException(parameter, actual, text), Start(parameter)),
            "System.ObjectDisposedException" when inner is null && Text(attributes, Object) is { } name => Said(message, Written(name), text => new ObjectDisposedException(name, text)),
            "System.IO.FileNotFoundException" when Text(attributes, File) is { } file => new FileNotFoundException(message, file, inner),
            "System.Net.Http.HttpRequestException" when attributes.TryGetValue(Status, out object? status) && status is int code => new HttpRequestException(message, inner, (HttpStatusCode)code),
            _ => null,
        };
    }

    // What the exceptions add to no message at all; of these words a value's text alone is of a culture, and the line break of a system.
    private static string Written(string? parameter, object? actual) =>
        WithPlainBreaks(new ArgumentOutOfRangeException(parameter, actual is null ? null : ActualValues.Text(actual), "").Message);

    private static string Written(string objectName) => WithPlainBreaks(new ObjectDisposedException(objectName, "").Message);

    private static string Start(string? parameter) => new ArgumentException("", parameter).Message;

    private static string WithPlainBreaks(string text) => text.Replace(Environment.NewLine, "\n", StringComparison.Ordinal);

    // The message has the details at its end, which the exception adds again. Where a value's text is of another culture (version 0.1 wrote
    // it in its own) they begin where the parameter is named.
    private static Exception? Said(string message, string details, Func<string, Exception> make, string start = "")
    {
        string crossed = details.Replace("\n", "\r\n", StringComparison.Ordinal);
        int end = message.EndsWith(details, StringComparison.Ordinal) ? message.Length - details.Length
            : message.EndsWith(crossed, StringComparison.Ordinal) ? message.Length - crossed.Length
            : start.Length > 0 ? message.LastIndexOf(start, StringComparison.Ordinal)
            : -1;
        return end < 0 ? null : make(message[..end]);
    }

    private static string? Text(PickleDict attributes, string name) => attributes.TryGetValue(name, out object? value) ? value as string : null;
}
