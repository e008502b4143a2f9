using System.Globalization;
using System.Text;

namespace PickleGen.Tool;

/// <summary>The source of one class.</summary>
internal sealed class PythonClass(StringBuilder source, PythonTypes types, StubType stub, StubType? parent)
{
    private readonly string _variable = PythonModule.VariableOf(stub.Class.Name);

    /// <summary>Writes it.</summary>
    public void Write()
    {
        if (stub.Type.IsEnum) WriteEnum();
        else if (stub.Class.HasOwnState) WriteOwnState();
        else if (stub.Class.Layout == PickleLayout.Dict) WriteDict();
        else if (stub.Class.Layout == PickleLayout.Positional) WritePositional();
        else WriteState();
        source.Append("\n\n");
    }

    // cls () NEWOBJ {name: value} BUILD: what Python does for any object, so members may be added here as well.
    private void WriteState()
    {
        string[] inherited = parent?.Class is { Layout: PickleLayout.State, HasOwnState: false } @class ? [.. @class.Members] : [];
        WriteHead($"kw_only=True, {Equality()}", parent is null ? "" : $"({types.Reach(parent)})");
        foreach (var member in WireMember.Of(stub).Where(member => !inherited.Contains(member.Name)))
        {
            string annotation = types.Of(member);
            if (PythonName.IsAttribute(member.Name)) source.Append($"    {member.Name}: {PythonName.Quote(annotation)}{DefaultOf(annotation)}\n");
            else source.Append($"    # {PythonName.Quote(member.Name)}, {annotation}: Python cannot declare it; getattr and setattr reach it.\n");
        }
    }

    // cls args REDUCE: the constructor takes the members in order, and so they are given back.
    private void WritePositional()
    {
        WriteHead(Equality(), "");
        var names = stub.Class.Members.Select(name => PythonName.IsAttribute(name) ? name : PythonName.Safe(name)).ToArray();
        foreach (var (name, member) in names.Zip(WireMember.Of(stub))) source.Append($"    {name}: {PythonName.Quote(types.Of(member))}\n");
        string arguments = string.Concat(names.Select(name => $"self.{name}, "));
        source.Append($"\n    def __reduce__(self):\n        return type(self), ({arguments.TrimEnd()})\n");
    }

    // Pickles hold plain dicts; this only says to type checkers what is in them.
    private void WriteDict()
    {
        types.Imports.Add("typing");
        source.Append($"{_variable} = typing.TypedDict({PythonName.Quote(_variable)}, {{\n");
        foreach (var member in WireMember.Of(stub)) source.Append($"    {PythonName.Quote(member.Name)}: {PythonName.Quote(types.Of(member))},\n");
        source.Append("})\n");
    }

    private void WriteOwnState()
    {
        source.Append($"class {_variable}:\n");
        WriteDocumentation();
        source.Append("    def __getstate__(self):\n        return self.state\n\n    def __setstate__(self, state):\n        self.state = state\n");
        if (stub.Class.StateSetter is not { } setter || !PythonName.IsAttribute(setter)) return;
        types.Imports.Add("copyreg");
        source.Append($"\n    @staticmethod\n    def {setter}(target, state):\n        target.state = state\n\n    def __reduce__(self):\n");
        source.Append($"        return copyreg.__newobj__, (type(self),), self.state, None, None, type(self).{setter}\n");
    }

    private void WriteEnum()
    {
        types.Imports.Add("enum");
        bool isFlags = stub.Type.IsDefined(typeof(FlagsAttribute), inherit: false);
        source.Append($"class {_variable}({(isFlags ? "enum.IntFlag, boundary=enum.KEEP" : "enum.IntEnum")}):\n");
        WriteDocumentation();
        foreach (string name in Enum.GetNames(stub.Type))
        {
            object value = Convert.ChangeType(Enum.Parse(stub.Type, name), Enum.GetUnderlyingType(stub.Type), CultureInfo.InvariantCulture);
            source.Append(CultureInfo.InvariantCulture, $"    {(PythonName.IsAttribute(name) ? name : PythonName.Safe(name))} = {value}\n");
        }
        if (!isFlags)
            source.Append("\n    @classmethod\n    def _missing_(cls, value):  # C# keeps numbers without a name, and so does this\n        member = int.__new__(cls, value)\n        member._name_, member._value_ = str(value), value\n        return member\n");
        source.Append("\n    def __reduce_ex__(self, protocol):\n        return type(self), (self._value_,)\n");
    }

    private void WriteHead(string options, string bases)
    {
        types.Imports.Add("dataclasses");
        source.Append($"@dataclasses.dataclass({options})\nclass {_variable}{bases}:\n");
        WriteDocumentation();
    }

    private void WriteDocumentation()
    {
        source.Append($"    \"\"\"{PythonName.Quote(stub.Type.FullName!.Replace('+', '.')).Trim('"')} in C#.\"\"\"\n\n");
        if (_variable != stub.Class.Name) source.Append($"    __qualname__ = {PythonName.Quote(stub.Class.Name)}\n\n");
    }

    // As in C#: a class is equal to itself alone, unless it says otherwise, as records and structs do.
    private string Equality() => stub.Type.IsValueType || stub.Type.GetMethod(nameof(Equals), [typeof(object)])!.DeclaringType != typeof(object) ? "unsafe_hash=True" : "eq=False";

    private static string DefaultOf(string annotation)
    {
        if (annotation.EndsWith("| None", StringComparison.Ordinal)) return " = None";
        string plain = annotation.Split('[')[0];
        return plain is "list" or "dict" or "set" ? $" = dataclasses.field(default_factory={plain})" : "";
    }
}
