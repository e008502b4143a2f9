using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace PickleGen.Codecs;

/// <summary>What is written of an exception, and how it is made of that again.</summary>
internal static class ExceptionParts
{
    /// <summary>How many exceptions may lie in one another. <see cref="Exception.ToString"/>, which whoever logs one calls, has a frame of the call stack for each.</summary>
    internal const int MostInOneAnother = 1000;

    private const string TypeName = "dotnet_type", Cause = "__cause__", Several = "exceptions", Data = "data", Number = "hresult", Notes = "__notes__";

    /// <summary>Writes an exception, those in it, its data and its stack trace. It gets its identity when all of that stands.</summary>
    public static void Save(ref PickleWriter writer, Pickler pickler, Exception value)
    {
        if (pickler.TryWriteGet(ref writer, value)) return;
        pickler.EnterException(value);
        try
        {
            SaveParts(ref writer, pickler, value);
        }
        finally
        {
            pickler.LeaveException(value);
        }
        pickler.Memoize(ref writer, value);
    }

    private static void SaveParts(ref PickleWriter writer, Pickler pickler, Exception value)
    {
        pickler.StartCall(ref writer, PythonGlobal.Exception, 1);
        writer.WriteString(value is AggregateException { InnerExceptions.Count: > 0 } several ? MessageOf(several) : ExceptionDetails.MessageOf(value));
        Pickler.EndCall(ref writer, 1);

        writer.WriteEmpty(PickleOpcode.EmptyDict, PickleOpcode.Dict);
        SaveItem(ref writer, pickler, TypeName, value is PickledException carrier ? carrier.TypeName : value.GetType().FullName);
        SaveItem(ref writer, pickler, Number, value.HResult);
        if (value is AggregateException group) SaveAll(ref writer, pickler, group);
        else if (value.InnerException is { } inner) SaveItem(ref writer, pickler, Cause, inner);
        if (value.Data.Count > 0) SaveItem(ref writer, pickler, Data, DataOf(value));
        if (value.StackTrace is { } trace) SaveItem(ref writer, pickler, Notes, new List<object?> { trace });
        foreach (var (name, detail) in ExceptionDetails.Of(value)) SaveItem(ref writer, pickler, name, detail);
        writer.WriteOpcode(PickleOpcode.Build);
    }

    /// <summary>A .NET exception of what the stack machine read; the Python exception itself if it is none.</summary>
    public static Exception Rebuild(PythonException read, Unpickler unpickler)
    {
        if (read.Attributes is not { } attributes || Get<string>(attributes, TypeName) is not { } type) return read;
        string message = read.Arguments is [string text, ..] ? text : "";
        var inner = Get<Exception>(attributes, Cause);
        var several = type == typeof(AggregateException).FullName ? Get<List<object?>>(attributes, Several) : null;
        // It keeps a list of its own.
        unpickler.Charge(several?.Count ?? 0);
        int depth = 1 + (several is null ? unpickler.DepthOf(inner) : several.OfType<Exception>().Select(unpickler.DepthOf).Append(0).Max());
        if (depth > MostInOneAnother) throw new UnpicklingException($"More than {MostInOneAnother} exceptions lie in one another.");
        var made = several is not null
            ? new AggregateException(message, several.OfType<Exception>())
            : ExceptionDetails.Make(type, message, inner, attributes) ?? KnownExceptions.Make(type, message, inner) ?? new PickledException(type, message, inner);
        unpickler.NoteDepth(made, depth);
        if (attributes.TryGetValue(Number, out object? number) && number is int hresult) made.HResult = hresult;
        if (Get<PickleDict>(attributes, Data) is { } data)
        {
            // It is a list that is searched from its start for each new key.
            unpickler.ChargeCopy((long)data.Count * data.Count / 2);
            foreach (var (key, value) in data)
            {
                if (key is not null) made.Data[key] = value;
            }
        }
        return Get<List<object?>>(attributes, Notes) is [string trace, ..] ? ExceptionDispatchInfo.SetRemoteStackTrace(made, trace) : made;
    }

    // Its Message adds those of all that are in it, at any depth, and as often as they are: only its own is asked for.
    private static string MessageOf(AggregateException value) => OwnMessage(value) ?? $"Exception of type '{value.GetType()}' was thrown.";

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_message")]
    private static extern ref string? OwnMessage(Exception value);

    private static void SaveAll(ref PickleWriter writer, Pickler pickler, AggregateException value)
    {
        writer.WriteString(Several);
        pickler.StartUntracked(ref writer, value.InnerExceptions.Count);
        Items<Exception?, ExceptionCodec<Exception>>.Save(ref writer, pickler, value.InnerExceptions.ToArray<Exception?>());
        pickler.EndList(ref writer);
        writer.WriteOpcode(PickleOpcode.SetItem);
    }

    private static void SaveItem(ref PickleWriter writer, Pickler pickler, string name, object? value)
    {
        writer.WriteString(name);
        if (value is string text) writer.WriteString(text);
        else if (value is Exception exception) ExceptionCodec<Exception>.Save(ref writer, pickler, exception);
        else pickler.Save(ref writer, value);
        writer.WriteOpcode(PickleOpcode.SetItem);
    }

    private static PickleDict DataOf(Exception value)
    {
        var data = new PickleDict();
        foreach (DictionaryEntry entry in value.Data) data[entry.Key] = entry.Value;
        return data;
    }

    private static T? Get<T>(PickleDict attributes, string name)
        where T : class => attributes.TryGetValue(name, out object? value) ? value as T : null;
}
