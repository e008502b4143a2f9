using System.Text;

namespace PickleGen.Tool;

/// <summary>The source of one class.</summary>
internal sealed partial class PythonClass(StringBuilder source, PythonFile file, PythonTypes types, StubType stub, StubFiles files)
{
    private readonly string _variable = file.VariableOf(stub);
    private readonly StubType? _parent = files.ParentOf(stub);

    /// <summary>Whether the class is the first generic one among the base classes that it has in Python: its metaclass closes it.</summary>
    public static bool NeedsMetaclass(StubType stub, StubFiles files)
    {
        if (!IsGeneric(stub)) return false;
        for (var at = stub; IsWithBase(at) && files.ParentOf(at) is { } parent; at = parent)
        {
            if (IsGeneric(parent)) return false;
        }
        return true;
    }

    /// <summary>Writes it.</summary>
    public void Write()
    {
        if (stub.Type.IsEnum) WriteEnum();
        else if (stub.Class.HasOwnState) WriteOwnState();
        else if (stub.Class.Layout == PickleLayout.Dict) WriteDict();
        else if (stub.Class.Layout == PickleLayout.Positional) WritePositional();
        else WriteState();
        // Not before: dataclasses look into the module of a class that they are given.
        if (stub.Class.Module != file.Name) source.Append($"\n\n{_variable}.__module__ = {PythonName.Quote(stub.Class.Module)}\n");
        source.Append("\n\n");
    }

    // In positional layout a class has all members itself, and derives from none.
    private static bool IsWithBase(StubType stub) => stub.Class is { HasOwnState: true } or { Layout: PickleLayout.State };

    private static bool IsGeneric(StubType stub) => stub.Class.IsGeneric && stub.IsClass && !stub.Type.IsEnum;

    // cls args REDUCE: the constructor takes the members in order, and so they are given back.
    private void WritePositional()
    {
        WriteHead(Equality(), isWithBase: false);
        var members = PythonMember.Of(stub);
        foreach (var member in members) source.Append($"    {member.Attribute}: {PythonName.Quote(types.Of(member.Wire))}\n");
        string arguments = string.Concat(members.Select(member => $"self.{member.Attribute}, ")).TrimEnd();
        source.Append($"\n    def __reduce__(self):\n        return type(self), ({arguments})\n");
    }

    // Pickles hold plain dicts; this only says to type checkers what is in them.
    private void WriteDict()
    {
        file.Import("typing");
        source.Append($"{_variable} = typing.TypedDict({PythonName.Quote(_variable)}, {{\n");
        foreach (var member in WireMember.Of(stub)) source.Append($"    {PythonName.Quote(member.Name)}: {PythonName.Quote(stub.Class.IsGeneric ? "typing.Any" : types.Of(member))},\n");
        source.Append("})\n");
        // Below protocol 4 pickles name a class in it as its attribute, and it by its own name.
        if (_variable != stub.Class.Name) source.Append($"\n\n{_variable}.__qualname__ = {PythonName.Quote(stub.Class.Name)}\n");
    }

    private void WriteOwnState()
    {
        WriteClass(isWithBase: true);
        // Of the class as well: an object without a state is made without a call.
        source.Append("    state = None\n\n    def __init__(self, state=None):\n        self.state = state\n\n    def __getstate__(self):\n        return self.state\n\n    def __setstate__(self, state):\n        self.state = state\n");
        if (stub.Class.StateSetter is not { } setter) return;
        string attribute = PythonName.IsAttribute(setter) ? setter : PythonName.Safe(setter);
        file.Import("copyreg");
        source.Append($"\n    @staticmethod\n    def {attribute}(target, state):\n        target.state = state\n\n    def __reduce__(self):\n");
        source.Append($"        return copyreg.__newobj__, (type(self),), self.state, None, None, type(self).{attribute}\n\n\n");
        source.Append($"{_variable}.{attribute}.__qualname__ = {PythonName.Quote($"{stub.Class.Name}.{setter}")}\n");
        if (attribute != setter) source.Append($"setattr({_variable}, {PythonName.Quote(setter)}, staticmethod({_variable}.{attribute}))\n");
    }

    private void WriteHead(string options, bool isWithBase)
    {
        file.Import("dataclasses");
        source.Append($"@dataclasses.dataclass({options})\n");
        WriteClass(isWithBase);
    }

    private void WriteClass(bool isWithBase)
    {
        source.Append($"class {_variable}{Bases(isWithBase)}:\n    \"\"\"{PythonName.Quote(stub.Type.FullName!.Replace('+', '.')).Trim('"')} in C#.\"\"\"\n\n");
        if (_variable != stub.Class.Name) source.Append($"    __qualname__ = {PythonName.Quote(stub.Class.Name)}\n");
        if (IsGeneric(stub)) source.Append("    _closed: \"typing.ClassVar[dict[typing.Any, typing.Any]]\" = {}\n");
        if (source[^2] != '\n') source.Append('\n');
    }

    private string Bases(bool isWithBase)
    {
        var bases = new List<string>();
        if (isWithBase && _parent is not null) bases.Add(file.Base(_parent));
        if (IsGeneric(stub))
        {
            bases.Add($"typing.Generic[{string.Join(", ", stub.Type.GetGenericArguments().Select(argument => file.TypeVariable(argument.Name)))}]");
            if (NeedsMetaclass(stub, files))
            {
                file.Import("copyreg");
                bases.Add("metaclass=_Open");
            }
        }
        return bases.Count == 0 ? "" : $"({string.Join(", ", bases)})";
    }

    // As in C#: a class is equal to itself alone, unless it says otherwise, as records and structs do.
    private string Equality() => stub.Type.IsValueType || stub.Type.GetMethod(nameof(Equals), [typeof(object)])!.DeclaringType != typeof(object) ? "unsafe_hash=True" : "eq=False";
}
