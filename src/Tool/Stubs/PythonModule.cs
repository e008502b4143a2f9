using System.Text;

namespace PickleGen.Tool;

/// <summary>The source of one Python module: a class for each annotated type that pickles find in it.</summary>
internal sealed class PythonModule
{
    private readonly string _name;
    private readonly PythonTypes _types;
    private readonly StringBuilder _body = new();
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);

    private PythonModule(string name)
    {
        _name = name;
        _types = new PythonTypes(name);
    }

    /// <summary>The source.</summary>
    /// <param name="name">The module.</param>
    /// <param name="stubs">Its types.</param>
    /// <param name="assembly">Where they come from.</param>
    public static string SourceOf(string name, IEnumerable<StubType> stubs, string assembly)
    {
        var module = new PythonModule(name);
        StubType[] all = [.. stubs];
        foreach (var stub in all) module.Declare(stub, all);
        foreach (var stub in all) module.Place(stub.Class.Name);
        string imports = string.Concat(module._types.Imports.Where(import => import != name).Select(import => $"import {import}\n"));
        return $"\"\"\"Classes of the assembly {assembly}, as its pickles name them. Made by picklegen stubs.\"\"\"\n\n{imports}{(imports.Length > 0 ? "\n" : "")}{module._body}";
    }

    /// <summary>The variable in which a class stands: nested ones, and such as Python cannot declare, have another name than on the wire.</summary>
    public static string VariableOf(string qualifiedName) => PythonName.IsAttribute(qualifiedName) ? qualifiedName : PythonName.Safe(qualifiedName);

    // A base class stands before what derives from it.
    private void Declare(StubType stub, StubType[] all)
    {
        if (!_declared.Add(stub.Class.Name)) return;
        var parent = ParentOf(stub);
        if (parent is not null && Array.Find(all, other => other.Type == parent.Type) is { } here) Declare(here, all);
        new PythonClass(_body, _types, stub, parent).Write();
    }

    // The nearest annotated base class that is a class in Python too.
    private StubType? ParentOf(StubType stub)
    {
        for (var type = stub.Type.BaseType; type is not null; type = type.BaseType)
        {
            if (_types.Find(type) is { Class.Layout: not PickleLayout.Dict } parent) return parent;
        }
        return null;
    }

    // Where pickles look: Outer.Inner is an attribute of Outer.
    private void Place(string qualifiedName)
    {
        string variable = VariableOf(qualifiedName);
        int dot = qualifiedName.LastIndexOf('.');
        if (dot < 0)
        {
            if (variable != qualifiedName) _body.Append($"globals()[{PythonName.Quote(qualifiedName)}] = {variable}\n");
            return;
        }
        string outer = qualifiedName[..dot];
        if (_declared.Add(outer))
        {
            _body.Append($"class {VariableOf(outer)}:\n    __qualname__ = {PythonName.Quote(outer)}\n\n\n");
            Place(outer);
        }
        _body.Append($"setattr({VariableOf(outer)}, {PythonName.Quote(qualifiedName[(dot + 1)..])}, {variable})\n");
    }
}
