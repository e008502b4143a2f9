namespace PickleGen.Conformance.Tests.Typed;

/// <summary>Python's objects may refer to themselves; where they are structs here, what refers to one has a copy.</summary>
public sealed partial class StructCycleTests
{
#pragma warning disable PICKLE015 // An open member can refer to a struct.
    [Picklable(Module = "struct_cycles", Name = "Spot")]
    public partial struct Spot
    {
        public int X { get; set; }
        public Holder? Holder { get; set; }
        public string? Name { get; set; }
    }

    [Picklable(Module = "struct_cycles", Name = "Holder")]
    public sealed partial class Holder
    {
        public object? Any { get; set; }
        public Spot? Spot { get; set; }
    }
#pragma warning restore PICKLE015

    private static byte[] SpotInItself(string member, int protocol) => Village.DumpedByPython(
        $$"""
        class Spot: pass
        class Holder: pass
        Spot.__module__ = Holder.__module__ = 'struct_cycles'
        sys.modules['struct_cycles'] = types.SimpleNamespace(Spot=Spot, Holder=Holder)
        spot = Spot()
        spot.X, spot.Holder, spot.Name = 7, Holder(), 'p'
        spot.Holder.{{member}} = spot
        spot.Holder.More = 0
        """,
        "[spot, None]",
        protocol);

    [PythonTheory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_struct_that_an_open_member_in_it_refers_to_is_whole_in_the_end(int protocol)
    {
        var spot = PickleSerializer.Deserialize<List<Spot?>>(SpotInItself("Any", protocol))![0]!.Value;
        Assert.Equal((7, "p"), (spot.X, spot.Name));
        var inner = Assert.IsType<Spot>(spot.Holder!.Any);
        Assert.Equal((7, "p"), (inner.X, inner.Name));
        Assert.Same(spot.Holder, inner.Holder);
    }

    [PythonTheory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_struct_that_a_typed_member_in_it_refers_to_is_refused(int protocol)
    {
        var error = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<List<Spot?>>(SpotInItself("Spot", protocol)));
        Assert.Contains("make the type a class", error.Message, StringComparison.Ordinal);
    }
}
