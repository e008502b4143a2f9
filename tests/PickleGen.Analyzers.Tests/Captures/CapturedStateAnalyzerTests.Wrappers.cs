namespace PickleGen.Analyzers.Tests.Captures;

/// <summary>What a program's own methods do with the delegates that they are given.</summary>
public sealed partial class CapturedStateAnalyzerTests
{
    [Theory]
    [InlineData("My.Go(true, () => {|PICKLE101:stream|}.Flush(), () => {|PICKLE101:stream|}.Close());", "static class My { public static void Go(bool first, Action a, Action b) => Remote.Run(first ? a : b); }")]
    [InlineData("My.Go(() => {|PICKLE101:stream|}.Flush());", "static class My { public static void Go(Action? w) => Remote.Run(w ?? (() => { })); }")]
    [InlineData("My.Go(() => {|PICKLE101:stream|}.Flush());", "static class My { public static void Go(Action w) { var copy = w; Remote.Run(copy); } }")]
    [InlineData("My.Go(() => {|PICKLE101:stream|}.Flush());", "static class My { public static void Go(Action w) => Remote.Run(() => { w(); w(); }); }")]
    [InlineData("My.Go(() => {|PICKLE101:stream|}.Flush());", "static class My { public static void Go(Action w) => Remote.Run(w.Invoke); }")]
    [InlineData("My.Go(() => {|PICKLE101:stream|}.Flush());", "static class My { public static void Go(Action w) => Remote.Run(new Action(w)); }")]
    [InlineData("My.Go(() => {|PICKLE101:stream|}.Flush());", "static class My { public static void Go(Action w) { void Send(Action inner) => Remote.Run(inner); Send(w); } }")]
    [InlineData("My.Go(() => {|PICKLE101:stream|}.Flush());", "static class My { public static void Go(Action w) { if (w is not null) try { Remote.Run(w); } finally { } } }")]
    [InlineData("My.Go(() => { }, () => {|PICKLE101:stream|}.Flush());", "static class My { public static void Go(params Action[] all) => Remote.All(all); }")]
    [InlineData("My.Go(() => { }, () => {|PICKLE101:stream|}.Flush());", "static class My { public static void Go(params Action[] all) => Remote.All([.. all, () => { }]); }")]
    [InlineData("My.Go(there: () => {|PICKLE101:stream|}.Flush(), here: () => stream.Flush());", "static class My { public static void Go(Action here, Action there) { here(); Remote.Run(there); } }")]
    [InlineData("My.Go(() => {|PICKLE101:stream|}.Flush());", "static class My { public static void Go(Action w, int times = 1) => Remote.Run(w); }")]
    [InlineData("My.Go<int>(n => n > {|PICKLE101:stream|}.Length);", "static class My { public static bool Go<T>(Func<T, bool> w) { Remote.Each(w); return true; } }")]
    [InlineData("new My<int>().Go(n => n > {|PICKLE101:stream|}.Length);", "class My<T> { public void Go(Func<T, bool> w) => Inner(w); private void Inner(Func<T, bool> w) => Remote.Each(w); }")]
    [InlineData("My.Go(() => {|PICKLE101:stream|}.Flush());", "static class My { public static void Go(Action w) => Even(w, 4); static void Even(Action w, int n) { if (n > 0) Odd(w, n - 1); } static void Odd(Action w, int n) { if (n == 1) Remote.Run(w); else Even(w, n - 1); } }")]
    [InlineData("Action a = () => {|PICKLE101:stream|}.Flush(); a.Go();", "static class My { public static void Go(this Action w) => w.Send(); static void Send([Pickled] this Action w) { } }")]
    [InlineData("Action a = () => {|PICKLE101:stream|}.Flush(); a?.Go();", "static class My { public static void Go(this Action? w) => w?.Send(); static void Send([Pickled] this Action w) { } }")]
    [InlineData("new My().Go(() => {|PICKLE101:stream|}.Flush());", "class My : Base { public void Go(Action w) => base.Send(w); } class Base { protected void Send([Pickled] Action w) { } }")]
    [InlineData("new My().Go(() => {|PICKLE101:stream|}.Flush());", "class My { public void Go(Action w) => Send(w); protected virtual void Send([Pickled] Action w) { } }")]
    [InlineData("_ = new My[] { new(() => {|PICKLE101:stream|}.Flush()) };", "class My([Pickled] Action w) { public Action W => w; }")]
    [InlineData("_ = new My(() => {|PICKLE101:stream|}.Flush());", "class My(Action w) { public void Go() => Remote.Run(w); }")]
    [InlineData("My.Go(new() { W = () => {|PICKLE101:stream|}.Flush() });", "[Picklable] partial class Work { public Action? W; } static class My { public static void Go([Pickled] Work w) { } }")]
    [InlineData("My.Go(() => {|PICKLE101:stream|}.Flush());", "static class My { public static byte[] Go(Action w) => PickleSerializer.Serialize(w); }")]
    [InlineData("My.Go(() => {|PICKLE101:stream|}.Flush());", "static class My { public static void Go(object w) => new Pickler(Stream.Null).Dump(w); }")]
    [InlineData("My.Go(() => {|PICKLE101:stream|}.Length);", "static class My { public static T Go<T>(Func<T> w) { PickleSerializer.Serialize(new Envelope<T>(w)); return default!; } } [Picklable] partial record Envelope<T>(Func<T> W);")]
    [InlineData("My.Go((ref int n) => n = (int){|PICKLE101:stream|}.Length);", "delegate void Change(ref int n); static class My { public static void Go([Pickled] Change w) { } }")]
    [InlineData("global::My.Go(() => {|PICKLE101:stream|}.Flush());", "static class My { public static void Go(Action w) => global::Remote.Run(w); }")]
    [InlineData("My.Go(() => { }, () => {|PICKLE101:stream|}.Flush());", "static class My { public static void Go(params Action[] all) { foreach (var w in all) Remote.Run(w); } }")]
    [InlineData("My.Go([() => {|PICKLE101:stream|}.Flush()]);", "static class My { public static void Go(List<Action> all) { foreach (Action w in all) { var copy = w; Remote.Run(copy); } } }")]
    [InlineData("var all = new Action[] { () => {|PICKLE101:stream|}.Flush() }; foreach (var w in all) Remote.Run(w);", "")]
    [InlineData("_ = new My()[() => {|PICKLE101:stream|}.Flush()];", "class My { public int this[[Pickled] Action w] => 1; }")]
    [InlineData("new My()[1, () => {|PICKLE101:stream|}.Flush()] = 3;", "class My { public int this[int n, [Pickled] Action w] { set { } } }")]
    [InlineData("My? my = null; _ = my?[() => {|PICKLE101:stream|}.Flush()];", "class My { public int this[[Pickled] Action w] => 1; }")]
    public Task A_wrapper_is_seen_through(string call, string declarations) => VerifyWrapper(call, declarations);

    [Theory]
    [InlineData("My.Go(() => stream.Flush());", "static class My { public static void Go(Action w) { w = () => { }; w(); Remote.Run((Action)(() => { })); } }")]
    [InlineData("My.Go(() => stream.Flush());", "static class My { public static void Go(Action w) { w(); int n = 0; Remote.Run(() => nameof(w) + n); } }")]
    [InlineData("My.Go(() => stream.Length);", "static class My { public static void Go(Func<long> w) { long length = w(); Remote.Run(() => length); } }")]
    [InlineData("My.Go(() => stream.Flush());", "static class My { public static void Go(Action w) { w(); void Other(Action w) => Remote.Run(w); Other(() => { }); } }")]
    [InlineData("My.Go(() => stream.Flush());", "static class My { public static void Go(Action w) => Remote.Keep(w); } static partial class Remote { public static void Keep(Action w, [Pickled] Action? other = null) { } }")]
    [InlineData("new My().Run(() => stream.Flush());", "class My { public void Run(Action w) => w(); public void Run([Pickled] Func<int> w) { } }")]
    [InlineData("My.Go(() => stream.Flush());", "static class My { public static void Go(params Action[] all) { foreach (var w in all) w(); foreach (int n in new int[3]) Remote.Run(() => n); } }")]
    [InlineData("_ = new My()[() => stream.Flush()];", "class My { public int this[Action w] => 1; public int this[[Pickled] Func<int> w] => 1; }")]
    public Task A_method_that_only_calls_it_is_no_wrapper(string call, string declarations) => VerifyWrapper(call, declarations);

    [Theory]
    [InlineData("Remote.Run(Make(stream)); Func<long> Make(Stream s) => Inner(s); static Func<long> Inner(Stream s) => () => {|PICKLE101:s|}.Length;", "")]
    [InlineData("Remote.Run({|PICKLE101:My.Make(stream)|});", "static class My { public static Func<long> Make(Stream s) => () => s.Length; }")]
    [InlineData("var work = My.Make(stream, 1); Remote.Run({|PICKLE101:work|});", "static class My { public static Func<long> Make(Stream s, int n) { if (n > 0) return () => n; Func<long> all = () => s.Length; return all; } }")]
    [InlineData("Remote.Run({|PICKLE102:new My().Make()|});", "class My { private int _n; public Func<int> Make() => () => _n; }")]
    [InlineData("Remote.Run({|PICKLE103:My.Counter()|});", "static class My { public static Func<int> Counter() { int n = 0; return () => ++n; } }")]
    public Task A_method_that_returns_the_delegate_is_looked_into(string call, string declarations) => VerifyWrapper(call, declarations);

    [Theory]
    [InlineData("Remote.Run(My.Make(stream));", "static class My { public static Func<long> Make(Stream s) { long n = s.Length; Func<long> other = () => s.Length; other(); return () => n; } }")]
    [InlineData("Remote.Run(new My().Make());", "[Picklable] partial class My { public int N; public Func<int> Make() => () => N; }")]
    [InlineData("Remote.Run(My.Make(3));", "static class My { public static Func<int> Make(int n) => n == 0 ? () => 0 : Make(n - 1); }")]
    public Task A_method_that_returns_a_clean_delegate_is_silent(string call, string declarations) => VerifyWrapper(call, declarations);
}
