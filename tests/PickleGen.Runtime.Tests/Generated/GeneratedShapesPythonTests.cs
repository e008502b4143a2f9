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

    [PythonFact]
    public void Own_state_goes_to_setstate_and_a_setter_is_called_with_object_and_state() => Assert.Equal(
        "('ada', [Decimal('1.10')]) 3.0 {'Reading': 4, 'Twin': True} 21",
        PythonRunner.RunText(
            """
            import pickle, sys, types
            class Own:
                def __setstate__(self, state): self.state = state
            class Gauge:
                def Restore(self, state): self.state = state
            class Thermometer(Own): Restore = Own.__setstate__
            class Workshop: pass
            for module in "PickleGen", "PickleGen.Tests", "PickleGen.Tests.Generated": made = sys.modules[module] = types.ModuleType(module)
            for name, cls in dict(Ledger=Own, Angle=Own, Memo=Own, Meter=Own, Link=Own, Gauge=Gauge, SubThermometer=Thermometer, Workshop=Workshop, Marker=Gauge).items(): setattr(made, name, cls)
            Own.Restore = Own.__setstate__
            made = sys.modules["units"] = types.ModuleType("units")
            made.Unit = str
            value = pickle.loads(sys.stdin.buffer.read())
            assert value.Gauge.state["Twin"] is value.Gauge and value.Ledger is value.Same and value.Unit == "m" and value.Marked[1] == {"b": 2}
            value.Gauge.state["Twin"] = True
            value.Ledger.state[1].pop()
            print(value.Ledger.state, value.Turn.state, value.Gauge.state, value.Heat.state)
            """,
            PickleSerializer.Serialize(Workshop.Example())));
}
