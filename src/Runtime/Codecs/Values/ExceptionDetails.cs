using System.Globalization;

namespace PickleGen.Codecs;

/// <summary>What .NET's own exceptions have beside a message: <c>param_name</c>, <c>actual_value</c>, <c>object_name</c>, <c>file_name</c>.</summary>
internal static class ExceptionDetails
{
    private const string Parameter = "param_name", Actual = "actual_value", Object = "object_name", File = "file_name";

    /// <summary>The details of an exception, by the names of their attributes.</summary>
    public static IEnumerable<(string Name, object Value)> Of(Exception exception)
    {
        switch (exception)
        {
            case ArgumentException { ParamName: { Length: > 0 } parameter }:
                yield return (Parameter, parameter);
                if (exception is ArgumentOutOfRangeException { ActualValue: { } actual }) yield return (Actual, Plain(actual));
                break;
            case ObjectDisposedException { ObjectName: { Length: > 0 } name }:
                yield return (Object, name);
                break;
            case FileNotFoundException { FileName: { } file }:
                yield return (File, file);
                break;
        }
    }

    /// <summary>An exception with its details; null: it has none, or has an inner exception, with which .NET makes none that has them.</summary>
    /// <param name="type">Its type's full name.</param>
    /// <param name="message">What it says, its details included.</param>
    /// <param name="inner">The exception that caused it.</param>
    /// <param name="attributes">What was read of it.</param>
    public static Exception? Make(string type, string message, Exception? inner, PickleDict attributes) => type switch
    {
        "System.ArgumentException" when Text(attributes, Parameter) is { } parameter => Said(message, text => new ArgumentException(text, parameter, inner)),
        "System.ArgumentNullException" when inner is null && Text(attributes, Parameter) is { } parameter => Said(message, text => new ArgumentNullException(parameter, text)),
        "System.ArgumentOutOfRangeException" when inner is null && Text(attributes, Parameter) is { } parameter =>
            Said(message, text => new ArgumentOutOfRangeException(parameter, attributes.TryGetValue(Actual, out object? actual) ? actual : null, text)),
        "System.ObjectDisposedException" when inner is null && Text(attributes, Object) is { } name => Said(message, text => new ObjectDisposedException(name, text)),
        "System.IO.FileNotFoundException" when Text(attributes, File) is { } file => new FileNotFoundException(message, file, inner),
        _ => null,
    };

    // A message has the details at its end, which the exception adds again: what it adds to none at all is taken off.
    private static Exception? Said(string message, Func<string, Exception> make)
    {
        string added = make("").Message;
        return message.EndsWith(added, StringComparison.Ordinal) ? make(message[..^added.Length]) : null;
    }

    // Any object may be the value that was out of range, and need not travel: its text does.
    private static object Plain(object value) => value is string or int or long or double or bool or decimal ? value : Convert.ToString(value, CultureInfo.CurrentCulture) ?? "";

    private static string? Text(PickleDict attributes, string name) => attributes.TryGetValue(name, out object? value) ? value as string : null;
}
