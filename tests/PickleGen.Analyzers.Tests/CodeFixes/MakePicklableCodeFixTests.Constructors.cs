using PickleGen.Analyzers.Migration;
using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>Constructors that would make other values of what a pickle holds.</summary>
public sealed partial class MakePicklableCodeFixTests
{
    [Theory]
    [InlineData("public A(int a) { _a = a * 2; }")]
    [InlineData("public A(int a) => _a = Math.Max(a, 0);")]
    [InlineData("public A(int a) { _a = a; GC.KeepAlive(this); }")]
    public Task A_class_whose_constructor_does_more_than_assign_gets_one_for_loading(string constructor) => Verify(
        $$"""
        [Serializable]
        public class {|PICKLE201:A|}
        {
            private readonly int _a;

            {{constructor}}

            public int Twice() => 2 * _a;
        }
        """,
        $$"""
        [Picklable]
        public partial class A
        {
            [PickleMember] private readonly int _a;

            private A()
            {
            }

            {{constructor}}

            public int Twice() => 2 * _a;
        }
        """);

    [Theory]
    [InlineData("public A(int a, string? b) { _a = a; this._b = b; }")]
    [InlineData("public A(int a, string? b) => (_a, _b) = (a, b);")]
    public Task A_class_whose_constructor_only_assigns_gets_none(string constructor) => Verify(
        $"[Serializable] public class {{|PICKLE201:A|}} {{ private int _a; private string? _b; {constructor} public override string ToString() => $\"{{_a}}{{_b}}\"; }}",
        $"[Picklable] public partial class A {{ [PickleMember] private int _a; [PickleMember] private string? _b; {constructor} public override string ToString() => $\"{{_a}}{{_b}}\"; }}");

    [Theory]
    [InlineData("[Serializable] struct {|PICKLE201:A|} { private readonly int _a; public A(int a) { _a = a * 2; } public int Twice() => 2 * _a; }")]
    [InlineData("[Serializable] struct {|PICKLE201:A|}(int a) { private readonly int _a = a * 2; public int Twice() => 2 * _a; }")]
    [InlineData("[Serializable] class {|PICKLE201:A|}(int a) { private readonly int _a = a * 2; public int Twice() => 2 * _a; }")]
    [InlineData("[Serializable] class {|PICKLE201:A|}(List<int> a) { private readonly List<int> _a = [.. a]; public int Count => _a.Count; }")]
    [InlineData("[Serializable] record {|PICKLE201:A|}(int X) { public int X { get; init; } = X * 2; }")]
    [InlineData("[Serializable] record {|PICKLE201:A|} { private readonly string _a; public A(string a) { _a = a.Trim(); } public int Length => _a.Length; }")]
    [InlineData("record B(int X) { public int X { get; init; } = X * 2; } [Serializable] record {|PICKLE201:A|}(int X, int Y) : B(X);")]
    public Task Values_that_a_constructor_would_change_are_left_to_people(string source) =>
        FixHarness.VerifyNoFixAsync<SerializableTypeAnalyzer, MakePicklableCodeFix>(source);
}
