using PickleGen.Analyzers.Captures;
using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>A member has to be read once, when the lambda is sent, and not before or more often than that.</summary>
public sealed partial class CopyMembersIntoLocalsCodeFixTests
{
    [Theory]
    [InlineData("void Test() { while (Ask(() => {|PICKLE102:_factor|} > 0)) _factor--; }")]
    [InlineData("void Test() { do { _factor--; } while (Ask(() => {|PICKLE102:_factor|} > 0)); }")]
    [InlineData("void Test() { for (int i = 0; Ask(() => {|PICKLE102:_factor|} > i); i++) _factor--; }")]
    [InlineData("void Test() { for (int i = 0; i < 3; i += Ask(() => {|PICKLE102:_factor|})) _factor--; }")]
    [InlineData("Func<int> Test() { Func<int> f = () => Ask(() => {|PICKLE102:_factor|}); _factor = 7; return f; }")]
    [InlineData("Func<int> Test() => () => Ask(() => {|PICKLE102:_factor|});")]
    [InlineData("object Test(List<int> all) => from n in all select Ask(() => {|PICKLE102:_factor|} + n);")]
    [InlineData("object Test(List<int> all) => from n in all where Ask(() => {|PICKLE102:_factor|} > n) orderby n select n;")]
    public Task Where_a_copy_would_be_made_more_or_less_often_nothing_is_offered(string member) => VerifyNothing(member);

    [Theory]
    [InlineData("int Test(bool b) => b ? Ask(() => {|PICKLE102:_factor|}) : 0;")]
    [InlineData("int Test(bool b) => b ? 0 : Ask(() => {|PICKLE102:_factor|});")]
    [InlineData("bool Test(bool b) => b && Ask(() => {|PICKLE102:_factor|} > 0);")]
    [InlineData("bool Test(bool b) => b || Ask(() => {|PICKLE102:_factor|} > 0);")]
    [InlineData("int Test(int? n) => n ?? Ask(() => {|PICKLE102:_factor|});")]
    [InlineData("void Test(int? n) => n ??= Ask(() => {|PICKLE102:_factor|});")]
    [InlineData("int Test(int n) => n switch { 1 => Ask(() => {|PICKLE102:_factor|}), _ => 0 };")]
    [InlineData("void Test(int n) { switch (n) { case 1 when Ask(() => {|PICKLE102:_factor|} > 0): break; } }")]
    [InlineData("void Test() { try { } catch (Exception) when (Ask(() => {|PICKLE102:_factor|} > 0)) { } }")]
    [InlineData("void Test(List<int>? all) => all?.Add(Ask(() => {|PICKLE102:_factor|}));")]
    [InlineData("int Test(bool b) => Ask<int>(b ? () => {|PICKLE102:_factor|} : () => 0);")]
    public Task Where_it_is_open_whether_the_member_is_read_nothing_is_offered(string member) => VerifyNothing(member);

    [Theory]
    [InlineData("int Test() => Ask(() => {|PICKLE102:_factor|} > 0 ? Tenth : 0); int Tenth => 10 / _factor;")]
    [InlineData("bool Test() => Ask(() => {|PICKLE102:_factor|} > 0 && Tenth > 1); int Tenth => 10 / _factor;")]
    [InlineData("int Test() => Ask(() => { if ({|PICKLE102:_factor|} == 0) return 0; return Tenth; }); int Tenth { get { return 10 / _factor; } }")]
    [InlineData("int Test() => Ask(() => { if ({|PICKLE102:_factor|} != 0) { return Tenth; } return 0; }); int Tenth => 10 / _factor;")]
    [InlineData("object Test() => Ask(() => new List<int>().Select(n => n + {|PICKLE102:Tenth|})); int Tenth => 10 / _factor;")]
    [InlineData("int Test() => Ask(() => { foreach (var (n, m) in new Dictionary<int, int>()) return {|PICKLE102:Tenth|}; return 0; }); int Tenth => 10 / _factor;")]
    [InlineData("int Test() => Ask(() => { try { return {|PICKLE102:Tenth|}; } catch (DivideByZeroException) { return 0; } }); int Tenth => 10 / _factor;")]
    public Task Where_the_lambda_may_not_call_a_getter_nothing_is_offered(string member) => VerifyNothing(member);

    [Fact]
    public Task Where_the_lambda_always_calls_a_getter() => Verify(
        """
            int Tenth => 10 / _factor;
            void Test()
            {
                Run(() => {|PICKLE102:Tenth|} > 1 ? Tenth : _factor);
                Run(() =>
                {
                    int n = 1;
                    if ({|PICKLE102:Tenth|} > n) return 1;
                    return Name.Length;
                });
            }
        """,
        """
            int Tenth => 10 / _factor;
            void Test()
            {
                var tenth = Tenth;
                var factor = _factor;
                Run(() => tenth > 1 ? tenth : factor);
                var tenth2 = Tenth;
                var name = Name;
                Run(() =>
                {
                    int n = 1;
                    if (tenth2 > n) return 1;
                    return name.Length;
                });
            }
        """);

    [Theory]
    [InlineData("int Test() => (_factor = 9) + Ask(() => {|PICKLE102:_factor|});")]
    [InlineData("int Test() => _factor++ + Ask(() => {|PICKLE102:_factor|});")]
    [InlineData("int Test() => --_factor + Ask(() => {|PICKLE102:_factor|});")]
    [InlineData("int Test() => (Other = 9) + Ask(() => {|PICKLE102:_factor|}); int Other { set => _factor = value; get => 1; }")]
    [InlineData("int Test() => Other + Ask(() => {|PICKLE102:_factor|}); int Other => _factor++;")]
    [InlineData("int Test() => Change() + Ask(() => {|PICKLE102:_factor|}); int Change() => _factor++;")]
    [InlineData("int Test() => this[1] + Ask(() => {|PICKLE102:_factor|}); int this[int i] => _factor++;")]
    [InlineData("int Test() => Send(() => {|PICKLE102:_factor|}, _factor = 9); static int Send([Pickled] Func<int> work, int n) => work() + n;")]
    [InlineData("int Test() => new Job { _factor = Change() }.Send(() => {|PICKLE102:_factor|}); int Change() => _factor++; int Send([Pickled] Func<int> work) => work();")]
    [InlineData("async Task<int> Test(Task<int> n) => await n + Ask(() => {|PICKLE102:_factor|});")]
    public Task Where_the_member_may_be_written_first_nothing_is_offered(string member) => VerifyNothing(member);

    [Fact]
    public Task Where_the_lambda_writes_by_another_name_nothing_is_offered() => VerifyNothing("void Test() => Run(() => { ref int n = ref {|PICKLE102:_factor|}; n = 4; });");

    [Theory]
    [InlineData("void Test() { Func<int> f = () => {|PICKLE102:_factor|}; _factor = 7; Run(f); }")]
    [InlineData("void Test() { var all = new List<Func<int>>(); all.Add(() => {|PICKLE102:_factor|}); _factor = 7; Run(all[0]); PickleSerializer.Serialize(all); }")]
    [InlineData("void Test() { Func<int> f; Run(f = () => {|PICKLE102:_factor|}); _factor = 7; f(); }")]
    public Task Where_the_delegate_is_kept_before_it_is_sent_nothing_is_offered(string member) => VerifyNothing(member);

    [Fact]
    public Task In_the_block_of_a_lambda_around() => Verify(
        """
            void Test()
            {
                Action later = () =>
                {
                    Run(() => {|PICKLE102:_factor|});
                };
                later();
            }
        """,
        """
            void Test()
            {
                Action later = () =>
                {
                    var factor = _factor;
                    Run(() => factor);
                };
                later();
            }
        """);

    [Fact]
    public Task Where_nothing_before_the_call_matters() => Verify(
        """
            void Test(int n)
            {
                foreach (char c in Ask(() => {|PICKLE102:Name|})) n++;
                if ((n = 3) > 2 == Ask(() => {|PICKLE102:_factor|} > 0)) Test(1);
                else if (Ask(() => {|PICKLE102:Name|}) is { } name) Test(Twice(2));
                _factor = nameof(_factor).Length + Length + Ask(new Func<int>(() => {|PICKLE102:_factor|})) + Twice(n);
                n = Twice(n) + Ask(() => {|PICKLE102:_fixed|});
            }
            int Length { get; set; }
            private readonly int _fixed = 3;
        """,
        """
            void Test(int n)
            {
                var name2 = Name;
                foreach (char c in Ask(() => name2)) n++;
                var factor = _factor;
                if ((n = 3) > 2 == Ask(() => factor > 0)) Test(1);
                else
                {
                    var name3 = Name;
                    if (Ask(() => name3) is { } name) Test(Twice(2));
                }

                var factor2 = _factor;
                _factor = nameof(_factor).Length + Length + Ask(new Func<int>(() => factor2)) + Twice(n);
                var @fixed = _fixed;
                n = Twice(n) + Ask(() => @fixed);
            }
            int Length { get; set; }
            private readonly int _fixed = 3;
        """);

    [Fact]
    public Task What_comes_after_another_await_of_its_statement_is_left_to_people() => FixHarness.VerifyNoFixAsync<CapturedStateAnalyzer, CopyMembersIntoLocalsCodeFix>(
        Around("    async Task<int> Test() { var factor = _factor; return await Later(() => factor) + await Later(() => {|PICKLE102:_factor|}); } static Task<T> Later<T>([Pickled] Func<T> work) => Task.FromResult(work());"));

    private static Task VerifyNothing(string member) => FixHarness.VerifyNoFixAsync<CapturedStateAnalyzer, CopyMembersIntoLocalsCodeFix>(Around("    " + member));
}
