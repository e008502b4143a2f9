using PickleGen.Analyzers.Captures;

namespace PickleGen.Analyzers.Tests.Captures;

/// <summary>PICKLE103: writes that happen in the copy.</summary>
public sealed partial class CapturedStateAnalyzerTests
{
    [Theory]
    [InlineData("int count = 0; Remote.Run(() => { {|PICKLE103:count|}++; }); Console.WriteLine(count);")]
    [InlineData("int count = 0; Remote.Run(() => { {|PICKLE103:count|} = 5; }); Console.WriteLine(count);")]
    [InlineData("int count = 0; Remote.Run(() => { {|PICKLE103:count|} += numbers.Length; });")]
    [InlineData("int count = 0; Remote.Run(() => ++{|PICKLE103:count|});")]
    [InlineData("int last = 0; Remote.Run((int n) => { int d = n - last; {|PICKLE103:last|} = n; return d; });")]
    [InlineData("string? seen = null; Remote.Run((string s) => {|PICKLE103:seen|} ??= s);")]
    [InlineData("Remote.Run(() => { {|PICKLE103:name|} = \"\"; }); Console.WriteLine(name);")]
    [InlineData("int n = 0; Remote.Run(() => { int.TryParse(\"1\", out {|PICKLE103:n|}); }); Console.WriteLine(n);")]
    [InlineData("int n = 0; Remote.Run(() => { Interlocked.Increment(ref {|PICKLE103:n|}); }); Console.WriteLine(n);")]
    [InlineData("int a = 0, b = 0; Remote.Run(() => { ({|PICKLE103:a|}, {|PICKLE103:b|}) = (1, 2); }); Console.WriteLine(a + b);")]
    [InlineData("int sum = 0; Remote.Run(() => numbers.ToList().ForEach(n => {|PICKLE103:sum|} += n)); Console.WriteLine(sum);")]
    [InlineData("int sum = 0; void Add(int n) => {|PICKLE103:sum|} += n; Remote.Run((int n) => Add(n)); Console.WriteLine(sum);")]
    [InlineData("int sum = 0; void Add(int n) => {|PICKLE103:sum|} += n; Remote.Run((Action<int>)Add);")]
    [InlineData("KeyValuePair<int, int> p = default; Remote.Run(() => { {|PICKLE103:p|} = new(1, 2); }); Console.WriteLine(p);")]
    [InlineData("var p = new System.Drawing.Point(); Remote.Run(() => { {|PICKLE103:p|}.X = 1; }); Console.WriteLine(p);")]
    [InlineData("(int A, int B) p = default; Remote.Run(() => { {|PICKLE103:p|}.A = 1; }); Console.WriteLine(p);")]
    [InlineData("int count = 0; Func<int> read = () => count; Remote.Run(() => { {|PICKLE103:count|} = 5; }); read();")]
    public Task A_write_that_someone_waits_for_is_reported(string statements) =>
        AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Method(statements));

    [Theory]
    [InlineData("int scratch; Remote.Run(() => { scratch = 5; return scratch * 2; });")]
    [InlineData("int scratch = 0; Remote.Run((int n) => { scratch = n; scratch++; return scratch; });")]
    [InlineData("int count = 0; Remote.Run(() => { int count = 1; count++; return count; }); Console.WriteLine(count);")]
    [InlineData("int count = 0; Action here = () => count++; here(); Remote.Run(() => 1); Console.WriteLine(count);")]
    [InlineData("int count = 0; count++; Remote.Run(() => count); count++;")]
    [InlineData("Func<int, int> fact = null!; fact = n => n < 2 ? 1 : n * fact(n - 1); Remote.Run(fact);")]
    [InlineData("var list = new List<int>(); Remote.Run(() => list.Add(1)); Console.WriteLine(list.Count);")]
    [InlineData("int i; Remote.Run(() => { for (i = 0; i < 3; i++) { } });")]
    [InlineData("int count = 0; Remote.Run(() => { count = 5; }); Console.WriteLine(nameof(count));")]
    public Task A_write_that_nobody_misses_is_silent(string statements) =>
        AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Method(statements));

    [Fact]
    public async Task The_message_says_what_becomes_of_the_write()
    {
        var found = await AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Method("int count = 0; Remote.Run(() => {|PICKLE103:count|}++); Console.WriteLine(count);"));
        Assert.Equal(
            "The delegate that travels is a copy, and so is its 'count': what is written here does not come back; return the value instead",
            Assert.Single(found).GetMessage());
    }
}
