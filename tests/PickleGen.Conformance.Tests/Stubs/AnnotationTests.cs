using System.Text;
using PickleGen.Tests.Generated.Rows;

namespace PickleGen.Conformance.Tests.Stubs;

/// <summary>Annotations say what Python gets: every row of docs/wire-format.md is loaded, and is an instance of what its stub promises.</summary>
public sealed class AnnotationTests : IDisposable
{
    private readonly StubRun _stubs = new();

    [PythonTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_row_is_what_its_annotation_says(bool isFilled)
    {
        _stubs.Write();
        // Default structs have nulls that their types deny, in C# as well.
        byte[] pickle = PickleSerializer.Serialize(isFilled ? RowValues.Fill(new StateRows()) : new StateRows { KeyValuePair = new("", null), LongValueTuple = (0, 0, 0, 0, 0, 0, 0, "", []) });
        string wrong = Encoding.UTF8.GetString(_stubs.Python(Script, pickle));
        Assert.Equal("", wrong);
    }

    /// <summary>mypy asks for the type of an empty dict, and of every attribute that a class does not show.</summary>
    [PythonFact]
    public void Checkers_of_types_know_what_every_attribute_is()
    {
        string wrong = Encoding.UTF8.GetString(PythonRunner.Run("""
            import ast, sys
            found = 0
            for file in sys.argv[1:]:
                tree = ast.parse(open(file, encoding="utf-8").read())
                for node in ast.walk(tree):
                    targets = node.targets if isinstance(node, ast.Assign) else []
                    if isinstance(node, ast.AnnAssign) and node.target.id == "_closed": found += "ClassVar" in node.annotation.value
                    if targets and isinstance(node.value, ast.Dict): print(file, ast.unparse(node))
            assert found > 1, found
            """, [], _stubs.Write()));
        Assert.Equal("", wrong);
    }

    public void Dispose() => _stubs.Dispose();

    private const string Script = """
        import collections.abc, pickle, types, typing, rows
        value = pickle.loads(sys.stdin.buffer.read())
        assert type(value) is rows.StateRows

        def fits(item, hint):
            origin, arguments = typing.get_origin(hint), typing.get_args(hint)
            if hint is typing.Any: return True
            if origin in (types.UnionType, typing.Union): return any(fits(item, one) for one in arguments)
            if origin is None: return type(item) is hint or hint is not int and isinstance(item, hint)
            if not isinstance(item, origin): return False
            if origin is tuple: return arguments[1:] == (...,) and all(fits(i, arguments[0]) for i in item) or len(item) == len(arguments) and all(map(fits, item, arguments))
            if origin is dict: return all(fits(k, arguments[0]) and fits(v, arguments[1]) for k, v in item.items())
            return all(fits(i, arguments[0]) for i in item)

        hints = typing.get_type_hints(rows.StateRows)
        assert hints.keys() == vars(value).keys(), hints.keys() ^ vars(value).keys()
        for name, hint in hints.items():
            if not fits(getattr(value, name), hint): print(name, hint, repr(getattr(value, name)))
        """;
}
