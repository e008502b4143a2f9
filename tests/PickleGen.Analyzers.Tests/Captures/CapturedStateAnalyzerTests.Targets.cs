using PickleGen.Analyzers.Captures;

namespace PickleGen.Analyzers.Tests.Captures;

/// <summary>Which calls send a delegate away.</summary>
public sealed partial class CapturedStateAnalyzerTests
{
    private static Task VerifyWrapper(string call, string declarations) => AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Method(call, declarations));

    [Theory]
    [InlineData("Go(() => {|PICKLE101:stream|}.Flush()); static void Go(Action work) => Remote.Run(work);", "")]
    [InlineData("My.Go(() => {|PICKLE101:stream|}.Flush());", "static class My { public static void Go(Action work) => Remote.Run(work); }")]
    [InlineData("My.Go(() => {|PICKLE101:stream|}.Flush());", "static class My { public static void Go(Action w) => Inner(1, w); static void Inner(int n, Action w) { if (n > 0) Remote.Run((Delegate)w!); } }")]
    [InlineData("My.Go(n => n > {|PICKLE101:stream|}.Length);", "static class My { public static void Go<T>(Func<T, bool> work) => Remote.Each(work); public static void Go(Func<int, bool> work) => Go<int>(work); }")]
    [InlineData("My.Go(() => {|PICKLE101:stream|}.Flush());", "static class My { public static void Go(Action w) => Task.Run(() => Remote.Run(w)); }")]
    [InlineData("new My(() => {|PICKLE101:stream|}.Flush());", "class My { public My(Action w) => Remote.Run(w); }")]
    [InlineData("My my = new(() => {|PICKLE101:stream|}.Flush());", "class My { public My(Action w) : this(w, 1) { } private My(Action w, int n) => Remote.Run(w); }")]
    [InlineData("new My(() => {|PICKLE101:stream|}.Flush());", "class My([Pickled] Action w) { public Action W => w; }")]
    [InlineData("new My(() => {|PICKLE101:stream|}.Flush());", "class My : Base { public My(Action w) : base(w) { } } class Base { protected Base([Pickled] Action w) { } }")]
    [InlineData("new My(() => {|PICKLE101:stream|}.Flush());", "class My(Action w) : Base(w); class Base([Pickled] Action w) { public Action W => w; }")]
    [InlineData("Action a = () => {|PICKLE101:stream|}.Flush(); a.Go();", "static class My { public static void Go([Pickled] this Action w) { } }")]
    [InlineData("new My().Go(() => {|PICKLE101:stream|}.Flush());", "class My : Base { public override void Go(Action w) { } } abstract class Base { public abstract void Go([Pickled] Action w); }")]
    [InlineData("new My().Go(() => {|PICKLE101:stream|}.Flush());", "class My : IGo { public void Go(Action w) { } } interface IGo { void Go([Pickled] Action w); }")]
    [InlineData("IGo? go = null; go?.Go(() => {|PICKLE101:stream|}.Flush());", "interface IGo { void Go([Pickled] Action w); }")]
    [InlineData("Send send = w => w(); send(() => {|PICKLE101:stream|}.Flush());", "delegate void Send([Pickled] Action w);")]
    [InlineData("_ = from n in new My<int>() where n > {|PICKLE101:stream|}.Length select n;", "class My<T> { public My<T> Where([Pickled] Func<T, bool> f) => this; public My<U> Select<U>(Func<T, U> f) => new(); }")]
    [InlineData("My.Go(new Work(() => {|PICKLE101:stream|}.Flush()));", "[Picklable] partial record Work(Action W); static class My { public static void Go<T>([Pickled] T w) { } }")]
    [InlineData("My.Go(new Work { W = () => {|PICKLE101:stream|}.Flush() });", "[Picklable] partial class Work { public Action? W; } static class My { public static void Go<T>([Pickled] T w) { } }")]
    [InlineData("My.Go(new Work(() => { }) with { W = () => {|PICKLE101:stream|}.Flush() });", "[Picklable] partial record Work(Action W); static class My { public static void Go<T>([Pickled] T w) { } }")]
    [InlineData("var work = new Work(); work.W = () => {|PICKLE101:stream|}.Flush(); My.Go(work);", "[Picklable] partial class Work { public Action? W { get; set; } } static class My { public static void Go<T>([Pickled] T w) { } }")]
    [InlineData("My.Go(new List<Action> { () => {|PICKLE101:stream|}.Flush() });", "static class My { public static void Go<T>([Pickled] T w) { } }")]
    [InlineData("My.Go((1, (Action)(() => {|PICKLE101:stream|}.Flush())));", "static class My { public static void Go<T>([Pickled] T w) { } }")]
    [InlineData("My.Go(new { W = (Action)(() => {|PICKLE101:stream|}.Flush()) });", "static class My { public static void Go<T>([Pickled] T w) { } }")]
    public Task A_call_that_sends_it_away_is_found(string call, string declarations) => VerifyWrapper(call, declarations);

    [Theory]
    [InlineData("PickleSerializer.Serialize(() => {|PICKLE101:stream|}.Length);")]
    [InlineData("PickleSerializer.Serialize<object>((Action)(() => {|PICKLE101:stream|}.Flush()));")]
    [InlineData("PickleSerializer.Serialize(Stream.Null, () => {|PICKLE101:stream|}.Length);")]
    [InlineData("_ = PickleSerializer.SerializeAsync(Stream.Null, () => {|PICKLE101:stream|}.Length);")]
    [InlineData("_ = PickleSerializer.DeepClone(() => {|PICKLE101:stream|}.Length);")]
    [InlineData("_ = PickleSerializer.Serialize(value: () => {|PICKLE101:stream|}.Length, options: null);")]
    [InlineData("new Pickler(Stream.Null).Dump(() => {|PICKLE101:stream|}.Length);")]
    [InlineData("new Pickler(Stream.Null).Dump((object)(() => {|PICKLE101:stream|}.Length));")]
    [InlineData("Pickler? pickler = null; pickler?.Dump(() => {|PICKLE101:stream|}.Length);")]
    [InlineData("new MyPickler().Dump(() => {|PICKLE101:stream|}.Length);", "class MyPickler() : Pickler(Stream.Null);")]
    public Task PickleSerializer_and_Pickler_send_away(string call, string declarations = "") => VerifyWrapper(call, declarations);

    [Theory]
    [InlineData("_ = PickleSerializer.Deserialize<Func<long>>(File.ReadAllBytes(name)); Func<long> stays = () => stream.Length;")]
    [InlineData("PickleSerializer.Populate(File.ReadAllBytes(name), (Func<long>)(() => stream.Length));")]
    [InlineData("var pickler = new Pickler(Stream.Null) { BufferCallback = buffer => stream.CanRead };")]
    [InlineData("new DispatchTable().Add<Uri>(uri => new ReduceValue(new PickleCallable(\"m\", \"f\"), [stream.Length]));")]
    public Task Delegates_that_PickleGen_only_calls_stay(string call) => VerifyWrapper(call, "");

    [Theory]
    [InlineData("My.Run(() => stream.Flush());", "static class My { public static void Run(Action work) => work(); }")]
    [InlineData("My.Go(() => stream.Flush(), () => { });", "static class My { public static void Go(Action here, Action there) { here(); Remote.Run(there); } }")]
    [InlineData("My.Go(() => stream.Flush());", "static class My { public static void Go(Action work) { work(); Remote.Run(() => 1); } }")]
    [InlineData("My.Go(() => stream.Flush());", "static class My { public static void Go(Action a) => Back(a); static void Back(Action b) => Go(b); }")]
    [InlineData("My.Go(() => stream.Length);", "static class My { public static void Go([Pickled] System.Linq.Expressions.Expression<Func<long>> tree) { } }")]
    [InlineData("new My().Serialize(() => stream.Flush());", "class My { public void Serialize(Action value) => value(); }")]
    [InlineData("var work = new Work(); work.W = () => stream.Flush(); My.Go(work);", "[Picklable] partial class Work { [PickleIgnore] public Action? W { get; set; } } static class My { public static void Go<T>([Pickled] T w) { } }")]
    [InlineData("My.Go(new Work { W = () => stream.Flush() });", "[Picklable] partial class Work { [PickleIgnore] public Action? W; } static class My { public static void Go<T>([Pickled] T w) { } }")]
    [InlineData("My.Go(new Work { X = 1 } with { W = () => stream.Flush() });", "[Picklable] partial record Work { public int X; [PickleIgnore] public Action? W { get; set; } } static class My { public static void Go<T>([Pickled] T w) { } }")]
    public Task A_call_that_does_not_is_silent(string call, string declarations) => VerifyWrapper(call, declarations);

    [Fact]
    public async Task A_wrapper_in_another_file_is_found()
    {
        var compilation = AnalyzerHarness.Compile(
            "class Job { void Test(Stream stream) => My.Go(() => stream.Flush()); }",
            "static class My { public static void Go(Action w) => Inner.Go2(w); }",
            "static class Inner { public static void Go2(Action w) => Run(w); static void Run([Pickled] Action w) { } }");
        AnalyzerHarness.AssertCompiles(compilation);
        var found = await AnalyzerHarness.RunAsync(compilation, [new CapturedStateAnalyzer()]);
        Assert.Equal("PICKLE101", Assert.Single(found).Id);
    }

    [Fact]
    public async Task A_marked_parameter_in_another_assembly_is_found()
    {
        var library = AnalyzerHarness.Compile("public static class My { public static void Go([Pickled] Action w) { } public static void Stay(Action w) { } }").WithAssemblyName("Library");
        var compilation = AnalyzerHarness.Compile("class Job { void Test(Stream stream) { My.Go(() => stream.Flush()); My.Stay(() => stream.Flush()); } }").AddReferences(library.ToMetadataReference());
        AnalyzerHarness.AssertCompiles(compilation);
        var found = await AnalyzerHarness.RunAsync(compilation, [new CapturedStateAnalyzer()]);
        Assert.Equal("PICKLE101", Assert.Single(found).Id);
    }

    [Fact]
    public async Task A_project_that_does_not_reference_PickleGen_is_left_alone()
    {
        var compilation = AnalyzerHarness.Compile("class PickledAttribute : Attribute; class Job { void Test(Stream s) => Run(() => s.Flush()); static void Run([Pickled] Action w) { } }");
        compilation = compilation.RemoveReferences(ReferenceAssemblies.PickleGen).RemoveSyntaxTrees(compilation.SyntaxTrees[0])
            .AddSyntaxTrees(Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText("global using System; global using System.IO;", AnalyzerHarness.ParseOptions));
        AnalyzerHarness.AssertCompiles(compilation);
        Assert.Empty(await AnalyzerHarness.RunAsync(compilation, [new CapturedStateAnalyzer()]));
    }
}
