namespace PickleGen.Tool;

/// <summary>Which Python file holds which class.</summary>
/// <remarks>
/// A class stands in the file of its module. Modules whose classes derive from each other's could not import each other, nor could those that need each
/// other's classes on the way to what they mention: the first of them, by name, then holds the classes of all, and the others import theirs from it.
/// </remarks>
internal sealed class StubFiles
{
    private readonly Dictionary<string, string> _hosts;
    private Dictionary<string, PythonFile> _files;

    /// <summary>Plans them.</summary>
    public StubFiles(StubAssemblies assemblies)
    {
        Assemblies = assemblies;
        Modules = [.. assemblies.All.Select(stub => stub.Class.Module).Distinct()];
        Packages = [.. Modules.Select(module => module.Split('.')[0]).Distinct()];
        _hosts = Hosts();
        _files = [];
        do Write();
        while (new ImportRehearsal(_files).Conflict() is { } modules && Gather(modules));
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

    // A file's source names the others, so they are there first.
    private void Write()
    {
        _files = Modules.ToDictionary(module => module, module => new PythonFile(module, [.. Assemblies.All.Where(stub => _hosts[stub.Class.Module] == module)], this), StringComparer.Ordinal);
        foreach (var file in _files.Values) file.Write();
    }

    // False: they stand in one file already.
    private bool Gather(IReadOnlyList<string> modules)
    {
        var hosts = modules.Select(module => _hosts[module]).ToHashSet(StringComparer.Ordinal);
        string first = Modules.First(hosts.Contains);
        foreach (string module in Modules)
        {
            if (hosts.Contains(_hosts[module])) _hosts[module] = first;
        }
        return hosts.Count > 1;
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
