using System.Text;

namespace PickleGen.Tool;

/// <summary>The lines that put a module's classes where pickles look: <c>Outer.Inner</c> is an attribute of <c>Outer</c>, and a name may be one that Python cannot declare.</summary>
internal sealed class PythonPlacement(StringBuilder source, PythonFile file, StubFiles files)
{
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    /// <summary>Writes them.</summary>
    public void Write()
    {
        var stubs = files.Assemblies.All.Where(stub => stub.Class.Module == file.Name).ToArray();
        foreach (var host in stubs.Select(files.HostOf).Distinct().Where(host => host != file)) Import(host);
        foreach (var stub in stubs) _variables.TryAdd(stub.Class.Name, files.HostOf(stub).VariableOf(stub));
        foreach (string name in _variables.Keys.ToArray()) Place(name);
    }

    // What stands in another module's file is a name of this module all the same, and so is what its annotations mention.
    private void Import(PythonFile host)
    {
        file.Need(host);
        source.Append(PythonName.IsModule(host.Name) ? $"from {host.Name} import *\n\n" : $"globals().update(vars(importlib.import_module({PythonName.Quote(host.Name)})))\n\n");
    }

    private void Place(string qualifiedName)
    {
        string variable = _variables[qualifiedName];
        int dot = qualifiedName.LastIndexOf('.');
        if (dot < 0)
        {
            if (variable != qualifiedName) source.Append($"globals()[{PythonName.Quote(qualifiedName)}] = {variable}\n");
            return;
        }
        string outer = qualifiedName[..dot];
        if (!_variables.ContainsKey(outer))
        {
            _variables.Add(outer, PythonName.Safe(outer));
            source.Append($"\n\nclass {_variables[outer]}:\n    __qualname__ = {PythonName.Quote(outer)}\n\n\n");
            Place(outer);
        }
        source.Append($"setattr({_variables[outer]}, {PythonName.Quote(qualifiedName[(dot + 1)..])}, {variable})\n");
    }
}
