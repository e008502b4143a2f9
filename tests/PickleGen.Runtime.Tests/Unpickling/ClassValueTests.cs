using System.Text;

namespace PickleGen.Tests.Unpickling;

/// <summary>An annotated class that is a value, and not what an object is made of: the <see cref="Type"/>.</summary>
public sealed partial class ClassValueTests
{
#pragma warning disable PICKLE015 // What comes to an open place is what is tested.
    [Picklable(Module = "classes", Name = "Node")]
    public sealed partial class Node
    {
        public object? Kind { get; set; }
        public Type? Exact { get; set; }
    }

    [Picklable(Module = "classes", Name = "Pair", Layout = PickleLayout.Positional)]
    public sealed partial record Pair(object? Kind, int Number);
#pragma warning restore PICKLE015

    private static readonly Type s_node = typeof(Node);

    private static object? Load(string pickle) => PickleSerializer.Deserialize(Encoding.Latin1.GetBytes(pickle));

    public static TheoryData<int> Protocols => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_class_round_trips_in_any_open_place(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        Assert.Same(s_node, PickleSerializer.DeepClone<object>(s_node, options));
        Assert.Equal([s_node, 1, s_node], PickleSerializer.DeepClone<List<object>>([s_node, 1, s_node], options));
        var node = PickleSerializer.DeepClone(new Node { Kind = s_node, Exact = s_node }, options);
        Assert.Equal((s_node, s_node), (node.Kind, node.Exact));
        Assert.Equal(new Pair(s_node, 3), PickleSerializer.DeepClone(new Pair(s_node, 3), options));
        Assert.Equal(s_node, PickleSerializer.DeepClone(s_node, options));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void What_an_untyped_load_gives_can_be_saved_again(int protocol)
    {
        var options = new PickleOptions { Protocol = protocol };
        var value = new List<object?> { new Node { Kind = 1 }, s_node, new PickleTuple(s_node, new Pair(s_node, 2)), new PickleDict { [s_node] = s_node }, new PickleSet([s_node]), s_node };
        byte[] pickle = PickleSerializer.Serialize<object>(value, options);
        for (int i = 0; i < 2; i++)
        {
            var back = (List<object?>)PickleSerializer.Deserialize(pickle, options)!;
            Assert.IsType<Node>(back[0]);
            Assert.Same(s_node, back[1]);
            var tuple = (PickleTuple)back[2]!;
            Assert.Equal((s_node, new Pair(s_node, 2)), (tuple[0], tuple[1]));
            Assert.Same(s_node, ((PickleDict)back[3]!)[s_node]);
            Assert.Same(s_node, Assert.Single((PickleSet)back[4]!));
            Assert.Same(s_node, back[5]);
            pickle = PickleSerializer.Serialize<object>(back, options);
        }
    }

    [Picklable(Module = "classes", Name = "Box")]
    public sealed partial class Box<T>
    {
        public T? Content { get; set; }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_generic_class_is_its_type_in_any_collection(int protocol)
    {
        Type box = typeof(Box<int>);
        byte[] pickle = PickleSerializer.Serialize<object>(
            new List<object?> { box, new PickleTuple(box), new PickleDict { [box] = box }, new PickleSet([box]), new Box<int>(), box }, new PickleOptions { Protocol = protocol });
        var back = (List<object?>)PickleSerializer.Deserialize(pickle)!;
        var entry = Assert.Single((PickleDict)back[2]!);
        Assert.Equal([box, box, box, box, box, box], [back[0], ((PickleTuple)back[1]!)[0], entry.Key, entry.Value, Assert.Single((PickleSet)back[3]!), back[5]]);
    }

    [Picklable]
    public interface IAnnotated;

    // "Annotate it" would be no advice.
    [Theory]
    [InlineData(typeof(IAnnotated))]
    [InlineData(typeof(List<int>))]
    [InlineData(typeof(Node[]))]
    public void Type_that_no_name_stands_for_is_refused_with_what_is_not(Type type)
    {
        string expected = $"The type '{type}' cannot be saved: only those of annotated classes, structs and enums can, and built-in ones that take no type arguments.";
        Assert.StartsWith(expected, Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(new Node { Exact = type })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cclasses\nNode\n.")]
    [InlineData("\x80\x04\x8c\x07" + "classes\x8c\x04Node\x93.")]
    public void A_class_alone_is_its_type(string pickle) => Assert.Same(s_node, Load(pickle));

    [Theory]
    [InlineData("(cclasses\nNode\nq\0h\0l.")]
    [InlineData("(cclasses\nNode\nq\0h\0t.")]
    [InlineData("]cclasses\nNode\nq\0ah\0a.")]
    [InlineData("cclasses\nNode\nq\0h\0\x86.")]
    [InlineData("cclasses\nNode\nq\0)\x81h\0\x86.")]
    public void A_class_in_a_collection_is_its_type(string pickle) => Assert.Same(s_node, ((IEnumerable<object?>)Load(pickle)!).Last());

    [Fact]
    public void A_callable_of_the_program_gets_the_type()
    {
        object? given = null;
        var options = new PickleOptions { Classes = new ClassRegistry().Add(typeof(Node)).Add(new PickleCallable("classes", "take", (object? type) => given = type)) };
        PickleSerializer.Deserialize("cclasses\ntake\n(cclasses\nNode\ntR."u8, options);
        Assert.Same(s_node, given);
    }

    [Fact]
    public void What_python_calls_with_a_class_is_called_with_it()
    {
        Assert.IsType<Node>(Load("ccopyreg\n_reconstructor\n(cclasses\nNode\ncbuiltins\nobject\nNtR."));
        Assert.IsType<Node>(Load("ccopyreg\n__newobj__\n(cclasses\nNode\ntR."));
        Assert.Equal("classes.Node", ((PickleDefaultDict)Load("ccollections\ndefaultdict\n(cclasses\nNode\ntR.")!).Factory!.ToString());
    }
}
