namespace PickleGen.Tests.Closures;

/// <summary>Captured variables whose type does not say what is in them: they arrive as untyped loads make them, as <c>docs/closures.md</c> says.</summary>
public partial class OpenVariableTests
{
    private static readonly PickleOptions s_options = new() { Closures = ClosurePolicy.TrustAssemblies(typeof(OpenVariableTests).Assembly) };

    public static TheoryData<object, Type> Values() => new()
    {
        { (short)3, typeof(int) },
        { (byte)3, typeof(int) },
        { 3u, typeof(int) },
        { 3L, typeof(int) },
        { 5_000_000_000L, typeof(long) },
        { 1.5f, typeof(double) },
        { 'q', typeof(string) },
        { DayOfWeek.Friday, typeof(int) },
        { new[] { 1 }, typeof(PickleArray) },
        { new List<int> { 1 }, typeof(List<object?>) },
        { 3, typeof(int) },
        { 1.5m, typeof(decimal) },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_in_an_object_arrives_as_an_untyped_load_makes_it(object value, Type type)
    {
        Func<Type> asks = () => value.GetType();
        Assert.Equal(type, Copied(asks)());
    }

    [Fact]
    public void Value_in_a_variable_of_its_type_keeps_it()
    {
        short number = 3;
        char letter = 'q';
        IEnumerable<int> items = [1, 2];
        Func<(Type, Type, Type)> asks = () => (((object)number).GetType(), ((object)letter).GetType(), items.GetType());
        Assert.Equal((typeof(short), typeof(char), typeof(List<int>)), Copied(asks)());
    }

    /// <summary>Their numbers and lists could not be loaded: nobody could say which enum or array they were.</summary>
    [Fact]
    public void Variable_declared_as_any_enum_or_array_is_refused_on_save()
    {
        Enum day = DayOfWeek.Friday;
        Array words = new[] { "a" };
        RefusedAt("$.day", () => day);
        RefusedAt("$.words", () => words);

        static void RefusedAt(string path, Func<object> captures)
        {
            var error = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(captures));
            Assert.Equal(path, error.Path);
            Assert.Contains("the variable is declared as Enum or Array", error.Message, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string, Func<object?>> Collections()
    {
        Shape[] array = [new Circle()];
        List<Shape> list = [.. array], empty = [];
        IReadOnlyList<Shape> view = [new Circle()];
        IEnumerable<Shape> covariant = new List<Circle> { new() };
        Dictionary<string, Shape> map = new() { ["a"] = array[0] };
        HashSet<Shape> set = [.. array];
        var pair = (array[0], 1);
        Lazy<List<Shape>> lazy = new(list);
        return new()
        {
            { "array", () => array },
            { "list", () => list },
            { "empty", () => empty },
            { "view", () => view },
            { "covariant", () => covariant },
            { "map", () => map },
            { "set", () => set },
            { "pair", () => pair },
            { "lazy", () => lazy },
        };
    }

    /// <summary>No reader knows a codec for what the variable is declared as: Python's list or dict would be refused there.</summary>
    [Theory]
    [MemberData(nameof(Collections))]
    public void Collection_of_a_type_that_cannot_be_pickled_is_refused_on_save(string variable, Func<object?> captures)
    {
        var error = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(captures));
        Assert.Equal($"$.{variable}", error.Path);
        Assert.Contains($"'{typeof(Shape)}', which '", error.Message, StringComparison.Ordinal);
        Assert.Contains("annotate it with [Picklable]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void List_of_a_type_that_cannot_be_pickled_is_no_target()
    {
        Func<Shape, bool> contains = new List<Shape> { new Circle() }.Contains;
        var error = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(contains));
        Assert.Contains($"'{typeof(Shape)}', which '{typeof(List<Shape>)}' is made of", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Object_of_a_derived_class_arrives_and_so_do_lists_where_any_list_may_stand()
    {
        Shape shape = new Circle();
        System.Collections.IList list = new List<Shape> { shape };
        object open = new Shape[] { shape };
        Func<string> shows = () => $"{shape.GetType().Name} {ReferenceEquals(list[0], shape)} {((List<object?>)open).Count}";
        Assert.Equal("Circle True 1", Copied(shows)());
    }

    [Fact]
    public void Array_behind_an_interface_of_arrays_is_refused_on_save()
    {
        ICloneable numbers = new[] { 1 };
        System.Collections.IStructuralEquatable pair = (1, 2);
        ICloneable bytes = new byte[] { 1, 2 };
        foreach (var captures in (Func<object>[])[() => numbers, () => pair])
        {
            var error = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(captures));
            Assert.Contains("Declare the variable as the type that it has", error.Message, StringComparison.Ordinal);
        }
        Func<int> counts = () => ((byte[])bytes).Length;
        Assert.Equal(2, Copied(counts)());
    }

    [Fact]
    public void Method_of_Array_itself_is_refused_for_what_it_is_called_on()
    {
        Func<object?> clone = new[] { 1 }.Clone;
        var error = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(clone));
        Assert.Contains("its method is one of 'System.Array'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("variable", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Python's numbers and texts are an int, a double and a string here: nobody could give these variables what they had.</summary>
    [Fact]
    public void Variable_of_an_interface_that_its_number_would_not_have_is_refused_on_save()
    {
        IEquatable<long> equatable = 4L;
        IComparable<short> comparable = (short)4;
        IEquatable<float> single = 4f;
        IFormattable letter = 'q';
        var anonymous = new { equatable };
        RefusedAt("$.equatable", () => equatable);
        RefusedAt("$.comparable", () => comparable);
        RefusedAt("$.single", () => single);
        RefusedAt("$.letter", () => letter);
        RefusedAt("$", () => anonymous);

        static void RefusedAt(string path, Func<object> captures)
        {
            foreach (var save in (Action[])[() => PickleSerializer.Serialize(captures), () => PickleSerializer.Serialize<object>(captures)])
            {
                var error = Assert.Throws<PicklingException>(save);
                Assert.StartsWith(path, error.Path, StringComparison.Ordinal);
                Assert.Contains("Declare the variable as the type that it has", error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Variable_of_an_interface_that_its_number_has_wherever_it_is_loaded_arrives()
    {
        IEquatable<int> equatable = 4;
        IComparable<long> large = 5_000_000_000L;
        IFormattable widened = 4.5f;
        IComparable<string> text = "t";
        ValueType day = DayOfWeek.Friday;
        Func<string> shows = () => FormattableString.Invariant($"{equatable} {large} {widened} {text} {day}");
        Assert.Equal("4 5000000000 4.5 t 5", Copied(shows)());
    }

    private static T Copied<T>(T made)
        where T : Delegate => PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(made), s_options)!;

    public class Shape;

    /// <summary>What derives from a class without an annotation.</summary>
    [Picklable]
    public sealed partial class Circle : Shape;
}
