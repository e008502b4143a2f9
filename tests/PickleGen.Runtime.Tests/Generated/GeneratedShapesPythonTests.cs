namespace PickleGen.Tests.Generated;

/// <summary>Python is the judge: what generated code writes means the same there.</summary>
public class GeneratedShapesPythonTests
{
    private const string Module = """
        import enum, pickle, sys, types
        class Color(enum.IntEnum): Red = 1; Blue = 200
        class Numbers: pass
        class Vector:
            def __init__(self, y, x): self.y, self.x = y, x
        for module, names in {"PickleGen": [], "PickleGen.Tests": [], "shapes": [Color], "PickleGen.Tests.Generated": [Numbers, Vector]}.items():
            made = sys.modules[module] = types.ModuleType(module)
            for cls in names: setattr(made, cls.__name__, cls)
        value = pickle.loads(sys.stdin.buffer.read())
        """;

    [PythonFact]
    public void Annotated_enum_is_the_class_called_with_its_number_and_others_are_numbers() => Assert.Equal(
        "<Color.Blue: 200> None -7 18446744073709551615 'x'",
        PythonRunner.RunText(
            Module + "\nprint(repr(value.L), value.M, value.J, value.F, repr(value.H))",
            PickleSerializer.Serialize(new Numbers { L = Color.Blue, J = Day.Sunday, F = ulong.MaxValue, H = 'x' })));

    [PythonFact]
    public void Positional_members_are_arguments_in_their_order() =>
        Assert.Equal("1.0 2.0", PythonRunner.RunText(Module + "\nprint(value.x, value.y)", PickleSerializer.Serialize(new Vector(1, 2))));
}
