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

    public static TheoryData<string, string, string> Compared => new()
    {
        { "Dictionary<string, int>", "IEqualityComparer<string>", "PicklingException: 'Own' has StringComparer.OrdinalIgnoreCase for its comparer, but loading makes one with the default one: " },
        { "HashSet<string>", "IEqualityComparer<string>", "PicklingException: 'Own' has StringComparer.OrdinalIgnoreCase" },
        { "SortedSet<string>", "IComparer<string>", "PicklingException: 'Own' has StringComparer.OrdinalIgnoreCase" },
        { "SortedDictionary<string, int>", "IComparer<string>", "PicklingException: 'Own' has StringComparer.OrdinalIgnoreCase" },
        { "System.Collections.Concurrent.ConcurrentDictionary<string, int>", "IEqualityComparer<string>", "PicklingException: 'Own' has StringComparer.OrdinalIgnoreCase" },
        { "System.Collections.Hashtable", "System.Collections.IEqualityComparer", "PicklingException: 'Own' has StringComparer.OrdinalIgnoreCase" },
        { "System.Collections.Specialized.NameValueCollection", "System.Collections.IEqualityComparer", "PicklingException: 'Own' has StringComparer.OrdinalIgnoreCase" },
    };

    [Theory]
    [MemberData(nameof(Compared))]
    public void Comparer_that_loading_would_not_make_is_an_error(string collection, string comparer, string expected) => Assert.StartsWith(
        expected,
        CompiledProgram.Evaluate($$"""[Picklable] public partial class Own : {{collection}} { public Own() { } public Own({{comparer}} c) : base(c) { } }""", "Copy(new Own(StringComparer.OrdinalIgnoreCase))"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("public Own() : base(StringComparer.OrdinalIgnoreCase) { }", "new Own()")]
    [InlineData("public string Name { get; } public Own(string name) : base(StringComparer.OrdinalIgnoreCase) => Name = name;", "new Own(\"n\")")]
    [InlineData("public Own() : base(new ByLength()) { }", "new Own()", "b")]
    public void Comparer_that_the_constructor_chooses_is_there_again(string members, string made, string found = "A") => Assert.Equal(
        "True",
        CompiledProgram.Evaluate(
            $$"""
            [Picklable] public partial class Own : Dictionary<string, int> { {{members}} }
            public class ByLength : IEqualityComparer<string> { public bool Equals(string? x, string? y) => x?.Length == y?.Length; public int GetHashCode(string text) => text.Length; }
            """,
            $$"""Copy({{made}} is var own && own.TryAdd("a", 1) ? own : own).ContainsKey("{{found}}")"""));

    [Fact]
    public void Comparer_that_only_a_constructor_with_members_could_be_given_is_an_error() => Assert.StartsWith(
        "PicklingException: 'Own' has StringComparer.OrdinalIgnoreCase",
        CompiledProgram.Evaluate(
            "[Picklable] public partial class Own : Dictionary<string, int> { public string Name { get; } public Own(string name, IEqualityComparer<string>? c = null) : base(c) => Name = name; }",
            """Copy(new Own("n", StringComparer.OrdinalIgnoreCase))"""),
        StringComparison.Ordinal);

    [Fact]
    public void List_that_checks_its_elements() => Assert.Equal(
        "1 2",
        CompiledProgram.Evaluate(
            "[Picklable] public partial class Own : System.Collections.CollectionBase { public Own With(int item) { List.Add(item); return this; } }",
            """string.Join(" ", System.Linq.Enumerable.Cast<int>(Copy(new Own().With(1).With(2))))"""));

    [Fact]
    public void Nobody_hears_of_a_reset_of_what_is_empty() => Assert.Equal(
        "Add Add",
        CompiledProgram.Evaluate(
            """
            [Picklable] public partial class Own : System.Collections.ObjectModel.ObservableCollection<int>
            {
                [PickleIgnore] public List<string> Heard { get; } = [];
                public Own() => CollectionChanged += (_, e) => Heard.Add(e.Action.ToString());
            }
            """,
            """string.Join(" ", Copy(new Own { 1, 2 }).Heard)"""));
}
