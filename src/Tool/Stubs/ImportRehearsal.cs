namespace PickleGen.Tool;

/// <summary>Imports the files as Python would, each of them first once, to find a class that would be asked for before it is there.</summary>
/// <remarks>
/// Python imports a module's packages, then what its head imports, then runs its classes, and at its end what its annotations mention. A module that
/// is being imported already is not waited for: base classes that stand in it must have been declared by then.
/// </remarks>
/// <param name="files">By their modules.</param>
internal sealed class ImportRehearsal(IReadOnlyDictionary<string, PythonFile> files)
{
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];

    /// <summary>Modules that wait for each other, and whose classes are to stand in one file for that; null: any order will do.</summary>
    public IReadOnlyList<string>? Conflict()
    {
        foreach (string first in files.Keys.Order(StringComparer.Ordinal))
        {
            _begun.Clear();
            _declared.Clear();
            _open.Clear();
            if (Import(first) is { } conflict) return conflict;
        }
        return null;
    }

    private IReadOnlyList<string>? Import(string module)
    {
        for (int dot = module.IndexOf('.'); dot >= 0; dot = module.IndexOf('.', dot + 1))
        {
            if (Begin(module[..dot]) is { } conflict) return conflict;
        }
        return Begin(module);
    }

    private IReadOnlyList<string>? Begin(string module)
    {
        if (!files.TryGetValue(module, out var file) || !_begun.Add(module)) return null;
        _open.Add(module);
        foreach (string needed in file.Needs)
        {
            if (Import(needed) is { } conflict) return conflict;
            if (!_declared.Contains(needed)) return _open[_open.IndexOf(needed)..];
        }
        _declared.Add(module);
        foreach (string mentioned in file.Mentions)
        {
            if (Import(mentioned) is { } conflict) return conflict;
        }
        _open.RemoveAt(_open.Count - 1);
        return null;
    }
}
