using System.Buffers;
using System.Text;

namespace PickleGen.Conformance.Tests;

/// <summary>What Python pickles, as nodes: a value per kind, and how calls, names and what lies outside are told.</summary>
public class DocumentNodesTests
{
    [PythonFact]
    public void Values_are_nodes_of_their_kinds()
    {
        var items = Assert.IsType<PickleTupleNode>(Of("(None, True, 2 ** 70, 0.5, 'é', b'\\x00', bytearray(b'ab'), [1], {'k': 2}, {3}, frozenset({4}))").Root).Items;

        Assert.IsType<PickleNoneNode>(items[0]);
        Assert.True(Assert.IsType<PickleBoolNode>(items[1]).Value);
        Assert.Equal(System.Numerics.BigInteger.Pow(2, 70), Assert.IsType<PickleIntNode>(items[2]).Value);
        Assert.Equal(0.5, Assert.IsType<PickleFloatNode>(items[3]).Value);
        Assert.Equal("é", Assert.IsType<PickleStrNode>(items[4]).Value);
        Assert.Equal("é"u8.ToArray(), ((PickleStrNode)items[4]).Utf8.ToArray());
        Assert.Equal([0], Assert.IsType<PickleBytesNode>(items[5]).Value.ToArray());
        Assert.Equal("ab"u8.ToArray(), Assert.IsType<PickleByteArrayNode>(items[6]).Value.ToArray());
        Assert.Equal(1, IntOf(Assert.Single(Assert.IsType<PickleListNode>(items[7]).Items)));
        var (key, value) = Assert.Single(Assert.IsType<PickleDictNode>(items[8]).Items);
        Assert.Equal(("k", 2), (TextOf(key), IntOf(value)));
        Assert.Equal(3, IntOf(Assert.Single(Assert.IsType<PickleSetNode>(items[9]).Items)));
        Assert.Equal(4, IntOf(Assert.Single(Assert.IsType<PickleFrozenSetNode>(items[10]).Items)));
    }

    [PythonFact]
    public void An_object_is_a_call_and_what_is_done_to_it()
    {
        var call = Assert.IsType<PickleCallNode>(Of("decimal.Decimal('1.50')").Root);
        Assert.Equal((PickleCallKind.Reduce, "decimal.Decimal"), (call.Kind, NameOf(call)));
        Assert.Equal(["1.50"], call.Arguments.Items.Select(TextOf));

        call = Assert.IsType<PickleCallNode>(Of("types.SimpleNamespace(a=1)").Root);
        Assert.Equal("types.SimpleNamespace", NameOf(call));
        Assert.Equal("a", TextOf(Assert.IsType<PickleDictNode>(Assert.Single(call.Builds)).Items[0].Key));

        call = Assert.IsType<PickleCallNode>(Of("collections.deque([1, 2], 5)").Root);
        Assert.Equal([1, 2], call.Appends.Select(IntOf));
        Assert.Equal(5, IntOf(call.Arguments.Items[1]));

        call = Assert.IsType<PickleCallNode>(Of("collections.OrderedDict(a=1, b=2)").Root);
        Assert.Equal([("a", 1), ("b", 2)], call.SetItems.Select(item => (TextOf(item.Key), IntOf(item.Value))));
    }

    [PythonFact]
    public void Objects_of_NEWOBJ_and_NEWOBJ_EX_tell_so_and_have_their_keywords()
    {
        var call = Assert.IsType<PickleCallNode>(Of("type('Plain', (), {'__module__': '__main__'})()").Root);
        Assert.Equal((PickleCallKind.NewObj, "__main__.Plain", 0), (call.Kind, NameOf(call), call.Arguments.Items.Count));

        call = Assert.IsType<PickleCallNode>(Of("type('Plain', (), {'__module__': '__main__', '__new__': lambda cls, **more: object.__new__(cls), '__getnewargs_ex__': lambda self: ((), {'size': 3})})()").Root);
        Assert.Equal(PickleCallKind.NewObjEx, call.Kind);
        var (key, value) = Assert.Single(call.Keywords!.Items);
        Assert.Equal(("size", 3), (TextOf(key), IntOf(value)));
    }

    [PythonFact]
    public void What_is_one_object_is_one_node_and_a_cycle_is_a_cycle()
    {
        var items = Assert.IsType<PickleListNode>(Of("(lambda a: [a, a, [0]])([0])").Root).Items;
        Assert.Same(items[0], items[1]);
        Assert.NotSame(items[0], items[2]);

        var cycle = Assert.IsType<PickleListNode>(Of("(lambda a: a.append(a) or a)([])").Root);
        Assert.Same(cycle, Assert.Single(cycle.Items));
        Assert.Same(cycle, Assert.Single(cycle.Children));
    }

    [PythonFact]
    public void Names_are_told_as_written_and_each_once()
    {
        var document = Of("[print, len, print, collections.OrderedDict()]", protocol: 2);
        Assert.Equal([("__builtin__", "print"), ("__builtin__", "len"), ("collections", "OrderedDict")], document.Globals);
        Assert.Equal(2, document.Protocol);
        Assert.Equal([("builtins", "print"), ("builtins", "len"), ("collections", "OrderedDict")], Of("[print, len, print, collections.OrderedDict()]").Globals);
    }

    [PythonFact]
    public void What_lies_outside_is_told_by_its_id_its_code_or_its_place()
    {
        Assert.Equal("away", TextOf(Assert.IsType<PicklePersistentIdNode>(Of("Outside('away')").Root).Id));
        Assert.Equal(240, Assert.IsType<PickleExtensionNode>(Of("fractions.Fraction").Root).Code);

        var buffers = Assert.IsType<PickleTupleNode>(Of("(pickle.PickleBuffer(b'read only'), pickle.PickleBuffer(bytearray(b'writable')))").Root).Items;
        Assert.Equal([(0, true), (1, false)], buffers.Cast<PickleBufferNode>().Select(buffer => (buffer.Index, buffer.ReadOnly)));
    }

    [PythonFact]
    public void A_state_setter_that_was_called_and_thrown_away_is_told_apart()
    {
        var document = Of("Set()");
        var setter = Assert.Single(document.Popped);
        Assert.Equal("__main__.setter", NameOf(setter));
        Assert.Same(document.Root, setter.Arguments.Items[0]);
        Assert.Equal("the state", TextOf(setter.Arguments.Items[1]));
    }

    [Theory]
    [InlineData("](cm\nC\n)Re0N.", 1)]
    [InlineData("(cm\nC\n)R1N.", 1)]
    [InlineData("}K\u0001cm\nC\n)RsK\u0001Ns.", 1)]
    [InlineData("]K\u0001aK\u0000cm\nC\n)RsK\u0000Ns.", 1)]
    [InlineData("cm\nC\n)RN.", 1)]
    [InlineData("cm\nC\n0VC\n0]0N.", 0)]
    public void What_else_was_thrown_away_is_told_where_something_is_in_it(string pickle, int count)
    {
        Assert.Equal(count, PickleDocument.Parse(Encoding.Latin1.GetBytes(pickle)).Dropped.Count);
    }

    // _pickle.c load_build
    [Theory]
    [InlineData("Va\nNb.")]
    [InlineData("K\u0001Nb.")]
    [InlineData("NNb.")]
    [InlineData("]Nb.")]
    public void No_state_may_be_given_to_anything(string pickle) => Assert.IsNotType<PickleCallNode>(PickleDocument.Parse(Encoding.Latin1.GetBytes(pickle)).Root);

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(5, 5)]
    [InlineData(3, 3)]
    public void A_negative_protocol_means_the_highest_as_in_CPython(int asked, int written)
    {
        var output = new ArrayBufferWriter<byte>();
        PickleDocument.Parse("N."u8.ToArray()).WriteTo(output, asked);
        Assert.Equal(written, PickleDocument.Parse(output.WrittenMemory).Protocol);
        Assert.Throws<ArgumentOutOfRangeException>(() => PickleDocument.Parse("N."u8.ToArray()).WriteTo(output, 6));
    }

    private static int IntOf(PickleNode node) => (int)Assert.IsType<PickleIntNode>(node).Value;

    private static string TextOf(PickleNode node) => Assert.IsType<PickleStrNode>(node).Value;

    private static string NameOf(PickleCallNode call) => call.Callable is PickleGlobalNode name ? $"{name.Module}.{name.Name}" : "";

    /// <summary>A value of Python's, pickled by Python: a class of <c>Outside</c> as a persistent id, <c>Fraction</c> itself under an extension code when it is alone.</summary>
    private static PickleDocument Of(string value, int protocol = 5) => PickleDocument.Parse(PythonRunner.Run(
        """
        import collections, copyreg, decimal, fractions, io, pickle, sys, types

        class Outside:
            def __init__(self, id): self.id = id

        class Set:
            def __reduce__(self): return Set, (), "the state", None, None, setter

        def setter(target, state): pass

        class Pickler(pickle._Pickler):
            def persistent_id(self, value): return value.id if type(value) is Outside else None

            # Classes that are made in the expression stand nowhere: only their names count here.
            def save_global(self, value, name=None):
                if isinstance(value, type) and value.__name__ == "Plain": setattr(sys.modules["__main__"], "Plain", value)
                super().save_global(value, name)

            dispatch = {**pickle._Pickler.dispatch, type: lambda self, value: self.save_global(value)}

        value = eval(sys.argv[1])
        if value is fractions.Fraction: copyreg.add_extension("fractions", "Fraction", 240)
        output = io.BytesIO()
        Pickler(output, int(sys.argv[2]), buffer_callback=(lambda buffer: None) if sys.argv[2] == "5" else None).dump(value)
        sys.stdout.buffer.write(output.getvalue())
        """,
        default,
        value,
        protocol.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
