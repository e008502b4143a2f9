using PickleGen.Analyzers.Captures;
using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>PICKLE102.</summary>
public sealed partial class CopyMembersIntoLocalsCodeFixTests
{
    private static Task Verify(string member, string expected) =>
        FixHarness.VerifyAsync<CapturedStateAnalyzer, CopyMembersIntoLocalsCodeFix>(Around(member), Around(expected));

    private static string Around(string member) => $$"""
        class Job
        {
            private int _factor = 2;
            public string Name { get; set; } = "";
            private int Twice(int n) => 2 * n;

        {{member.ReplaceLineEndings("\n")}}

            static void Run([Pickled] Delegate work) { }
            static T Ask<T>([Pickled] Func<T> work) => work();
        }
        """;

    [Fact]
    public Task In_a_block() => Verify(
        """
            void Test()
            {
                Console.WriteLine("before");
                // Scales.
                Run((int n) => n * {|PICKLE102:_factor|} + this._factor);
            }
        """,
        """
            void Test()
            {
                Console.WriteLine("before");
                // Scales.
                var factor = _factor;
                Run((int n) => n * factor + factor);
            }
        """);

    [Fact]
    public Task Several_members_of_one_lambda() => Verify(
        """
            void Test()
            {
                Run(() => {|PICKLE102:Name|}.Length + _factor);
            }
        """,
        """
            void Test()
            {
                var name = Name;
                var factor = _factor;
                Run(() => name.Length + factor);
            }
        """);

    [Fact]
    public Task What_a_property_keeps() => Verify(
        """
            int Number
            {
                get
                {
                    Run((int n) => {|PICKLE102:field|} + n);
                    return 1;
                }
                set;
            }
        """,
        """
            int Number
            {
                get
                {
                    var number = field;
                    Run((int n) => number + n);
                    return 1;
                }
                set;
            }
        """);

    [Fact]
    public Task In_an_expression_body() => Verify(
        """
            int Test() => Ask(() => {|PICKLE102:_factor|});
        """,
        """
            int Test()
            {
                var factor = _factor;
                return Ask(() => factor);
            }
        """);

    [Fact]
    public Task In_an_expression_body_without_a_value() => Verify(
        """
            void Test() =>
                Run(() => {|PICKLE102:_factor|});
        """,
        """
            void Test()
            {
                var factor = _factor;
                Run(() => factor);
            }
        """);

    [Fact]
    public Task In_a_getter() => Verify(
        """
            int Test => Ask(() => {|PICKLE102:_factor|});
        """,
        """
            int Test
            {
                get
                {
                    var factor = _factor;
                    return Ask(() => factor);
                }
            }
        """);

    [Fact]
    public Task In_a_statement_without_braces() => Verify(
        """
            void Test(bool now)
            {
                if (now) Run(() => {|PICKLE102:_factor|});
            }
        """,
        """
            void Test(bool now)
            {
                if (now)
                {
                    var factor = _factor;
                    Run(() => factor);
                }
            }
        """);

    [Fact]
    public Task A_name_that_is_taken_gets_a_number() => Verify(
        """
            void Test(int factor)
            {
                Run((int name) => name * {|PICKLE102:_factor|} * Name.Length * factor);
            }
        """,
        """
            void Test(int factor)
            {
                var factor2 = _factor;
                var name2 = Name;
                Run((int name) => name * factor2 * name2.Length * factor);
            }
        """);

    [Fact]
    public Task Two_lambdas_in_one_method() => Verify(
        """
            void Test()
            {
                Run(() => {|PICKLE102:_factor|});
                Run(() => {|PICKLE102:_factor|} + 1);
            }
        """,
        """
            void Test()
            {
                var factor = _factor;
                Run(() => factor);
                var factor2 = _factor;
                Run(() => factor2 + 1);
            }
        """);

    [Fact]
    public Task The_elements_of_a_tuple_keep_their_names() => Verify(
        """
            int Test()
            {
                var s = Ask(() => ({|PICKLE102:Name|}, this._factor, Name, (Name, n: _factor), /* first */ Name.Length));
                return s._factor + s.Item4.Name.Length + s.Item4.n + s.Length;
            }
        """,
        """
            int Test()
            {
                var name = Name;
                var factor = this._factor;
                var s = Ask(() => (name, _factor: factor, name, (Name: name, n: factor), /* first */ name.Length));
                return s._factor + s.Item4.Name.Length + s.Item4.n + s.Length;
            }
        """);

    [Theory]
    [InlineData("~Job() => Run(() => {|PICKLE102:_factor|});", "~Job()\n    {\n        var factor = _factor;\n        Run(() => factor);\n    }")]
    [InlineData("Job() => Run(() => {|PICKLE102:_factor|});", "Job()\n    {\n        var factor = _factor;\n        Run(() => factor);\n    }")]
    public Task In_a_constructor_and_a_destructor(string member, string expected) => Verify("    " + member, "    " + expected);

    [Fact]
    public Task Comments_of_expression_bodies_stay() => Verify(
        """
            int Test() =>
                // Far away.
                Ask(() => {|PICKLE102:_factor|}); // back
            int Length /* of it */ => /* asked */ Ask(() => {|PICKLE102:Name|}.Length /* there */) /* here */; // again
        """,
        """
            int Test()
            {
                // Far away.
                var factor = _factor;
                return Ask(() => factor);
            } // back
            int Length /* of it */
            {
                get
                {
                    /* asked */
                    var name = Name;
                    return Ask(() => name.Length /* there */) /* here */;
                }
            } // again
        """);

    [Theory]
    [InlineData("void Test() => Run((int n) => {|PICKLE102:Twice|}(n));")]
    [InlineData("void Test() => Run((int n) => {|PICKLE102:_factor|} + Twice(n));")]
    [InlineData("void Test() => Run(() => {|PICKLE102:_factor|}++);")]
    [InlineData("void Test() => Run(() => {|PICKLE102:this|});")]
    [InlineData("void Test() => Run((Func<int, int>){|PICKLE102:Twice|});")]
    [InlineData("void Test() { int Scale(int n) => n * {|PICKLE102:_factor|}; Run((int n) => Scale(n)); }")]
    [InlineData("void Test() => Run(() => new { {|PICKLE102:_factor|} });")]
    public Task Where_copies_would_not_do_nothing_is_offered(string member) =>
        FixHarness.VerifyNoFixAsync<CapturedStateAnalyzer, CopyMembersIntoLocalsCodeFix>(Around("    " + member));

    [Fact]
    public async Task The_title_names_the_members() => Assert.Equal(
        ["Copy 'Name', '_factor' into locals"],
        await FixHarness.TitlesAsync<CapturedStateAnalyzer, CopyMembersIntoLocalsCodeFix>(Around("    void Test() => Run(() => Name.Length + _factor);")));
}
