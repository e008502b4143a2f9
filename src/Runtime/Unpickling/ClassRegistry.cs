using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PickleGen;

/// <summary>The closed world: which names may become what. Built, then frozen on first use, then free for all threads.</summary>
public sealed class ClassRegistry
{
    /// <summary>Everything that generated code registered, and Python's standard values.</summary>
    public static ClassRegistry Default { get; } = new();

    /// <summary>Adds the annotated types of an assembly that nothing has touched yet (a plug-in's).</summary>
    public ClassRegistry Add(Assembly assembly) => throw new NotImplementedException();

    /// <summary>Adds a type, under its own name or another.</summary>
    public ClassRegistry Add(Type type, string? module = null, string? name = null) => throw new NotImplementedException();

    /// <summary>Adds a callable under its name.</summary>
    public ClassRegistry Add(PickleCallable callable) => throw new NotImplementedException();

    /// <summary>What a name means here.</summary>
    public bool TryFind(string module, string name, [NotNullWhen(true)] out object? found) => throw new NotImplementedException();
}
