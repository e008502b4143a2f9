namespace PickleGen.Tool;

/// <summary>Which Python file holds which class.</summary>
/// <remarks>
/// A class stands in the file of its module. Modules whose classes derive from each other's could not import each other: the first of them, by name, then
/// holds the classes of all, and the others import theirs from it.
/// </remarks>
internal sealed class StubFiles
{
    private readonly Dictionary<string, PythonFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _hosts;

    /// <summary>Plans them.</summary>
    public StubFiles(StubAssemblies assemblies)
    {
        Assemblies = assemblies;
        Modules = [.. assemblies.All.Select(stub => stub.Class.Module).Distinct()];
        Packages = [.. Modules.Select(module => module.Split('.')[0]).Distinct()];
        _hosts = Hosts();
        foreach (string module in Modules) _files.Add(module, new PythonFile(module, [.. assemblies.All.Where(stub => _hosts[stub.Class.Module] == module)], this));
    }

    /// <summary>The types.</summary>
    public StubAssemblies Assemblies { get; }

    /// <summary>Their modules, in order.</summary>
    public IReadOnlyList<string> Modules { get; }

    /// <summary>The modules' first names.</summary>
    public IReadOnlyList<string> Packages { get; }

    /// <summary>The files, in the order of their modules.</summary>
    public IEnumerable<PythonFile> All => Modules.Select(module => _files[module]);

    /// <summary>The file that holds a class.</summary>
    public PythonFile HostOf(StubType stub) => _files[_hosts[stub.Class.Module]];

    /// <summary>The nearest annotated base class that is a class in Python too, and whose members have the same names in the derived one; null: none.</summary>
    public StubType? ParentOf(StubType stub)
    {
        for (var type = stub.Type.BaseType; type is not null; type = type.BaseType)
        {
            if (Assemblies.Find(type) is { IsClass: true } parent && (stub.Class.HasOwnState || parent.Class.Members.All(stub.Class.Members.Contains))) return parent;
        }
        return null;
    }

    private Dictionary<string, string> Hosts()
    {
        var bases = Modules.ToDictionary(module => module, module => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var stub in Assemblies.All)
        {
            if (ParentOf(stub) is { } parent) bases[stub.Class.Module].Add(parent.Class.Module);
        }
        var reached = Modules.ToDictionary(module => module, module => Reach(module, bases), StringComparer.Ordinal);
        return Modules.ToDictionary(module => module, module => Modules.First(other => other == module || (reached[module].Contains(other) && reached[other].Contains(module))), StringComparer.Ordinal);
    }

    private static HashSet<string> Reach(string module, Dictionary<string, HashSet<string>> bases)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([module]);
        while (open.TryPop(out string? next))
        {
            foreach (string other in bases[next])
            {
                if (reached.Add(other)) open.Push(other);
            }
        }
        return reached;
    }
}
