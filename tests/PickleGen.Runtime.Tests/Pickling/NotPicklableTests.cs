namespace PickleGen.Tests.Pickling;

/// <summary>The error names the type to annotate.</summary>
public class NotPicklableTests
{
    private const string Name = "'PickleGen.Tests.Pickling.NotPicklableTests+Plain'";

    [Fact]
    public void Of_what_is_made_of_others_the_innermost_is_named()
    {
        AssertNames(new Plain());
        Assert.StartsWith($"{Name} cannot be pickled", Assert.Throws<PicklingException>(() => PickleSerializer.Serialize<object>(new List<Plain> { new() })).Message, StringComparison.Ordinal);
        AssertNames(new List<Plain> { new() });
        AssertNames(new Plain[1][]);
        AssertNames(new Dictionary<string, List<Plain?>>());
        AssertNames((1, (Plain?)null));
    }

    [Fact]
    public void Of_a_generic_type_that_is_nobodys_it_is_the_type_itself() =>
        Assert.StartsWith("'PickleGen.Tests.Pickling.NotPicklableTests+Box`1[System.Int32]' cannot", Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(new Box<int>())).Message, StringComparison.Ordinal);

    private static void AssertNames<T>(T value)
    {
        var thrown = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(value));
        Assert.StartsWith(typeof(T) == typeof(Plain) ? $"{Name} cannot be pickled" : $"{Name}, which '", thrown.Message, StringComparison.Ordinal);
        Assert.Equal("$", thrown.Path);
    }

    private sealed class Plain;

    private sealed class Box<T>
    {
        public T? Value { get; set; }
    }
}
