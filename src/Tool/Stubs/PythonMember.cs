namespace PickleGen.Tool;

/// <summary>A member as an attribute of a Python class.</summary>
/// <param name="Attribute">The attribute's name; the name on the wire where Python can declare it.</param>
/// <param name="Wire">The member by its name on the wire.</param>
internal sealed record PythonMember(string Attribute, WireMember Wire)
{
    /// <summary>What an attribute is whose name on the wire is another: it lies under that.</summary>
    public const string RenamedSource =
        """"
        def _wire(name):
            """An attribute whose name on the wire Python cannot declare: it is kept under that."""
            return property(lambda self: getattr(self, name), lambda self, value: setattr(self, name, value))

        """";

    /// <summary>Whether the attribute has another name than the wire.</summary>
    public bool IsRenamed => Attribute != Wire.Name;

    /// <summary>The members of a type, in the order of the wire, no two of one name.</summary>
    public static IReadOnlyList<PythonMember> Of(StubType stub)
    {
        var taken = stub.Class.Members.Where(PythonName.IsAttribute).ToHashSet(StringComparer.Ordinal);
        return [.. WireMember.Of(stub).Select(member => new PythonMember(PythonName.IsAttribute(member.Name) ? member.Name : PythonName.Unique(PythonName.Safe(member.Name), taken), member))];
    }
}
