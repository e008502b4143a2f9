namespace PickleGen.Tool;

internal sealed partial class PythonClass
{
    // cls () NEWOBJ {name: value} BUILD: what Python does for any object, so members may be added here as well.
    private void WriteState()
    {
        var members = PythonMember.Of(stub);
        HashSet<string> inherited = _parent?.Class is { Layout: PickleLayout.State, HasOwnState: false } ? [.. PythonMember.Of(_parent).Select(member => member.Attribute)] : [];
        WriteHead($"kw_only=True, {Equality()}", isWithBase: true);
        foreach (var member in members.Where(member => !inherited.Contains(member.Attribute)))
        {
            string annotation = types.Of(member.Wire);
            source.Append($"    {member.Attribute}: {PythonName.Quote(annotation)}{DefaultOf(annotation)}\n");
        }
        // The base class gives itself back in its own way, with what it knows of.
        if (_parent?.Class is { Layout: PickleLayout.Positional } or { StateSetter: not null }) source.Append("\n    __reduce__ = object.__reduce__\n");
        // Behind the class, where they are no defaults. Not by __setstate__, which blocks of structs do not call.
        string[] renamed = [.. members.Where(member => member.IsRenamed && !inherited.Contains(member.Attribute)).Select(member => $"{_variable}.{member.Attribute} = _wire({PythonName.Quote(member.Wire.Name)})\n")];
        if (renamed.Length > 0) source.Append("\n\n").Append(string.Concat(renamed));
    }

    // Lambdas look for names outside of the class, where no member has taken them.
    private static string DefaultOf(string annotation)
    {
        if (annotation.EndsWith("| None", StringComparison.Ordinal)) return " = None";
        string? empty = annotation.Split('[')[0] switch { "list" => "[]", "dict" => "{}", "set" => "set()", _ => null };
        return empty is null ? "" : $" = dataclasses.field(default_factory=lambda: {empty})";
    }
}
