using System.Buffers;

namespace PickleGen.Conformance.Tests;

/// <summary>save_reduce against CPython's: each form of reduce value, at every protocol, byte for byte (reductions.py).</summary>
public class ReductionTests
{
    private static readonly PickleCallable s_make = new("shop", "make");
    private static readonly PickleCallable s_fill = new("shop", "fill");
    private static readonly PickleCallable s_thing = new("shop", "Thing");
    private static readonly PickleCallable s_sized = new("shop", "Sized");
    private static readonly PickleCallable s_inner = new("shop", "Outer.Inner");
    private static readonly PickleCallable s_newObject = new("shop", "__newobj__");
    private static readonly PickleCallable s_newObjectEx = new("shop", "__newobj_ex__");

    private static readonly Dictionary<string, Func<Thing, ReduceValue>> s_cases = new()
    {
        ["call"] = _ => new(s_make, [1, "a"]),
        ["no_arguments"] = _ => new(s_make, []),
        ["state"] = _ => new(s_make, [1], Dict("x", 1)),
        ["list_items"] = _ => new(s_make, [], listItems: [1, 2, 3]),
        ["one_list_item"] = _ => new(s_make, [], listItems: [1]),
        ["1001_list_items"] = _ => new(s_make, [], listItems: new object?[1001]),
        ["1001_dict_items"] = _ => new(s_make, [], dictItems: new KeyValuePair<object, object?>[1001]),
        ["1000_dict_items"] = _ => new(s_make, [], dictItems: new KeyValuePair<object, object?>[1000]),
        ["everything"] = _ => new(s_make, [1], new List<object?> { "state" }, [1, 2], [new("k", "v")]),
        ["setter"] = thing => new(s_make, [1], Dict("me", thing), stateSetter: s_fill),
        ["setter_without_state"] = _ => new(s_make, [1], stateSetter: s_fill),
        ["newobj"] = _ => new(s_newObject, [s_thing, 1, "a"], Dict("x", 1)),
        ["newobj_ex"] = _ => new(s_newObjectEx, [s_sized, PickleTuple.Create([1, "a"]), Dict("size", 2)]),
        ["nested_class"] = _ => new(s_newObject, [s_inner]),
        ["own_state_list"] = thing => new(s_make, [2], new List<object?> { thing }),
        ["in_its_own_arguments"] = thing => thing.Asked++ == 0
            ? new(s_make, [new List<object?> { thing }], Dict("lost", 1))
            : new(s_make, [3], Dict("kept", 1)),
        ["by_name"] = _ => ReduceValue.Global("shop.make"),
    };

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    [PythonTheory]
    [MemberData(nameof(Cases))]
    public void Every_form_of_reduce_value_is_written_as_by_CPython(string form)
    {
        string script = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pickling", "reductions.py"));
        string[] expected = PythonRunner.RunText(script, default, form).Split('\n');
        Assert.Equal(6, expected.Length);
        for (int protocol = 0; protocol < expected.Length; protocol++)
        {
            var thing = new Thing(s_cases[form]);
            var pickle = new ArrayBufferWriter<byte>();
            new Pickler(pickle, new PickleOptions { Protocol = protocol }).Dump((object)new List<object?> { thing, thing });
            Assert.Equal((protocol, expected[protocol]), (protocol, Convert.ToHexStringLower(pickle.WrittenSpan)));
        }
    }

    private static PickleDict Dict(string key, object? value) => new() { [key] = value };

    private sealed class Thing(Func<Thing, ReduceValue> reduce) : IReducible
    {
        public int Asked { get; set; }

        public ReduceValue Reduce(int protocol) => reduce(this);
    }
}
