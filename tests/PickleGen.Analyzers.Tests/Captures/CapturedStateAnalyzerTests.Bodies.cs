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
    public Task What_the_body_does_not_read_is_not_reported(string statements) =>
        AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Method(statements));

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
