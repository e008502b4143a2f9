using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>PICKLE003.</summary>
public sealed class MarkConstructorCodeFixTests
{
    [Fact]
    public Task The_constructor_that_takes_the_most_members_is_marked() => FixHarness.VerifyAsync<PicklableTypeAnalyzer, MarkConstructorCodeFix>(
        """
        [Picklable]
        public partial class {|PICKLE003:Order|}
        {
            public Order(string text) => (Id, Name) = (text.Length, text);

            public Order(int id) : this(id, "") { }

            // All of it.
            public Order(int id, string name) => (Id, Name) = (id, name);

            public int Id { get; }
            public string Name { get; }
        }
        """,
        """
        [Picklable]
        public partial class Order
        {
            public Order(string text) => (Id, Name) = (text.Length, text);

            public Order(int id) : this(id, "") { }

            // All of it.
            [PickleConstructor]
            public Order(int id, string name) => (Id, Name) = (id, name);

            public int Id { get; }
            public string Name { get; }
        }
        """);

    [Fact]
    public Task Members_of_a_base_class_count() => FixHarness.VerifyAsync<PicklableTypeAnalyzer, MarkConstructorCodeFix>(
        """
        public abstract class Entity(int id) { public int Id { get; } = id; }
        [Picklable]
        public partial class {|PICKLE003:Order|} : Entity
        {
            public Order(string name) : base(0) => Name = name;
            public Order(int id, string name) : base(id) => Name = name;
            public string Name { get; }
        }
        """,
        """
        public abstract class Entity(int id) { public int Id { get; } = id; }
        [Picklable]
        public partial class Order : Entity
        {
            public Order(string name) : base(0) => Name = name;
            [PickleConstructor]
            public Order(int id, string name) : base(id) => Name = name;
            public string Name { get; }
        }
        """);

    [Theory]
    [InlineData("[Picklable] public partial class {|PICKLE003:A|} { public A(ref int x) { } public A(string text) { } public int X { get; set; } }")]
    [InlineData("[Picklable] public partial class {|PICKLE003:A|} { public A(int x) => _x = x; public A(string text) { } [PickleIgnore] private readonly int _x; public int Next() => _x + 1; }")]
    [InlineData("[Picklable] public partial class {|PICKLE003:A|} { public A(string text) { } public A(long ticks) { } public int X { get; set; } }")]
    [InlineData("[Picklable] public partial class {|PICKLE003:A|} { [PickleConstructor] public A(int x) { } [PickleConstructor] public A() { } public int X { get; set; } }")]
    public Task Where_none_takes_only_members_nothing_is_offered(string source) => FixHarness.VerifyNoFixAsync<PicklableTypeAnalyzer, MarkConstructorCodeFix>(source);
}
