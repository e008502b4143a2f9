using System.Reflection;
using System.Runtime.CompilerServices;

namespace PickleGen.Closures;

/// <summary>What is known of a method by reading its body and those of the lambdas, local functions and state machines that it leads to.</summary>
internal sealed class MethodCode
{
    // By module, weakly, so that collectible assemblies can go.
    private static readonly ConditionalWeakTable<Module, Dictionary<int, MethodCode>> s_known = [];

    /// <summary>A method whose code, or part of it, cannot be read.</summary>
    public static readonly MethodCode Unreadable = new(null, null);

    /// <summary>16 bytes that stay equal as long as the code does; null if it cannot be read.</summary>
    public readonly byte[]? Fingerprint;

    /// <summary>Whether it mentions types that are local to its file: other files may have others of the same name.</summary>
    public readonly bool IsLocalToFile;

    private readonly List<int>? _reads;

    /// <summary>A method whose code was read.</summary>
    /// <param name="fingerprint">16 bytes.</param>
    /// <param name="reads">The tokens of its module's fields of closures whose values the code reads.</param>
    /// <param name="isLocalToFile">Whether the code mentions types that are local to its file.</param>
    public MethodCode(byte[]? fingerprint, List<int>? reads, bool isLocalToFile = false)
    {
        Fingerprint = fingerprint;
        IsLocalToFile = isLocalToFile;
        _reads = reads;
    }

    /// <summary>What is known of a method. Each definition is read once.</summary>
    public static MethodCode Of(MethodInfo method)
    {
        MethodInfo definition = MethodIl.DefinitionOf(method);
        Dictionary<int, MethodCode> known = s_known.TryGetValue(definition.Module, out var found) ? found : s_known.GetOrAdd(definition.Module, []);
        lock (known)
        {
            if (!known.TryGetValue(definition.MetadataToken, out MethodCode? code)) known.Add(definition.MetadataToken, code = CodeWalk.From(definition));
            return code;
        }
    }

    /// <summary>After a hot reload.</summary>
    public static void Forget() => s_known.Clear();

    /// <summary>Whether the code reads a field of a closure; true if nobody knows.</summary>
    public bool Reads(FieldInfo field) => _reads is null || _reads.Contains(field.MetadataToken);
}
