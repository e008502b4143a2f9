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
    [InlineData("int n = 0; Remote.Run(() => { ref int m = ref {|PICKLE103:n|}; m = 4; }); Console.WriteLine(n);")]
    [InlineData("int n = 0; Remote.Run(() => { Interlocked.Increment(ref {|PICKLE103:n|}); }); Console.WriteLine(n);")]
    [InlineData("int a = 0, b = 0; Remote.Run(() => { ({|PICKLE103:a|}, {|PICKLE103:b|}) = (1, 2); }); Console.WriteLine(a + b);")]
    [InlineData("int sum = 0; Remote.Run(() => numbers.ToList().ForEach(n => {|PICKLE103:sum|} += n)); Console.WriteLine(sum);")]
    [InlineData("int sum = 0; void Add(int n) => {|PICKLE103:sum|} += n; Remote.Run((int n) => Add(n)); Console.WriteLine(sum);")]
    [InlineData("int sum = 0; void Add(int n) => {|PICKLE103:sum|} += n; Remote.Run((Action<int>)Add);")]
    [InlineData("KeyValuePair<int, int> p = default; Remote.Run(() => { {|PICKLE103:p|} = new(1, 2); }); Console.WriteLine(p);")]
    [InlineData("var p = (X: 0, Y: 0); Remote.Run(() => { {|PICKLE103:p|}.X = 1; }); Console.WriteLine(p);")]
    [InlineData("(int A, int B) p = default; Remote.Run(() => { {|PICKLE103:p|}.A = 1; }); Console.WriteLine(p);")]
    [InlineData("int count = 0; Func<int> read = () => count; Remote.Run(() => { {|PICKLE103:count|} = 5; }); read();")]
    [InlineData("var found = new List<string>(); Remote.Run(() => { {|PICKLE103:found|} = [\"a\"]; }); Console.WriteLine(found.Count);")]
    [InlineData("bool done = false; Remote.Run(async () => { await Task.Yield(); {|PICKLE103:done|} = true; }); while (!done) { }")]
    [InlineData("Exception? failure = null; Remote.Run(() => { try { } catch (Exception e) { {|PICKLE103:failure|} = e; } }); if (failure is not null) throw failure;")]
    [InlineData("int best = int.MaxValue; foreach (int n in numbers) Remote.Run(() => { if (n < 3) {|PICKLE103:best|} = n; }); Console.WriteLine(best);")]
    [InlineData("int total = 0; Remote.All(() => {|PICKLE103:total|} += 1, () => {|PICKLE103:total|} += 2); Console.WriteLine(total);")]
    [InlineData("int left = 3; Remote.Run(() => { while ({|PICKLE103:left|}-- > 0) { } });")]
    [InlineData("int a = 0; Remote.Run(() => { Action inner = () => {|PICKLE103:a|}++; inner(); }); Console.WriteLine(a);")]
    [InlineData("int hits = 0; Remote.Each((int n) => { if (n > 2) {|PICKLE103:hits|}++; return true; }); Console.WriteLine(hits);")]
    [InlineData("string log = \"\"; Remote.Run((string s) => {|PICKLE103:log|} += s); Console.WriteLine(log);")]
    [InlineData("int count = 0; byte[] sent = PickleSerializer.Serialize<Action>(() => {|PICKLE103:count|}++); Console.WriteLine(count + sent.Length);")]
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
    [InlineData("var counts = new int[3]; Remote.Run(() => { counts[0] = 1; }); Console.WriteLine(counts[0]);")]
    [InlineData("Remote.Run((string s) => { s = s.Trim(); return s; });")]
    [InlineData("Remote.Run(() => { int sum = 0; foreach (int n in numbers) sum += n; return sum; });")]
    [InlineData("Remote.Run(() => { int.TryParse(\"1\", out int n); return n; });")]
    [InlineData("int n = 0; Remote.Run(() => { ref readonly int m = ref n; return m; }); Console.WriteLine(n);")]
    [InlineData("Remote.Run(() => { var (a, b) = (1, 2); (a, b) = (b, a); return a + b; });")]
    [InlineData("int count = 0; Console.WriteLine(((Func<int>)(() => ++count))()); Remote.Run(() => 2);")]
    [InlineData("int sum = 0; numbers.ToList().ForEach(n => sum += n); Remote.Run(() => sum); Console.WriteLine(sum);")]
    [InlineData("Remote.Run(() => { int sum = 0; numbers.ToList().ForEach(n => sum += n); return sum; });")]
    [InlineData("int seed = 1; Remote.Run(static (int n) => { n += 2; return n; }); Console.WriteLine(seed++);")]
    [InlineData("var made = new System.Text.StringBuilder(); Remote.Run(() => { made.Length = 0; }); Console.WriteLine(made);")]
    [InlineData("for (int i = 0; i < 3; i++) { int copy = i; Remote.Run(() => copy); copy++; }")]
    [InlineData("int n = 0; Remote.Run(() => { _ = n; }); n = 5; Console.WriteLine(n);")]
    [InlineData("int n; Remote.Run(() => { n = 5; return n; }); n = 3;")]
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
