using System.Reflection;
using System.Runtime.Loader;

namespace PickleGen.Tool;

/// <summary>Loads an assembly beside the tool, with what it refers to; the runtime is the tool's own.</summary>
internal sealed class StubContext(string path) : AssemblyLoadContext(name: "stubs")
{
    private readonly AssemblyDependencyResolver _resolver = new(Path.GetFullPath(path));

    /// <summary>The assembly.</summary>
    /// <exception cref="InvalidDataException">It is none, or cannot be loaded here.</exception>
    public Assembly Load()
    {
        try
        {
            return LoadFromAssemblyPath(Path.GetFullPath(path));
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // One runtime for both: else the classes that generated code describes would not be the tool's.
        if (assemblyName.Name == typeof(PickleSerializer).Assembly.GetName().Name) return typeof(PickleSerializer).Assembly;
        return _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
    }
}
