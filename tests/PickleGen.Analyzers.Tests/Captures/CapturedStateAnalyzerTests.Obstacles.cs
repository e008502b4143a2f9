using PickleGen.Analyzers.Captures;

namespace PickleGen.Analyzers.Tests.Captures;

/// <summary>PICKLE101: what cannot travel, and how far it is looked for.</summary>
public sealed partial class CapturedStateAnalyzerTests
{
    [Theory]
    [InlineData("FileStream", "x.Flush()")]
    [InlineData("TextWriter", "x.Flush()")]
    [InlineData("StreamReader", "x.Read()")]
    [InlineData("BinaryReader", "x.Read()")]
    [InlineData("System.Net.Sockets.Socket", "x.Close()")]
    [InlineData("System.Net.Http.HttpClient", "x.CancelPendingRequests()")]
    [InlineData("System.Data.IDbConnection", "x.Open()")]
    [InlineData("Lock", "x.Enter()")]
    [InlineData("SemaphoreSlim", "x.Wait()")]
    [InlineData("Mutex", "x.WaitOne()")]
    [InlineData("ReaderWriterLockSlim", "x.EnterReadLock()")]
    [InlineData("Task", "x.Wait()")]
    [InlineData("Task<int>", "x.Wait()")]
    [InlineData("ValueTask<int>", "x.AsTask()")]
    [InlineData("TaskCompletionSource", "x.SetResult()")]
    [InlineData("CancellationTokenSource", "x.Cancel()")]
    [InlineData("CancellationToken", "x.ThrowIfCancellationRequested()")]
    [InlineData("Thread", "x.Start()")]
    [InlineData("System.Threading.Timer", "x.Change(0, 0)")]
    [InlineData("System.Timers.Timer", "x.Start()")]
    [InlineData("ThreadLocal<int>", "x.Dispose()")]
    [InlineData("IEnumerator<int>", "x.MoveNext()")]
    [InlineData("IAsyncEnumerator<int>", "x.MoveNextAsync()")]
    [InlineData("List<int>.Enumerator", "x.MoveNext()")]
    [InlineData("System.Runtime.InteropServices.SafeHandle", "x.Close()")]
    [InlineData("System.Diagnostics.Process", "x.Kill()")]
    [InlineData("TimeProvider", "x.GetUtcNow()")]
    [InlineData("System.Reflection.Assembly", "x.GetTypes()")]
    [InlineData("System.Reflection.MethodInfo", "x.ToString()")]
    [InlineData("System.Security.Cryptography.SHA256", "x.Clear()")]
    [InlineData("Comparer<int>", "x.Compare(1, 2)")]
    [InlineData("IEnumerable<EqualityComparer<string>>", "x.ToString()")]
    [InlineData("System.Threading.Channels.ChannelWriter<int>", "x.Complete()")]
    [InlineData("Stream[]", "x.ToString()")]
    [InlineData("List<Stream>", "x.Clear()")]
    [InlineData("Dictionary<string, Task>", "x.Clear()")]
    [InlineData("(int, Stream)", "x.ToString()")]
    [InlineData("IEnumerable<Thread>", "x.ToString()")]
    [InlineData("Enum", "x.ToString()")]
    [InlineData("Array", "x.ToString()")]
    [InlineData("List<Enum>", "x.ToString()")]
    [InlineData("IOrderedEnumerable<int>", "x.ToString()")]
    [InlineData("IEquatable<long>", "x.ToString()")]
    [InlineData("IEquatable<char>", "x.ToString()")]
    [InlineData("IComparable<short>", "x.ToString()")]
    [InlineData("IComparable<float>", "x.ToString()")]
    public Task A_captured_value_that_cannot_travel_is_reported_where_it_is_read(string type, string use) =>
        AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types($$"""
            class Job
            {
                void Test({{type}} x) => Remote.Run(() => { {{use.Replace("x.", "{|PICKLE101:x|}.")}}; });
            }
            """));

    [Theory]
    [InlineData("int", "x.ToString()")]
    [InlineData("string", "x.Trim()")]
    [InlineData("int?", "x.ToString()")]
    [InlineData("DateTime", "x.ToString()")]
    [InlineData("List<int>", "x.Clear()")]
    [InlineData("Dictionary<string, int[]>", "x.Clear()")]
    [InlineData("IEnumerable<string>", "x.ToString()")]
    [InlineData("Func<Stream>", "x()")]
    [InlineData("Type", "x.ToString()")]
    [InlineData("object", "x.ToString()")]
    [InlineData("IComparer<Stream>", "x.ToString()")]
    [InlineData("DayOfWeek", "x.ToString()")]
    [InlineData("int[,]", "x.ToString()")]
    [InlineData("IComparable", "x.ToString()")]
    [InlineData("IEquatable<int>", "x.ToString()")]
    [InlineData("IEquatable<string>", "x.ToString()")]
    [InlineData("IComparable<double>", "x.ToString()")]
    [InlineData("IComparable<decimal>", "x.ToString()")]
    public Task A_captured_value_that_can_travel_is_silent(string type, string use) =>
        AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types($$"""
            class Job
            {
                void Test({{type}} x) => Remote.Run(() => { {{use}}; });
            }
            """));

    [Fact]
    public async Task The_message_names_variable_type_reason_and_remedy()
    {
        var found = await AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Method("Remote.Run(() => {|PICKLE101:stream|}.Length);"));
        Assert.Equal(
            "This delegate takes 'stream' (Stream) along: it is open in this process only; open it inside the lambda, or capture a path or the bytes",
            Assert.Single(found).GetMessage());
    }

    [Fact]
    public async Task The_message_shows_the_way_to_what_is_held_two_levels_deep()
    {
        var found = await AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types("""
            class Inner { public Stream? File { get; set; } }
            class Outer { private Inner _inner = new(); public string Name => _inner.ToString()!; }
            class Job
            {
                void Test(Outer outer) => Remote.Run(() => {|PICKLE101:outer|}.Name);
            }
            """));
        Assert.Equal(
            "This delegate takes 'outer' (Outer) along, and with it 'outer._inner.File' (Stream?): it is open in this process only; open it inside the lambda, or capture a path or the bytes",
            Assert.Single(found).GetMessage());
    }

    [Theory]
    [InlineData("Plain", "'Plain' is not [Picklable]; annotate it, or capture the values that are used")]
    [InlineData("List<Plain[]>", "'Plain' is not [Picklable]; annotate it, or capture the values that are used")]
    [InlineData("System.Text.RegularExpressions.Regex", "'Regex' is no type that can be pickled; make it inside the lambda")]
    public async Task The_message_names_the_type_of_which_nothing_says_how_it_is_saved(string type, string advice)
    {
        var found = await AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types($"class Plain; class Job {{ void Test({type} x) => Remote.Run(() => {{|PICKLE101:x|}}.ToString()); }}"));
        Assert.EndsWith($"along: {advice}", Assert.Single(found).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Shape", "x")]
    [InlineData("List<Shape>", "{|PICKLE101:x|}")]
    [InlineData("IReadOnlyList<Shape>", "{|PICKLE101:x|}")]
    [InlineData("(Shape, int)", "{|PICKLE101:x|}")]
    [InlineData("IReadOnlyList<Circle>", "x")]
    public Task Object_of_a_derived_class_comes_back_and_a_collection_of_its_base_class_does_not(string type, string captured) => AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(
        Remote.Types($"class Shape; [Picklable] partial class Circle : Shape; class Job {{ void Test({type} x) => Remote.Run(() => {captured}.ToString()); }}"));

    [Fact]
    public Task List_of_a_base_class_comes_back_where_any_collection_may_stand() => AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(
        Remote.Types("class Shape; [Picklable] partial class Circle : Shape; class Job { void Test() { System.Collections.IList x = new List<Shape> { new Circle() }; Remote.Run(() => x.ToString()); } }"));

    [Theory]
    [InlineData("[assembly: PicklableExternal(typeof(Plain), ByReducer = true)]", "x")]
    [InlineData("", "{|PICKLE101:x|}")]
    public Task What_is_declared_to_be_saved_by_a_reducer_may_be_captured(string declaration, string captured) => AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(
        $"{declaration} class Plain; class Job {{ void Test(Plain x) => Run(() => {captured}.ToString()); static void Run([Pickled] Func<string?> work) {{ }} }}");

    [Theory]
    [InlineData("static PickleOptions Options => new() { DispatchTable = new DispatchTable().Add<Plain>(static value => default) };")]
    [InlineData("class Own(Stream to) : Pickler(to) { protected override object? PersistentId(object value) => null; }")]
    public Task A_program_with_hooks_of_its_own_may_save_anything(string hook) =>
        AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types($"class Plain; class Job {{ void Test(Plain x) => Remote.Run(() => x.ToString()); {hook} }}"));

    [Theory]
    [InlineData("var x = new { m = new MemoryStream(), a = 1 }; Remote.Run(() => {|PICKLE101:x|}.a);")]
    [InlineData("var x = new { a = 1, b = new { m = new MemoryStream() } }; Remote.Run(() => {|PICKLE101:x|}.a);")]
    [InlineData("var x = new[] { 1 }.Select(a => new { m = Task.Delay(a), a }).ToList(); Remote.Run(() => {|PICKLE101:x|}.Count);")]
    [InlineData("var x = new { m = new Random(), a = 1 }; Remote.Run(() => {|PICKLE101:x|}.a);")]
    [InlineData("var x = new[] { new { b = new { m = new Random() } } }; Remote.Run(() => {|PICKLE101:x|}.Length);")]
    [InlineData("var x = new { a = 1, b = new { c = \"\" } }; Remote.Run(() => x.a);")]
    [InlineData("var x = new { a = 1, b = new { c = new { m = new MemoryStream() } } }; Remote.Run(() => {|PICKLE101:x|}.a);")]
    public Task An_anonymous_type_holds_its_properties(string statements) => AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Method(statements));

    [Fact]
    public Task Three_levels_deep_is_not_looked_at() =>
        AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types("""
            [Picklable] partial class A { public B B = new(); }
            [Picklable] partial class B { public C C = new(); }
            [Picklable] partial class C { public Stream? File; }
            class Job
            {
                void Test(A a) => Remote.Run(() => a.ToString());
            }
            """));

    [Theory]
    [InlineData("[PickleIgnore] public Stream? File;")]
    [InlineData("[PickleIgnore] public Stream? File { get; set; }")]
    [InlineData("public static Stream? File;")]
    [InlineData("public Stream File => System.IO.File.OpenRead(\"x\");")]
    [InlineData("public Func<Stream>? Open;")]
    public Task Members_that_hold_nothing_or_are_left_out_are_silent(string member) =>
        AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types($$"""
            [Picklable] partial class Holder { {{member}} }
            class Job
            {
                void Test(Holder holder) => Remote.Run(() => holder.ToString());
            }
            """));

    [Theory]
    [InlineData("class Holder : IPickleState<int> { public Stream? File; public int GetState() => 0; public void SetState(int state) { } }")]
    [InlineData("class Holder : IReducible { public Stream? File; public ReduceValue Reduce(int protocol) => default; }")]
    [InlineData("[Picklable] partial class Holder { private Stream? _file; public bool IsOpen => _file != null; }")]
    [InlineData("class Opened { private Stream? _file; public bool IsOpen => _file != null; } [Picklable] partial class Holder : Opened;")]
    [InlineData("class Holder : MemoryStream, IPickleState<int> { public int GetState() => 0; public void SetState(int state) { } }")]
    public Task A_type_that_says_itself_what_travels_is_believed(string holder) =>
        AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types($$"""
            {{holder}}
            class Job
            {
                void Test(Holder holder) => Remote.Run(() => holder.ToString());
            }
            """));

    [Fact]
    public Task Inherited_fields_and_struct_fields_are_followed() =>
        AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types("""
            class Base { private Task? _running; public bool Done => _running is null; }
            class Derived : Base;
            struct Pair { public int Number; public Thread Worker; }
            record Message(string Text, CancellationToken Token);
            class Job
            {
                void Test(Derived derived, Pair pair, Message message) =>
                    Remote.Run(() => {|PICKLE101:derived|}.Done ? {|PICKLE101:pair|}.Number : {|PICKLE101:message|}.Text.Length);
            }
            """));

    [Fact]
    public Task An_object_that_is_locked_on_counts_as_a_lock() =>
        AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types("""
            class Counter { private readonly object _gate = new(); public int N; public void Add() { lock (_gate) N++; } }
            class Job
            {
                void Test(object gate, object other, Counter counter)
                {
                    lock (gate) { }
                    Remote.Run(() => { {|PICKLE101:gate|}.ToString(); other.ToString(); {|PICKLE101:counter|}.Add(); });
                }
            }
            """));

    [Fact]
    public Task A_type_parameter_is_what_its_constraint_says() =>
        AnalyzerHarness.VerifyAsync<CapturedStateAnalyzer>(Remote.Types("""
            class Job
            {
                void Test<T, U>(T file, U value) where T : Stream where U : class => Remote.Run(() => { {|PICKLE101:file|}.Flush(); value.ToString(); });
            }
            """));
}
