namespace PickleGen.Generators.Tests.Mixed;

/// <summary>One combination: a type, and a class that makes one, sends it through a pickle and compares.</summary>
/// <param name="Number">Tells it from the others.</param>
/// <param name="Kind"><c>sealed class</c>, <c>record struct</c> …</param>
/// <param name="Way">How its members get their values.</param>
/// <param name="Place">Where it stands: <c>top</c>, or what it is in another type.</param>
/// <param name="IsGeneric">It takes a type argument.</param>
/// <param name="IsDerived">It has a base class with a private member and a private setter.</param>
/// <param name="Layout">Its layout.</param>
internal sealed record MixedShape(int Number, string Kind, string Way, string Place, bool IsGeneric, bool IsDerived, string Layout)
{
    private bool IsStruct => Kind.Contains("struct", StringComparison.Ordinal);

    private bool IsReadOnly => Kind.StartsWith("readonly", StringComparison.Ordinal);

    /// <summary>Whether C# lets it be.</summary>
    public bool IsPossible =>
        !(IsDerived && (IsStruct || Kind.Contains("record", StringComparison.Ordinal)))
        && !(IsReadOnly && Way is "set" or "private")
        && !(IsStruct && Way == "private");

    private string Name => Place == "top" ? $"Shape{Number}" : "Shape";

    private string Partial => Kind.Contains("record", StringComparison.Ordinal)
        ? Kind.Replace("record", "partial record", StringComparison.Ordinal)
        : Kind.Replace("class", "partial class", StringComparison.Ordinal).Replace("struct", "partial struct", StringComparison.Ordinal);

    private string Type => Name + (IsGeneric ? "<System.Guid>" : "");

    private string Parameters => "int number, string? text, System.Collections.Generic.List<int>? items, Color? color" + (IsGeneric ? ", T? given" : "");

    private string Primary => Way == "primary" ? $"({Parameters})" : "";

    private string Arguments => "7, \"text\", [1, 2], Color.Blue" + (IsGeneric ? ", new System.Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)" : "");

    private IEnumerable<(string Type, string Name)> Members
    {
        get
        {
            yield return ("int", "Number");
            yield return ("string?", "Text");
            yield return ("System.Collections.Generic.List<int>?", "Items");
            yield return ("Color?", "Color");
            if (IsGeneric) yield return ("T?", "Given");
        }
    }

    /// <summary>The source.</summary>
    public string Source
    {
        get
        {
            string accessibility = Place == "top" ? "public" : Place;
            string type = $$"""
                /// <summary>A shape.</summary>
                [PickleGen.Picklable(Layout = PickleGen.PickleLayout.{{Layout}}, Name = "Shape{{Number}}")]
                {{accessibility}} {{Partial}} {{Name}}{{(IsGeneric ? "<T>" : "")}}{{Primary}}{{(IsDerived ? " : Base" : "")}}
                {
                {{Body()}}
                    internal string Show() => $"{{string.Join(" ", Members.Select(static member => member.Name == "Items" ? "{string.Join(\",\", Items!)}" : $"{{{member.Name}}}"))}}{{(IsDerived ? " {Id} {Owner}" : "")}}";
                }
                """;
            string made = Way is "constructor" or "primary" or "private" || (Way == "field" && IsReadOnly) ? $"new {Type}({Arguments})"
                : $"new {Type} {{ Number = 7, Text = \"text\", Items = [1, 2], Color = Color.Blue{(IsGeneric ? ", Given = new System.Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)" : "")} }}";
            string run = $$"""
                internal static string Run(int protocol)
                {
                    var made = {{made}};
                    {{(IsDerived ? "made.Own(3, \"owner\");" : "")}}
                    var copy = PickleGen.PickleSerializer.Deserialize<{{Type}}>(PickleGen.PickleSerializer.Serialize(made, new PickleGen.PickleOptions { Protocol = protocol }));
                    return copy{{(IsStruct ? "" : "!")}}.Show() == made.Show() ? "" : $"{{Kind}} {{Way}} {{Place}} {{Layout}}: {made.Show()} became {copy{{(IsStruct ? "" : "!")}}.Show()}\n";
                }
                """;
            return Place == "top" ? $"{type}\ninternal static class Case{Number} {{ {run} }}" : $"internal static partial class Case{Number} {{\n{type}\n{run} }}";
        }
    }

    private string Body() => Way switch
    {
        "set" => Each(static (type, name) => $"public {type} {name} {{ get; set; }}"),
        "init" => Each(static (type, name) => $"public required {type} {name} {{ get; init; }}"),
        "field" => Each((type, name) => $"public {(IsReadOnly ? "readonly " : "")}{type} {name};") + (IsReadOnly ? Constructor() : ""),
        "primary" => Each(static (type, name) => $"public {type} {name} {{ get; }} = {Parameter(name)};"),
        "private" => Each(static (type, name) => $"[PickleGen.PickleMember] private {(name == "Items" ? "readonly " : "")}{type} _{Parameter(name)}; /// <summary>Shows.</summary>\npublic {type} {name} => _{Parameter(name)};") + Constructor("_"),
        _ => Each(static (type, name) => $"public {type} {name} {{ get; }}") + Constructor(),
    };

    private string Each(Func<string, string, string> declare) => string.Concat(Members.Select(member => $"    /// <summary>A member.</summary>\n    {declare(member.Type, member.Name)}\n"));

    private string Constructor(string prefix = "") =>
        $"    /// <summary>Makes one.</summary>\n    public {Name}({Parameters}) {{ {string.Join(" ", Members.Select(member => $"{(prefix.Length > 0 ? prefix + Parameter(member.Name) : member.Name)} = {Parameter(member.Name)};"))} }}\n";

    private static string Parameter(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
