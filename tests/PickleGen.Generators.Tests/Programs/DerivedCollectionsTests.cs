namespace PickleGen.Generators.Tests.Programs;

/// <summary>Annotated classes that derive from .NET's collections have their elements when they come back.</summary>
public class DerivedCollectionsTests
{
    public static TheoryData<string, string, string> Filled => new()
    {
        { "Stack<int>", "Push", "3 2 1" },
        { "Queue<int>", "Enqueue", "1 2 3" },
        { "System.Collections.Concurrent.ConcurrentQueue<int>", "Enqueue", "1 2 3" },
        { "System.Collections.Concurrent.ConcurrentStack<int>", "Push", "3 2 1" },
        { "System.Collections.Concurrent.ConcurrentBag<int>", "Add", "3 2 1" },
        { "System.Collections.ArrayList", "Add", "1 2 3" },
        { "LinkedList<int>", "AddLast", "1 2 3" },
        { "List<int>", "Add", "1 2 3" },
    };

    public static TheoryData<string, string> Keyed => new()
    {
        { "System.Collections.Hashtable", "1" },
        { "System.Collections.DictionaryBase { public object? this[string key] { get => Dictionary[key]; set => Dictionary[key] = value; } ", "1" },
        { "System.Collections.Specialized.NameValueCollection", "1" },
        { "Dictionary<string, string>", "1" },
        { "System.Collections.Concurrent.ConcurrentDictionary<string, string>", "1" },
    };

    [Theory]
    [MemberData(nameof(Filled))]
    public void Elements_come_back_in_their_order(string collection, string add, string expected) => Assert.Equal(
        $"n {expected}",
        CompiledProgram.Evaluate(
            $$"""
            [Picklable] public partial class Own : {{collection}} { public string Name = ""; public Own With(int item) { {{add}}(item); return this; } }
            """,
            """Copy(new Own { Name = "n" }.With(1).With(2).With(3)) is { } own ? own.Name + " " + string.Join(" ", System.Linq.Enumerable.Cast<object>(own)) : null"""));

    [Theory]
    [MemberData(nameof(Keyed))]
    public void Entries_come_back(string collection, string expected) => Assert.Equal(
        expected,
        CompiledProgram.Evaluate($"[Picklable] public partial class Own : {collection}{(collection.Contains('{', StringComparison.Ordinal) ? "}" : " { }")}", """Copy(new Own { ["a"] = "1" })["a"]"""));

    [Fact]
    public void List_that_checks_its_elements() => Assert.Equal(
        "1 2",
        CompiledProgram.Evaluate(
            "[Picklable] public partial class Own : System.Collections.CollectionBase { public Own With(int item) { List.Add(item); return this; } }",
            """string.Join(" ", System.Linq.Enumerable.Cast<int>(Copy(new Own().With(1).With(2))))"""));
}
