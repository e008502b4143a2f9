using System.ComponentModel;

namespace PickleGen.Codecs;

/// <summary>
/// Python's <c>Exception(message)</c>. Its attributes: <c>dotnet_type</c>, <c>__cause__</c> (the inner one), <c>exceptions</c>, <c>data</c>,
/// <c>hresult</c>, <c>__notes__</c> (the stack trace, which Python prints below the message).
/// </summary>
/// <remarks>Exceptions that .NET itself throws come back as what they were, others as a <see cref="PickledException"/>: no constructor is looked up by name.</remarks>
/// <typeparam name="T">What it must be.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ExceptionCodec<T> : IPickleCodec<T?>
    where T : Exception
{
    /// <inheritdoc/>
    public static void Save(ref PickleWriter writer, Pickler pickler, T? value)
    {
        if (value is null) writer.WriteNone();
        else if (value is PythonException || PickleTypeInfo.Find(value.GetType()) is { Class: not null }) pickler.Save(ref writer, value);
        else if (pickler.TrySaveHooked(ref writer, value)) return;
        else if (!typeof(T).IsAssignableFrom(typeof(PickledException)) && !KnownExceptions.Has(value.GetType())) throw LosesType(value.GetType());
        else ExceptionParts.Save(ref writer, pickler, value);
    }

    private static PicklingException LosesType(Type type) => new(
        $"'{type}' would come back as a {nameof(PickledException)}, which is no '{typeof(T)}': annotate it with [Picklable], declare it with [assembly: PicklableExternal], or make the member an Exception.");

    /// <inheritdoc/>
    public static T? Load(ref PickleReader reader, Unpickler unpickler) =>
        reader.TryTake(PickleOpcode.None) ? null : FromObject(unpickler.TakeForward(ref reader), unpickler);

    /// <inheritdoc/>
    public static T? FromObject(object? value, Unpickler unpickler) => value is null or T ? (T?)value : throw Unpickler.WrongType(typeof(T), value);
}
