using System.Reflection;
using System.Runtime.Loader;

namespace PickleGen.Tool;

/// <summary>The annotated types of an assembly and of those that it refers to: one module may have types of several.</summary>
internal sealed class StubAssemblies
{
    private readonly Dictionary<Type, StubType> _stubs = [];

    private StubAssemblies(string name) => Name = name;

    /// <summary>The assembly's name.</summary>
    public string Name { get; }

    /// <summary>Them, in the order of their names on the wire.</summary>
    public IReadOnlyList<StubType> All { get; private set; } = [];

    /// <summary>Loads an assembly and what it refers to.</summary>
    /// <exception cref="IOException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is none, or something is missing.</exception>
    public static StubAssemblies Load(string path)
    {
        if (Directory.Exists(path)) throw new IOException("this is a folder, not an assembly");
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no file '{path}'.");
        var context = new StubContext(path);
        var assembly = context.Load();
        var found = new StubAssemblies(assembly.GetName().Name!);
        found.Add(context, assembly, []);
        found.All = [.. found._stubs.Values.OrderBy(stub => stub.Class.Module, StringComparer.Ordinal).ThenBy(stub => stub.Class.Name, StringComparer.Ordinal).ThenBy(stub => stub.Type.AssemblyQualifiedName, StringComparer.Ordinal)];
        return found;
    }

    /// <summary>What stands for a type; null: it is not annotated.</summary>
    public StubType? Find(Type type) => _stubs.GetValueOrDefault(type.IsConstructedGenericType && !_stubs.ContainsKey(type) ? type.GetGenericTypeDefinition() : type);

    private void Add(AssemblyLoadContext context, Assembly assembly, HashSet<string> seen)
    {
        if (!seen.Add(assembly.GetName().Name!)) return;
        foreach (var stub in StubType.In(assembly)) _stubs.TryAdd(stub.Type, stub);
        foreach (var reference in assembly.GetReferencedAssemblies())
        {
            if (TryLoad(context, reference) is { } referenced && referenced.IsDefined(typeof(Codecs.PickleIndexAttribute))) Add(context, referenced, seen);
        }
    }

    // What is not there has no types; if it is needed after all, describing the types that need it will say so.
    private static Assembly? TryLoad(AssemblyLoadContext context, AssemblyName name)
    {
        try
        {
            return context.LoadFromAssemblyName(name);
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            return null;
        }
    }
}
