using System.Collections;
using System.Runtime.CompilerServices;

namespace PickleGen.Closures;

/// <summary>What cannot travel by its nature, and why.</summary>
internal static class Unpicklable
{
    private const string Running = "it is tied to this process while it runs";

    // By name: mentioning the types would load their assemblies for every program.
    private static readonly Dictionary<string, string> s_reasons = new(StringComparer.Ordinal)
    {
        ["System.IO.Stream"] = "is an open stream. Capture the path or the content, and open it where the delegate runs.",
        ["System.IO.TextReader"] = "is an open reader. Capture the path or the text, and open it where the delegate runs.",
        ["System.IO.TextWriter"] = "is an open writer. Capture the path, and open it where the delegate runs.",
        ["System.Net.Sockets.Socket"] = "is an open socket. Capture the address, and connect where the delegate runs.",
        ["System.Net.Sockets.TcpClient"] = "is an open connection. Capture the address, and connect where the delegate runs.",
        ["System.Net.Sockets.UdpClient"] = "is an open socket. Capture the address, and connect where the delegate runs.",
        ["System.Net.Sockets.TcpListener"] = "is an open socket. Capture the address, and listen where the delegate runs.",
        ["System.Net.Http.HttpMessageInvoker"] = "holds open connections. Make the client where the delegate runs.",
        ["System.Data.Common.DbConnection"] = "is an open connection. Capture the connection string, and connect where the delegate runs.",
        ["System.Threading.Tasks.Task"] = $"is a task: {Running}. Await it, and capture the result.",
        ["System.Threading.Tasks.ValueTask"] = $"is a task: {Running}. Await it, and capture the result.",
        ["System.Threading.Tasks.ValueTask`1"] = $"is a task: {Running}. Await it, and capture the result.",
        ["System.Threading.Thread"] = $"is a thread: {Running}.",
        ["System.Threading.Timer"] = $"is a timer: {Running}.",
        ["System.Threading.CancellationTokenSource"] = "cancels what runs in this process. Pass a token to the delegate where it is called.",
        ["System.Threading.CancellationToken"] = "cancels what runs in this process. Pass a token to the delegate where it is called.",
        ["System.Threading.Lock"] = "is a lock: it excludes threads of this process alone. Make it where the delegate runs.",
        ["System.Threading.WaitHandle"] = "is a lock: it excludes threads of this machine alone. Make it where the delegate runs.",
        ["System.Threading.SemaphoreSlim"] = "is a lock: it excludes threads of this process alone. Make it where the delegate runs.",
        ["System.Threading.ReaderWriterLockSlim"] = "is a lock: it excludes threads of this process alone. Make it where the delegate runs.",
        ["System.Threading.ManualResetEventSlim"] = "is an event: it is known to threads of this process alone. Make it where the delegate runs.",
        ["System.Threading.Barrier"] = "is a barrier: it is known to threads of this process alone. Make it where the delegate runs.",
        ["System.Threading.CountdownEvent"] = "is an event: it is known to threads of this process alone. Make it where the delegate runs.",
        ["System.Diagnostics.Process"] = "is a process of this machine.",
        ["System.Reflection.Pointer"] = "is a pointer into this process's memory. Capture what it points to.",
        ["PickleGen.PickleStub"] = "stands for what was not made, in what a StubUnpickler loads to be looked at. To write the pickle again, PickleDocument.Parse it, and WriteTo.",
        ["PickleGen.Closures.CapturedFunctionPointer"] = "is a pointer to code of this process. Capture a delegate to the function.",
        ["PickleGen.Closures.CapturedBase"] = "is declared as Enum or Array, or as an interface that its number, array or tuple would not have where it is loaded, and does not tell the reader what it is. Declare the variable as the type that it has.",
        ["System.Runtime.InteropServices.SafeHandle"] = "is a handle of this process. Open what it stands for where the delegate runs.",
    };

    private static readonly ConditionalWeakTable<Type, string> s_known = [];

    /// <summary>Why no object of this type can be pickled; null: nothing is known against it.</summary>
    public static string? ReasonFor(Type type)
    {
        string reason = s_known.GetValue(type, Judge);
        return reason.Length == 0 ? null : reason;
    }

    private static string Judge(Type type)
    {
        for (Type? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            Type definition = ancestor.IsGenericType ? ancestor.GetGenericTypeDefinition() : ancestor;
            if (definition.FullName is { } name && s_reasons.TryGetValue(name, out string? reason)) return type.Namespace == typeof(Unpicklable).Namespace ? $"the variable {reason}" : $"a '{type}' {reason}";
        }

        if (CompilerNames.KindOf(type.Name) == MadeType.StateMachine && typeof(IAsyncDisposable).IsAssignableFrom(type))
            return $"a '{type}' is a sequence whose elements arrive one by one. Save them with PickleSerializer.SerializeElementsAsync, or make a list of them first.";
        if (CompilerNames.KindOf(type.Name) == MadeType.StateMachine) return $"a '{type}' is a sequence that is computed while it is read. Make a list of its items first; a delegate may call the iterator where it runs.";
        return typeof(IEnumerator).IsAssignableFrom(type) && AssemblyNames.IsFramework(AssemblyNames.SimpleNameOf(type.Assembly))
            ? $"a '{type}' is an enumeration that is under way or a query that has not run. Make a list of the items first."
            : "";
    }
}
