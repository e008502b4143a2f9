using Microsoft.CodeAnalysis;

namespace PickleGen.Analyzers.Captures;

/// <summary>The types of the framework that cannot travel; what derives from or implements one of them cannot either.</summary>
internal static class Obstacles
{
    private static readonly Dictionary<(string Namespace, string Name), Obstacle> s_byName = Table(), s_abstract = Abstract();

    /// <summary>Why the type itself cannot travel, or null. Its members are not looked at.</summary>
    public static Obstacle? Of(ITypeSymbol type)
    {
        if (type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer) return Obstacle.Handle;
        if (type is ITypeParameterSymbol parameter) return parameter.ConstraintTypes.Select(Of).FirstOrDefault(o => o is not null);
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (Named(t) is { } obstacle) return obstacle;
        }
        foreach (var contract in type.AllInterfaces)
        {
            if (Named(contract) is { } obstacle) return obstacle;
        }
        return null;
    }

    /// <summary>Why the value in a place that is declared so would not come back, though one in a place of its own type would; or null.</summary>
    /// <remarks>A number arrives as an int or a double, a character as a string: neither is an <c>IEquatable&lt;long&gt;</c>.</remarks>
    public static Obstacle? OfPlace(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Enum or SpecialType.System_Array } => Obstacle.Declaration,
        INamedTypeSymbol
        {
            Name: "IEquatable" or "IComparable",
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
            TypeArguments: [{ SpecialType: SpecialType.System_Char or (>= SpecialType.System_SByte and <= SpecialType.System_Single and not SpecialType.System_Int32 and not SpecialType.System_Decimal) }],
        } => Obstacle.Declaration,
        _ => null,
    };

    /// <summary>Why an object of one of .NET's abstract classes cannot travel, unless it is of a class of the program's that derives from it; or null.</summary>
    public static Obstacle? OfAbstract(ITypeSymbol type)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (Named(t, s_abstract) is { } obstacle) return obstacle;
        }
        return null;
    }

    private static Obstacle? Named(ITypeSymbol type) => Named(type, s_byName);

    private static Obstacle? Named(ITypeSymbol type, Dictionary<(string Namespace, string Name), Obstacle> table) =>
        type is { ContainingType: null, ContainingNamespace.IsGlobalNamespace: false }
        && table.TryGetValue((type.ContainingNamespace.ToDisplayString(), type.MetadataName), out var obstacle)
            ? obstacle
            : null;

    private static Dictionary<(string, string), Obstacle> Abstract() => new()
    {
        [("System", "TimeProvider")] = Obstacle.Process,
        [("System.Collections.Generic", "Comparer`1")] = Obstacle.Comparer,
        [("System.Collections.Generic", "EqualityComparer`1")] = Obstacle.Comparer,
        [("System.Reflection", "Assembly")] = Obstacle.Process,
        [("System.Reflection", "Module")] = Obstacle.Process,
        [("System.Reflection", "MethodBase")] = Obstacle.Process,
        [("System.Reflection", "FieldInfo")] = Obstacle.Process,
        [("System.Reflection", "PropertyInfo")] = Obstacle.Process,
        [("System.Reflection", "EventInfo")] = Obstacle.Process,
        [("System.Security.Cryptography", "HashAlgorithm")] = Obstacle.Algorithm,
        [("System.Security.Cryptography", "SymmetricAlgorithm")] = Obstacle.Algorithm,
        [("System.Security.Cryptography", "AsymmetricAlgorithm")] = Obstacle.Algorithm,
        [("System.Security.Cryptography", "RandomNumberGenerator")] = Obstacle.Algorithm,
    };

    private static Dictionary<(string, string), Obstacle> Table()
    {
        var table = new Dictionary<(string, string), Obstacle>();
        Add(Obstacle.Stream, "System.IO", "Stream", "TextReader", "TextWriter", "BinaryReader", "BinaryWriter", "FileSystemWatcher");
        Add(Obstacle.Stream, "System.IO.MemoryMappedFiles", "MemoryMappedFile");
        Add(Obstacle.Stream, "System.IO.Pipelines", "PipeReader", "PipeWriter");
        Add(Obstacle.Stream, "System.IO.Compression", "ZipArchive");
        Add(Obstacle.Stream, "System.Text.Json", "Utf8JsonWriter");
        Add(Obstacle.Stream, "System.Xml", "XmlReader", "XmlWriter");
        Add(Obstacle.Connection, "System.Net.Sockets", "Socket", "TcpClient", "TcpListener", "UdpClient");
        Add(Obstacle.Connection, "System.Net.Http", "HttpMessageInvoker", "HttpMessageHandler", "HttpContent");
        Add(Obstacle.Connection, "System.Net", "HttpListener", "WebResponse");
        Add(Obstacle.Connection, "System.Net.WebSockets", "WebSocket");
        Add(Obstacle.Connection, "System.Data", "IDbConnection", "IDbCommand", "IDbTransaction", "IDataReader");
        Add(Obstacle.Connection, "System.IO.Ports", "SerialPort");
        Add(Obstacle.Lock, "System.Threading", "Lock", "WaitHandle", "SemaphoreSlim", "ManualResetEventSlim", "CountdownEvent", "Barrier", "ReaderWriterLockSlim");
        Add(Obstacle.Task, "System.Threading.Tasks", "Task", "ValueTask", "ValueTask`1", "TaskCompletionSource", "TaskCompletionSource`1", "TaskScheduler", "TaskFactory");
        Add(Obstacle.Cancellation, "System.Threading", "CancellationTokenSource", "CancellationToken", "CancellationTokenRegistration");
        Add(Obstacle.Thread, "System.Threading", "Thread", "SynchronizationContext", "ExecutionContext");
        Add(Obstacle.Timer, "System.Threading", "Timer", "PeriodicTimer", "ITimer");
        Add(Obstacle.Timer, "System.Timers", "Timer");
        Add(Obstacle.PerThread, "System.Threading", "ThreadLocal`1", "AsyncLocal`1");
        Add(Obstacle.Enumerator, "System.Collections", "IEnumerator");
        Add(Obstacle.Enumerator, "System.Collections.Generic", "IAsyncEnumerator`1");
        Add(Obstacle.Query, "System.Linq", "IOrderedEnumerable`1", "IQueryable", "ParallelQuery");
        Add(Obstacle.Comparer, "System", "StringComparer");
        Add(Obstacle.Handle, "System.Runtime.InteropServices", "SafeHandle", "CriticalHandle", "GCHandle");
        Add(Obstacle.Process, "System.Diagnostics", "Process");
        Add(Obstacle.Process, "Microsoft.Win32", "RegistryKey");
        Add(Obstacle.Channel, "System.Threading.Channels", "Channel`1", "Channel`2", "ChannelReader`1", "ChannelWriter`1");
        return table;

        void Add(Obstacle obstacle, string ns, params string[] names)
        {
            foreach (string name in names) table.Add((ns, name), obstacle);
        }
    }
}
