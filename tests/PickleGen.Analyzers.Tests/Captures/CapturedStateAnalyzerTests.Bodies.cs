using PickleGen.Analyzers.Captures;

namespace PickleGen.Analyzers.Tests.Captures;

/// <summary>PICKLE101: what a delegate runs, and what that reads.</summary>
public sealed partial class CapturedStateAnalyzerTests
{
    [Theory]
    [InlineData("Remote.Run(() => Console.WriteLine(nameof(stream)));")]
    [InlineData("Remote.Run(() => { stream = null!; });")]
    [InlineData("Remote.Run(() => { using var own = File.OpenRead(name); return own.Length; });")]
    [InlineData("Remote.Run((Stream given) => given.Length);")]
    [InlineData("Remote.Run(static () => 1);")]
    [InlineData("Action here = () => stream.Flush(); Remote.Run(() => name.Length); here();")]
    [InlineData("const string Path = \"x\"; Remote.Run(() => File.OpenRead(Path).Length);")]
    [InlineData("long length = stream.Length; Remote.Run(() => length);")]
    [InlineData("Func<long> stays = () => stream.Length; stays();")]
    [InlineData("numbers.Where(n => n > stream.Length).ToList();")]
    [InlineData("Remote.Run(() => typeof(Stream).Name + default(Stream) + $\"{nameof(stream)}\");")]
    [InlineData("Remote.Run(() => new { stream = 1, Other = name }.stream);")]
    [InlineData("Remote.Run((string stream) => stream.Length);")]
    [InlineData("Remote.Run(() => from stream in numbers where stream > 1 select stream);")]
    [InlineData("Remote.Run(() => { foreach (var stream2 in new Stream[0]) stream2.Flush(); });")]
    [InlineData("Remote.Run(() => { static void Local(Stream stream) => stream.Flush(); Local(Stream.Null); });")]
    [InlineData("var (a, b) = (stream, 1); Remote.Run(() => b);")]
    [InlineData("using (stream) { int n = 3; Remote.Run(() => n); }")]
    [InlineData("Remote.Run(new Func<int>(() => name.Length));")]
    [InlineData("const int Size = 4; const string Text = \"x\"; Remote.Run(() => Size + Text.Length);")]
    [InlineData("Func<Stream, long> f = static s => s.Length; Remote.Run(f);")]
    [InlineData("void Stays() => stream.Flush(); Stays(); void Goes() { } Remote.Run(Goes);")]
    [InlineData("Remote.Run((Action)Console.WriteLine);")]
    [InlineData("Remote.Run((Func<string>)name.Trim);")]
    [InlineData("Remote.Run(stream is null ? () => 1 : () => 2);")]
    [InlineData("Remote.Run(stream.Length > 3 ? (Action)(() => { }) : Console.WriteLine);")]
    public Task What_the_body_does_not_read_is_not_reported(string statements) =>
        AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Method(statements));

    [Theory]
    [InlineData("_ = from a in streams select Ask(() => {|PICKLE101:a|}.Length);", "a")]
    [InlineData("_ = from a in streams let b = a where b is not null select Ask(() => {|PICKLE101:b|}.Length);", "a")]
    [InlineData("_ = from n in numbers from a in streams where n > 1 let m = n select Ask(() => {|PICKLE101:m|} + a.Length);", "a")]
    [InlineData("_ = from a in streams from n in numbers where n > 1 select Ask(() => {|PICKLE101:n|});", "a")]
    public async Task The_variables_of_a_query_travel_together(string statement, string blamed)
    {
        var found = await AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Method($"var streams = new[] {{ stream }}; {statement} static T Ask<T>([Pickled] Func<T> work) => work();"));
        Assert.StartsWith($"This delegate takes '{blamed}' (Stream) along: ", Assert.Single(found).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_ = from n in numbers from m in numbers where n > 1 select Ask(() => m);")]
    [InlineData("_ = from a in new[] { stream } select Ask(() => 1) + a.Length;")]
    [InlineData("_ = Ask(() => (from n in numbers let a = File.OpenRead(name) where a.Length > n select a.Length).Count());")]
    public Task A_query_that_takes_along_what_can_travel_is_silent(string statement) =>
        AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Method($"{statement} static T Ask<T>([Pickled] Func<T> work) => work();"));

    [Theory]
    [InlineData("Remote.Run(() => numbers.Select(n => n + {|PICKLE101:stream|}.Length));")]
    [InlineData("Remote.Run(() => { Func<long> inner = () => {|PICKLE101:stream|}.Length; return inner(); });")]
    [InlineData("Remote.Run(() => from n in numbers where n > {|PICKLE101:stream|}.Length select n);")]
    [InlineData("Remote.Run(async () => { await Task.Yield(); {|PICKLE101:stream|}.Flush(); });")]
    [InlineData("Remote.Run((Action)delegate { {|PICKLE101:stream|}.Flush(); });")]
    [InlineData("Remote.Run(() => { long Local() => {|PICKLE101:stream|}.Length; return Local(); });")]
    [InlineData("long Local() => {|PICKLE101:stream|}.Length; Remote.Run(() => Local());")]
    [InlineData("long Local() => {|PICKLE101:stream|}.Length; Remote.Run(Local);")]
    [InlineData("long Deep() => {|PICKLE101:stream|}.Length; long Local() => Deep(); Remote.Run(() => (Func<long>)Local);")]
    [InlineData("Remote.Run({|PICKLE101:stream|}.Flush);")]
    [InlineData("Remote.Run(new Action({|PICKLE101:stream|}.Flush));")]
    [InlineData("Remote.Run(() => $\"{{|PICKLE101:stream|}}\");")]
    [InlineData("var copy = stream; Remote.Run(() => {|PICKLE101:copy|}.Length);")]
    [InlineData("Remote.Run(() => {|PICKLE101:stream|}?.Length);")]
    [InlineData("Remote.Run(() => {|PICKLE101:stream|} ?? Stream.Null);")]
    [InlineData("Remote.Run(() => new { {|PICKLE101:stream|} });")]
    [InlineData("Remote.Run(() => new List<Stream> { {|PICKLE101:stream|} });")]
    [InlineData("Remote.Run(() => new Stream[] { {|PICKLE101:stream|} }.Length);")]
    [InlineData("Remote.Run(() => { using ({|PICKLE101:stream|}) { } });")]
    [InlineData("Remote.Run(() => { var (a, b) = ({|PICKLE101:stream|}, 1); return b; });")]
    [InlineData("Remote.Run(() => {|PICKLE101:stream|} switch { null => 1, _ => 2 });")]
    [InlineData("Remote.Run(async () => await {|PICKLE101:stream|}.FlushAsync());")]
    [InlineData("Remote.Run(() => (Action){|PICKLE101:stream|}.Flush);")]
    [InlineData("Remote.Run(() => { Use(); void Use() { Again(); void Again() => {|PICKLE101:stream|}.Flush(); } });")]
    [InlineData("Remote.Run(() => (from n in numbers let m = n + {|PICKLE101:stream|}.Length orderby m group m by n into g select g.Key).Count());")]
    [InlineData("Remote.Run(() => { lock ({|PICKLE101:stream|}) { } });")]
    [InlineData("Remote.Run((Action)(() => throw new Exception({|PICKLE101:stream|}.ToString())));")]
    [InlineData("Remote.Run(delegate(int n) { return n + {|PICKLE101:stream|}.Length; });")]
    [InlineData("Action<Stream> outer = s => Remote.Run(() => {|PICKLE101:s|}.Flush());")]
    [InlineData("foreach (var file in new[] { stream }) Remote.Run(() => {|PICKLE101:file|}.Length);")]
    [InlineData("if (stream is FileStream { CanRead: true } file) Remote.Run(() => {|PICKLE101:file|}.Name);")]
    [InlineData("using var file = File.OpenRead(name); Remote.Run(() => {|PICKLE101:file|}.Name);")]
    [InlineData("Remote.Run(() => { Func<Func<long>> f = () => () => {|PICKLE101:stream|}.Length; return f()(); });")]
    [InlineData("IEnumerable<long> Each() { yield return {|PICKLE101:stream|}.Length; } Remote.Run(Each);")]
    [InlineData("long Of<T>(T n) => n!.GetHashCode() + {|PICKLE101:stream|}.Length; Remote.Run(() => Of(1) + Of(\"\"));")]
    [InlineData("Remote.Run(() => { if ({|PICKLE101:stream|} is { Length: > 3 }) stream.Flush(); });")]
    public Task Everything_that_the_delegate_runs_is_read(string statements) =>
        AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Method(statements));

    [Theory]
    [InlineData("Func<long> f = () => {|PICKLE101:stream|}.Length; Remote.Run(f);")]
    [InlineData("Func<long> f; f = () => {|PICKLE101:stream|}.Length; Remote.Run(f);")]
    [InlineData("Func<long> f = () => 0; f += () => {|PICKLE101:stream|}.Length; Remote.Run(f);")]
    [InlineData("Func<long> f = () => {|PICKLE101:stream|}.Length; var g = f; Remote.Run(g);")]
    [InlineData("Func<long> f = () => {|PICKLE101:stream|}.Length; Remote.Run(() => f() + 1);")]
    [InlineData("Func<long>[] all = [() => {|PICKLE101:stream|}.Length]; Remote.Run(() => all[0]());")]
    [InlineData("Remote.Run(name == \"\" ? (Action)(() => { }) : () => {|PICKLE101:stream|}.Flush());")]
    [InlineData("Action? f = null; Remote.Run(f ?? (() => {|PICKLE101:stream|}.Flush()));")]
    [InlineData("Remote.Run(name switch { \"\" => (Action)(() => { }), _ => {|PICKLE101:stream|}.Flush });")]
    [InlineData("Remote.Run((Action)(() => {|PICKLE101:stream|}.Flush()) + (() => { }));")]
    [InlineData("Func<long> f = () => {|PICKLE101:stream|}.Length; Func<long> g = name == \"\" ? f : () => 1; Remote.Run((Delegate)(object)g);")]
    [InlineData("Func<long>? f = null; f ??= () => {|PICKLE101:stream|}.Length; Remote.Run(f);")]
    [InlineData("Func<long> f; if (name == \"\") f = () => 1; else f = () => {|PICKLE101:stream|}.Length; Remote.Run(f);")]
    [InlineData("Func<long> f = (() => {|PICKLE101:stream|}.Length)!; Remote.Run(f!);")]
    [InlineData("Func<long> f = () => {|PICKLE101:stream|}.Length; Remote.Run(f.Invoke);")]
    [InlineData("var (f, n) = ((Func<long>)(() => {|PICKLE101:stream|}.Length), 1); Remote.Run(f);")]
    [InlineData("var all = new Dictionary<string, Func<long>> { [\"a\"] = () => {|PICKLE101:stream|}.Length }; Remote.Run(() => all[\"a\"]());")]
    [InlineData("var all = new List<Action>(); all.Add(() => {|PICKLE101:stream|}.Flush()); Remote.Run(() => all.ForEach(a => a()));")]
    [InlineData("var all = new List<Action>(); all[0] = () => {|PICKLE101:stream|}.Flush(); Remote.Run(() => all[0]());")]
    [InlineData("var all = new Action[1]; all[0] = () => {|PICKLE101:stream|}.Flush(); Remote.All(all);")]
    [InlineData("Func<long> f, g; (f, g) = (() => {|PICKLE101:stream|}.Length, () => 1); Remote.Run(f);")]
    [InlineData("Remote.Run(checked((Action)(() => {|PICKLE101:stream|}.Flush())));")]
    [InlineData("Remote.Run(work: name.Length > 0 ? name.Length > 1 ? () => {|PICKLE101:stream|}.Length : () => 1L : () => 2L);")]
    [InlineData("Remote.All(() => { }, () => {|PICKLE101:stream|}.Flush());")]
    [InlineData("Remote.All([() => { }, () => {|PICKLE101:stream|}.Flush()]);")]
    [InlineData("Func<int, int> fact = null!; fact = n => n < 2 ? (int){|PICKLE101:stream|}.Length : n * fact(n - 1); Remote.Run(fact);")]
    public Task A_delegate_is_followed_through_locals_choices_and_collections(string statements) =>
        AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Method(statements));

    [Fact]
    public Task A_delegate_that_is_sent_twice_is_reported_once() =>
        AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Method("Func<long> f = () => {|PICKLE101:stream|}.Length; Remote.Run(f); Remote.Run(f);"));

    [Fact]
    public Task Two_delegates_over_one_variable_are_two_reports() =>
        AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Method("Remote.Run(() => {|PICKLE101:stream|}.Length); Remote.Run(() => {|PICKLE101:stream|}.Position + stream.Length);"));

    [Fact]
    public Task Top_level_statements_are_looked_at() =>
        AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>("""
            var log = File.CreateText("log");
            Run(() => {|PICKLE101:log|}.Flush());
            static void Run([Pickled] Action work) { }
            """);
}
