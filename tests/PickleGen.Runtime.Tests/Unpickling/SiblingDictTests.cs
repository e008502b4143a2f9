namespace PickleGen.Tests.Unpickling;

/// <summary>
/// A Python object without attributes has no BUILD: a dict behind it is its neighbour, and not its state. The guided readers and the stack
/// machine must tell them apart alike, in all that CPython writes.
/// </summary>
public sealed partial class SiblingDictTests
{
    [Picklable(Module = "siblings", Name = "Bare")]
    public sealed partial class Bare
    {
        public int A { get; set; }
    }

    [Picklable(Module = "siblings", Name = "Couple", Layout = PickleLayout.Positional)]
    public sealed partial class Couple
    {
        public Bare? First { get; set; }
        public Dictionary<string, int>? Second { get; set; }
    }

    [Picklable(Module = "siblings", Name = "Bag", Layout = PickleLayout.Positional)]
    public sealed partial record Bag(List<int> Items, string Label);

    private static readonly string s_python = """
        import pickle, pickletools, sys, types
        module = sys.modules["siblings"] = types.ModuleType("siblings")
        class Bare: pass
        class Couple:
            def __init__(self, *args): self.args = args
            def __reduce__(self): return type(self), self.args
        class Bag(Couple): pass
        for cls in Bare, Couple, Bag: cls.__module__ = "siblings"; setattr(module, cls.__name__, cls)
        full = Bare()
        full.A = 5
        value = eval(sys.argv[1])
        for protocol in range(6):
            pickled = pickle.dumps(value, protocol)
            print(pickled.hex())
            print(pickletools.optimize(pickled).hex())
        """;

    [PythonFact]
    public void In_a_list_a_dict_behind_an_object_is_the_next_element() =>
        AssertLoads<List<object?>>("[Bare(), {'A': 1}, full, {}, Bare()]", "0 {A: 1} 5 {} 0", static list => Show([.. list]));

    [PythonFact]
    public void In_a_tuple_a_dict_behind_an_object_is_the_next_item()
    {
        AssertLoads<(Bare, Dictionary<string, int>)>("(Bare(), {'A': 1})", "0 {A: 1}", static pair => Show(pair.Item1, pair.Item2));
        AssertLoads<(Bare, Dictionary<string, int>, Bare, int)>("(Bare(), {'A': 1}, full, 4)", "0 {A: 1} 5 4", static row => Show(row.Item1, row.Item2, row.Item3, row.Item4));
        AssertLoads<object>("(Bare(), {'A': 1})", "0 {A: 1}", static pair => Show([.. (PickleTuple)pair]));
    }

    [PythonFact]
    public void Among_arguments_a_dict_behind_an_object_is_the_next_argument() =>
        AssertLoads<Couple>("Couple(Bare(), {'A': 1})", "0 {A: 1}", static couple => Show(couple.First, couple.Second));

    [PythonFact]
    public void Arguments_end_where_they_end_whatever_they_are() =>
        AssertLoads<Bag>("Bag([], 'x')", "0 x", static bag => Show(bag.Items.Count, bag.Label));

    [PythonFact]
    public void As_a_value_in_a_dict_an_object_keeps_its_own_attributes() =>
        AssertLoads<Dictionary<string, object>>("{'k': Bare(), 'l': {'A': 1}, 'm': full}", "0 {A: 1} 5", static map => Show(map["k"], map["l"], map["m"]));

    private static void AssertLoads<T>(string python, string expected, Func<T, string> show)
    {
        foreach (string line in PythonRunner.RunText(s_python, default, python).Split('\n'))
        {
            byte[] pickle = Convert.FromHexString(line);
            Assert.Equal(expected, show(PickleSerializer.Deserialize<T>(pickle)!));
            var unpickler = new Unpickler(pickle);
            Assert.Equal(expected, show((T)unpickler.ConvertTo(unpickler.Load(), typeof(T))!));
        }
    }

    private static string Show(params object?[] values) => string.Join(' ', values.Select(static value => value switch
    {
        Bare bare => $"{bare.A}",
        PickleDict dict => $"{{{string.Join(", ", dict.Select(static entry => $"{entry.Key}: {entry.Value}"))}}}",
        Dictionary<string, int> dict => $"{{{string.Join(", ", dict.Select(static entry => $"{entry.Key}: {entry.Value}"))}}}",
        _ => $"{value}",
    }));
}
