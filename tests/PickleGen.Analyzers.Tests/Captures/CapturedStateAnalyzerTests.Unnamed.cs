using PickleGen.Analyzers.Captures;

namespace PickleGen.Analyzers.Tests.Captures;

/// <summary>Parameters that are given something without a call in the code that shows their method's name.</summary>
public sealed partial class CapturedStateAnalyzerTests
{
    private const string Jobs = "class Jobs : IEnumerable<Action> { public void Add([Pickled] Action w) { } public void Add(int n) { } public IEnumerator<Action> GetEnumerator() => null!; System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!; }";

    private const string Plus = "class My { public static My operator +(My my, [Pickled] Action w) => my; public static My operator +(My my, int n) => my; public static My operator -(My my, Action w) => my; }";

    private const string Converted = "class My { public static implicit operator My([Pickled] Action w) => new(); public static implicit operator My(Func<int> w) => new(); public static void Take(My my) { } }";

    private const string Setter = "class My { public Action? W { get => null; [param: Pickled] set { } } public Action? Other { get; set; } public event Action E { [param: Pickled] add { } remove { } } public Action this[int n] { [param: Pickled] set { } } }";

    [Theory]
    [InlineData("_ = new Jobs { () => {|PICKLE101:stream|}.Flush(), 3 };", Jobs)]
    [InlineData("_ = new Jobs() { { () => {|PICKLE101:stream|}.Flush() } };", Jobs)]
    [InlineData("_ = new Holder { Jobs = { () => {|PICKLE101:stream|}.Flush() } };", "class Holder { public Jobs Jobs = new(); } " + Jobs)]
    [InlineData("Jobs jobs = [() => {|PICKLE101:stream|}.Flush()];", Jobs)]
    [InlineData("Action flush = () => {|PICKLE101:stream|}.Flush(); Jobs jobs = [flush];", Jobs)]
    [InlineData("_ = new Jobs { () => {|PICKLE101:stream|}.Flush() };", "class Jobs : System.Collections.IEnumerable { public void Add(Action w) => Remote.Run(w); public System.Collections.IEnumerator GetEnumerator() => null!; }")]
    [InlineData("_ = new My() + (() => {|PICKLE101:stream|}.Flush());", Plus)]
    [InlineData("var my = new My(); my += () => {|PICKLE101:stream|}.Flush();", Plus)]
    [InlineData("Action flush = () => {|PICKLE101:stream|}.Flush(); _ = !new My(flush);", "class My([Pickled] Action w) { public Action W => w; public static My operator !(My my) => my; }")]
    [InlineData("Action flush = () => {|PICKLE101:stream|}.Flush(); My my = flush;", Converted)]
    [InlineData("Action flush = () => {|PICKLE101:stream|}.Flush(); My.Take(flush);", Converted)]
    [InlineData("var my = (My)(Action)(() => {|PICKLE101:stream|}.Flush());", Converted)]
    [InlineData("Action flush = () => {|PICKLE101:stream|}.Flush(); My[] all = [flush]; My[] more = { flush };", Converted)]
    [InlineData("Action flush = () => {|PICKLE101:stream|}.Flush(); My my = name.Length > 0 ? flush : new My();", Converted)]
    [InlineData("Action Flush() => () => {|PICKLE101:stream|}.Flush(); My my = Flush();", Converted)]
    [InlineData("new My().W = () => {|PICKLE101:stream|}.Flush();", Setter)]
    [InlineData("_ = new My { W = () => {|PICKLE101:stream|}.Flush() };", Setter)]
    [InlineData("var my = new My(); my.W ??= () => {|PICKLE101:stream|}.Flush();", Setter)]
    [InlineData("new My()[1] = () => {|PICKLE101:stream|}.Flush();", Setter)]
    [InlineData("new My().E += () => {|PICKLE101:stream|}.Flush();", Setter)]
    [InlineData("Wrap.Go(() => {|PICKLE101:stream|}.Flush());", "static class Wrap { public static void Go(Action w) => new My().W = w; } " + Setter)]
    [InlineData("Wrap.Go(() => {|PICKLE101:stream|}.Flush());", "static class Wrap { public static Jobs Go(Action w) => new Jobs { w }; } " + Jobs)]
    [InlineData("Wrap.Go(() => {|PICKLE101:stream|}.Flush());", "static class Wrap { public static My Go(Action w) => new My() + w; } " + Plus)]
    [InlineData("Wrap.Go(() => {|PICKLE101:stream|}.Flush());", "static class Wrap { public static My Go(Action w) => w; } " + Converted)]
    public Task What_no_name_shows_is_sent_all_the_same(string statements, string declarations) => VerifyWrapper(statements, declarations);

    [Theory]
    [InlineData("_ = new List<Action> { () => stream.Flush() }; List<Action> all = [() => stream.Flush()]; _ = new Jobs { 3 };", Jobs)]
    [InlineData("_ = new My() - (() => stream.Flush()); Action both = () => stream.Flush(); both += () => { }; _ = both + both;", Plus)]
    [InlineData("Func<int> reads = () => (int)stream.Length; My my = reads; long length = 3; object any = reads;", Converted)]
    [InlineData("new My().Other = () => stream.Flush(); new My().E -= () => stream.Flush();", Setter)]
    public Task What_is_given_to_others_of_the_kind_is_silent(string statements, string declarations) => VerifyWrapper(statements, declarations);

    [Theory]
    [InlineData("_ = new Jobs { () => stream.Flush() };", Jobs)]
    [InlineData("_ = new My() + (() => stream.Flush());", Plus)]
    [InlineData("Action flush = () => stream.Flush(); My my = flush;", Converted)]
    [InlineData("new My().W = () => stream.Flush();", Setter)]
    [InlineData("new My().E += () => stream.Flush();", Setter)]
    public async Task What_no_name_shows_is_seen_as_is_given_to_methods_of_another_assembly(string statements, string declarations)
    {
        var library = AnalyzerHarness.Compile("public " + declarations).WithAssemblyName("Library");
        var compilation = AnalyzerHarness.Compile($"class Job {{ void Test(Stream stream) {{ {statements} }} }}").AddReferences(library.ToMetadataReference());
        Assert.Equal("PICKLE101", Assert.Single(await AnalyzerHarness.RunAsync(compilation, [new CapturedStateAnalyzer()])).Id);
    }
}
