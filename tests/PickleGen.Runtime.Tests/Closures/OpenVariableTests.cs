namespace PickleGen.Tests.Closures;

/// <summary>Captured variables whose type does not say what is in them: they arrive as untyped loads make them, as <c>docs/closures.md</c> says.</summary>
public class OpenVariableTests
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
}
