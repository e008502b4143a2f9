using System.Text;

namespace PickleGen.Tool;

/// <summary>The source of one Python module: a class for each annotated type that pickles find in it.</summary>
internal sealed class PythonFile
{
    private readonly StubFiles _files;
    private readonly PythonTypes _types;
    private readonly StubType[] _hosted;
    private readonly HashSet<string> _names;
    private readonly Dictionary<StubType, string> _variables = [];
    private readonly HashSet<StubType> _declared = [];
    private readonly StringBuilder _body = new();
    private readonly SortedSet<string> _imports = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _bases = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _needs = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _mentions = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _typeVariables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken;

    /// <summary>A module.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="hosted">The types whose source stands in it.</param>
    /// <param name="files">All modules.</param>
    public PythonFile(string name, StubType[] hosted, StubFiles files)
    {
        Name = name;
        _hosted = hosted;
        _files = files;
        _types = new PythonTypes(this, files.Assemblies);
        _names = [.. files.Assemblies.All.Where(stub => stub.Class.Module == name).Select(static stub => stub.Class.Name.Split('.')[0])];
        // Not those that the source needs itself: the modules it imports.
        _taken = new HashSet<string>(["array", "copyreg", "dataclasses", "datetime", "decimal", "enum", "importlib", "ipaddress", "typing", "uuid", "zoneinfo", .. files.Packages], StringComparer.Ordinal);
        foreach (var stub in hosted)
        {
            string own = stub.Class.Name, near = name == stub.Class.Module ? own : $"{stub.Class.Module}_{own}";
            _variables.Add(stub, PythonName.Unique(PythonName.IsAttribute(near) ? near : PythonName.Safe(near), _taken));
        }
    }

    /// <summary>The module's name.</summary>
    public string Name { get; }

    /// <summary>The source, once it is written.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Modules of which the source needs the classes when it runs.</summary>
    public IReadOnlyCollection<string> Needs => _needs;

    /// <summary>Modules that it imports at its end.</summary>
    public IEnumerable<string> Mentions => _mentions.Union(Guests);

    /// <summary>The variable in which a class stands: nested ones, and such as Python cannot declare, have another name than on the wire.</summary>
    public string VariableOf(StubType stub) => _variables[stub];

    /// <summary>The module is needed before the classes.</summary>
    public void Import(string module) => _imports.Add(module);

    /// <summary>A name for a type parameter.</summary>
    public string TypeVariable(string parameter)
    {
        _imports.Add("typing");
        _typeVariables.Add(PythonName.IsAttribute(parameter) ? parameter : PythonName.Safe(parameter));
        return "_" + (PythonName.IsAttribute(parameter) ? parameter : PythonName.Safe(parameter));
    }

    /// <summary>The name by which annotations of this file reach a class; null: there is none.</summary>
    public string? Mention(StubType stub)
    {
        var host = _files.HostOf(stub);
        if (host == this) return VariableOf(stub);
        // An import binds the first part of a module's name, and a class of this module may bear it.
        if (!PythonName.IsModule(host.Name) || _names.Contains(host.Name.Split('.')[0])) return null;
        _mentions.Add(host.Name);
        return $"{host.Name}.{host.VariableOf(stub)}";
    }

    /// <summary>The name by which a class of this file reaches its base class.</summary>
    public string Base(StubType stub)
    {
        var host = _files.HostOf(stub);
        if (host == this) return VariableOf(stub);
        Need(host);
        if (!PythonName.IsModule(host.Name)) return $"importlib.import_module({PythonName.Quote(host.Name)}).{host.VariableOf(stub)}";
        // By a name of its own: a module that is being imported is no attribute of its package yet.
        if (!_bases.TryGetValue(host.Name, out string? name)) _bases.Add(host.Name, name = OwnNameOf(host.Name));
        return $"{name}.{host.VariableOf(stub)}";
    }

    /// <summary>The source needs another file's classes when it runs.</summary>
    public void Need(PythonFile host) => _needs.Add(host.Name);

    /// <summary>Writes the source.</summary>
    public void Write()
    {
        foreach (var stub in _hosted) Declare(stub);
        new PythonPlacement(_body, this, _files).Write();
        var text = new StringBuilder($"\"\"\"Classes of the assembly {_files.Assemblies.Name}, as its pickles name them. Made by picklegen stubs, for Python 3.10 and later.\"\"\"\n\n");
        if (_body.ToString().Contains("importlib.", StringComparison.Ordinal)) _imports.Add("importlib");
        foreach (string import in _imports.Concat(_bases.Select(static module => $"{module.Key} as {module.Value}")).Order(StringComparer.Ordinal)) text.Append($"import {import}\n");
        if (text[^2] != '\n') text.Append('\n');
        if (_typeVariables.Count > 0) text.Append(string.Concat(_typeVariables.Select(name => $"_{name} = typing.TypeVar(\"_{name}\")\n"))).Append('\n');
        if (_hosted.Any(stub => PythonClass.NeedsMetaclass(stub, _files))) text.Append('\n').Append(PythonGenerics.Source);
        if (_hosted.Any(stub => stub.Class.IsGeneric && stub.Type.IsEnum)) text.Append('\n').Append(PythonGenerics.EnumSource);
        if (_body.ToString().Contains(" = _wire(", StringComparison.Ordinal)) text.Append('\n').Append(PythonMember.RenamedSource);
        text.Append('\n').Append(_body);
        var last = _mentions.Concat(Guests.Select(module => $"{module} as {OwnNameOf(module)}")).ToArray();
        if (last.Length > 0) text.Append("\n# Here, because modules may mention each other.\n").Append(string.Concat(last.Select(static import => $"import {import}\n")));
        Source = text.ToString();
    }

    // Modules whose classes stand here: Python looks into them for what annotations mean.
    private IEnumerable<string> Guests => _hosted.Select(static stub => stub.Class.Module).Distinct().Where(module => module != Name && PythonName.IsModule(module)).Order(StringComparer.Ordinal);

    private string OwnNameOf(string module) => PythonName.Unique($"_in_{module.Replace('.', '_')}", _taken);

    // A base class stands before what derives from it.
    private void Declare(StubType stub)
    {
        if (!_declared.Add(stub)) return;
        var parent = _files.ParentOf(stub);
        if (parent is not null && _files.HostOf(parent) == this) Declare(parent);
        new PythonClass(_body, this, _types, stub, _files).Write();
    }
}
