using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;
using PickleGen.Closures;

namespace PickleGen.Tests.Closures;

/// <summary>What a lambda takes along: what it reads, and nothing of its siblings.</summary>
public class CapturedVariablesTests
{
    [Fact]
    public void Siblings_stream_stays_at_home()
    {
        int n = 5;
        Stream stream = new MemoryStream();
        Func<int> reads = () => n;
        Func<long> sibling = () => stream.Length;
        Assert.Equal(["n"], NamesOf(reads));
        var error = Assert.Throws<PicklingException>(() => Dump(sibling));
        Assert.Equal("$.stream", error.Path);
        Assert.Contains("MemoryStream", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Variable_that_only_a_nested_lambda_reads_travels()
    {
        int n = 5, other = 6;
        Func<Func<int>> outer = () => () => n;
        Func<int> sibling = () => other;
        Assert.Equal(["n"], NamesOf(outer));
        Assert.Equal(["other"], NamesOf(sibling));
    }

    [Fact]
    public void Variable_that_only_a_local_function_reads_travels()
    {
        int n = 5, other = 6;
        Func<int> calls = () => Twice() + 1;
        Func<int> sibling = () => other;
        Assert.Equal(["n"], NamesOf(calls));
        Assert.Equal(["other"], NamesOf(sibling));
        int Twice() => n * 2;
    }

    [Fact]
    public void Variable_that_only_an_async_lambda_reads_travels()
    {
        int n = 5, other = 6;
        Func<Task<int>> waits = async () =>
        {
            await Task.Yield();
            return n;
        };
        Func<int> sibling = () => other;
        Assert.Equal(["n"], NamesOf(waits));
        Assert.Equal(["other"], NamesOf(sibling));
    }

    [Fact]
    public void Variable_that_only_an_iterator_reads_travels()
    {
        int n = 5, other = 6;
        Func<IEnumerable<int>> yields = Items;
        Func<int> sibling = () => other;
        Assert.Equal(["n"], NamesOf(yields));
        Assert.Equal(["other"], NamesOf(sibling));
        IEnumerable<int> Items()
        {
            yield return n;
        }
    }

    [Fact]
    public void Variable_that_is_only_written_stays_at_home()
    {
        Stream? last = new MemoryStream();
        Action writes = () => last = null;
        Func<Stream?> sibling = () => last;
        Assert.Empty(NamesOf(writes));
        Assert.NotNull(sibling());
    }

    [Fact]
    public void Scopes_around_travel_as_far_as_they_are_read()
    {
        int outer = 1, unread = 2;
        Func<int> sibling = () => unread;
        for (int i = 0; i < 1; i++)
        {
            int inner = 3;
            Func<int> both = () => outer + inner;
            var taken = Take(both)!;
            Assert.Equal(3, taken["inner"]);
            var scope = Assert.IsType<PickleTuple>(taken[CompilerNames.ParentScope]);
            Assert.Equal(["outer"], Assert.IsType<Dictionary<string, object?>>(scope[1]).Keys);
        }

        Assert.Equal(["unread"], NamesOf(sibling));
    }

    [Fact]
    public void Variable_of_a_generic_scope_travels() => Assert.Equal(["value"], NamesOf(GenericOf("text", new MemoryStream())));

    [Fact]
    public void Lambda_whose_code_cannot_be_read_takes_everything()
    {
        int n = 5, other = 6;
        Func<int> reads = () => n;
        Func<int> sibling = () => other;
        var taken = CapturedVariables.Of(reads.Target!.GetType(), MethodCode.Unreadable).Take(reads.Target)!;
        Assert.Equal(["n", "other"], taken.Keys.Order());
        Assert.Equal(6, sibling());
    }

    [Fact]
    public void Cached_lambda_in_a_closure_is_not_a_variable()
    {
        int n = 5;
        // The compiler keeps the inner lambda in a field of the closure, because the loop makes it again and again.
        Func<int> loops = () =>
        {
            int sum = 0;
            for (int i = 0; i < 3; i++) sum += new[] { 1 }.Sum(x => x + n);
            return sum;
        };
        Assert.Equal(18, loops());
        Assert.Equal(["n"], CapturedVariables.Of(loops.Target!.GetType(), MethodCode.Unreadable).Take(loops.Target)!.Keys);
    }

    public static TheoryData<object> Unpicklables() =>
    [
        new MemoryStream(), Task.CompletedTask, Task.FromResult(1), new ValueTask<int>(1), new CancellationTokenSource(), CancellationToken.None,
        new SemaphoreSlim(1), new ManualResetEvent(false), new Timer(_ => { }), Thread.CurrentThread, new StringReader(""),
        new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp), new TcpClient(), new UdpClient(), new HttpClient(), Process.GetCurrentProcess(), new SafeFileHandle(-1, false),
        new Mutex(), new ReaderWriterLockSlim(), new Barrier(1), new CountdownEvent(1), new NoConnection(), new StreamWriter(Stream.Null), new BufferedStream(Stream.Null),
        new[] { 1 }.Where(x => x > 0), new List<int> { 1 }.GetEnumerator(), Running(),
    ];

    [Theory]
    [MemberData(nameof(Unpicklables))]
    public void What_cannot_travel_is_refused_with_variable_and_reason(object value)
    {
        Func<object> captures = () => value;
        var error = Assert.Throws<PicklingException>(() => Dump(captures));
        Assert.Equal("$.value", error.Path);
        Assert.Contains(value.GetType().ToString(), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Unpicklables))]
    public void What_cannot_travel_is_refused_in_a_delegate_of_a_static_type_as_well(object value)
    {
        Func<object> captures = () => value;
        var error = Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(captures));
        Assert.Equal("$.value", error.Path);
        Assert.Contains(value.GetType().ToString(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_travel_is_refused_in_a_variable_of_its_own_type()
    {
        var stream = new MemoryStream();
        var token = CancellationToken.None;
        var running = new List<int> { 1 }.GetEnumerator();
        IEnumerable<int> query = new[] { 1 }.Where(x => x > 0);
        List<Stream> streams = [stream];
        var gate = new Lock();
        int[] numbers = [1];
        Refused(() => stream.Length, "$.stream");
        Refused(() => token.IsCancellationRequested ? 1 : 0, "$.token");
        Refused(() => running.Current, "$.running");
        Refused(() => query.Count(), "$.query");
        Refused(() => streams.Count + numbers[0], "$.streams[0]");
        Refused(() => gate.IsHeldByCurrentThread ? 1 : 0, "$.gate");
        Refused(() => ((Func<long>)(() => stream.Length))(), "$.stream");

        static void Refused(Func<long> captures, string path)
        {
            Assert.Equal(path, Assert.Throws<PicklingException>(() => PickleSerializer.Serialize(captures)).Path);
            Assert.Equal(path, Assert.Throws<PicklingException>(() => Dump(captures)).Path);
        }
    }

    private sealed class NoConnection : DbConnection
    {
        [AllowNull]
        public override string ConnectionString { get; set; } = "";

        public override string Database => "";

        public override string DataSource => "";

        public override string ServerVersion => "";

        public override ConnectionState State => ConnectionState.Closed;

        public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

        public override void Close() => throw new NotSupportedException();

        public override void Open() => throw new NotSupportedException();

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();

        protected override DbCommand CreateDbCommand() => throw new NotSupportedException();
    }

    private static IEnumerable<int> Running()
    {
        yield return 1;
    }

    private static Func<T> GenericOf<T, TOther>(T value, TOther other)
    {
        Func<TOther> sibling = () => other;
        Assert.NotNull(sibling());
        return () => value;
    }

    private static void Dump(Delegate captured) => new Pickler(new MemoryStream()).Dump(captured);

    private static IEnumerable<string> NamesOf(Delegate captured) => Take(captured)?.Keys ?? Enumerable.Empty<string>();

    private static Dictionary<string, object?>? Take(Delegate captured) => PickledMethod.Of(captured.Method).Variables!.Take(captured.Target!);
}
