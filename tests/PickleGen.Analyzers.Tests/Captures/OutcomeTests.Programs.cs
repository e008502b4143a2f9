namespace PickleGen.Analyzers.Tests.Captures;

/// <content>The programs: what users of clusters write, each once so that it works and once so that it does not.</content>
public sealed partial class OutcomeTests
{
    private const string Shape = "[Picklable] public partial class Shape { public int Sides { get; set; } = 4; [PickleIgnore] public Stream? Log { get; set; } = Stream.Null; public int Twice() => 2 * Sides; }";

    public static TheoryData<string> Travelling =>
    [
        // LINQ and nested lambdas
        Test("Remote.Run(() => from n in numbers where n > name.Length orderby -n select n * 2);"),
        Test("Remote.Run(() => (from n in numbers let m = n + name.Length group m by m % 2 into g select g.Sum()).ToArray());"),
        Test("Remote.Run(() => numbers.Select(n => numbers.Where(m => m > n).Select(m => m + name.Length)));"),
        Test("Remote.Run(() => (Func<int, Func<int>>)(n => () => n + numbers.Length));"),
        // what only stands near the delegate
        Test("Action here = () => stream.Flush(); here(); Remote.Run(() => name.Length);"),
        Test("Func<long> here = () => stream.Length + numbers.Length; Remote.Run(() => numbers.Length); here();"),
        Test("{ var inner = stream; Action here = () => inner.Flush(); { int n = name.Length; Remote.Run(() => n + numbers.Length); } here(); }"),
        Test("Remote.Run(() => nameof(stream) + nameof(Factor));"),
        Test("Remote.Run(static () => 1); Remote.Run(static (Stream s) => s.Length);"),
        // local functions
        Test("int Local(int n) => n + numbers.Length; Remote.Run(() => Local(1));"),
        Test("static int Local(int n) => n + 1; Remote.Run((Func<int, int>)Local);"),
        Test("Remote.Run(() => Each().Sum()); IEnumerable<int> Each() { foreach (int n in numbers) yield return n + name.Length; }"),
        Test("Remote.Run(() => { IEnumerable<int> Each() { yield return name.Length; } return Each().ToList(); });"),
        Test("int Fact(int n) => n < 2 ? 1 : n * Fact(n - 1); Remote.Run(() => Fact(numbers.Length));"),
        // async
        Test("Remote.Run(async () => { await Task.Yield(); return name.Length; });"),
        Test("Remote.Run(async (CancellationToken token) => { await Task.Delay(0, token); return numbers.Sum(); });"),
        // method groups
        Test("Remote.Run((Func<string>)name.Trim);"),
        Test("Remote.Run((Func<int, int, int>)Math.Max);"),
        Test("var shape = new Shape(); Remote.Run(shape.Twice);", Shape),
        Test("var pair = new Pair { A = 1 }; Remote.Run(pair.Sum);", "[Picklable] public partial struct Pair { public int A { get; set; } public int Sum() => A; }"),
        // this
        Member("[PickleMember] private int _n = 2; public void Test(Stream stream, int[] numbers, string name) => Remote.Run(() => _n + Factor);", "[Picklable]"),
        Member("public void Test(Stream stream, int[] numbers, string name) { int n = Factor; Remote.Run(() => n); }"),
        Member("private static int s_n; private static int Static(int n) => n; public void Test(Stream stream, int[] numbers, string name) => Remote.Run(() => Static(s_n));"),
        Member("public void Test(Stream stream, int[] numbers, string name) => Remote.Run(() => new Job(1) { Factor = 2 }.ToString());"),
        // values
        Test("var shape = new Shape(); Remote.Run(() => shape.Twice());", Shape),
        Test("var point = (X: 1, Y: name); Remote.Run(() => point.X + point.Y.Length);"),
        Test("var (a, b) = (stream, 1); Remote.Run(() => b);"),
        Test("int[] all = [.. numbers, 4]; List<string> words = [name]; Remote.Run(() => all.Length + words.Count);"),
        Test("if (name is { Length: var length }) Remote.Run(() => length);"),
        Test("foreach (string word in new[] { name }) Remote.Run(() => word.Length);"),
        Test("Remote.Run(() => $\"{name,10}: {numbers.Length:n0}\");"),
        Test("Func<int, int> twice = n => 2 * n; Remote.Run(() => numbers.Select(twice).Sum());"),
        Test("Func<int, int> add = n => n + name.Length; Func<int, int> both = n => add(add(n)); Remote.Run(both);"),
        Test("Send.All(work: () => name.Length, label: 1);", "public static class Send { public static void All(int label = 0, [Pickled] Func<int>? work = null) => Remote.Run(work!); }"),
        Test("Send.Each(() => name.Length, () => numbers.Length);", "public static class Send { public static void Each([Pickled] params Func<int>[] work) { foreach (var one in work) Remote.Run(one); } }"),
        Test("Func<int> work = () => name.Length; work.Go();", "public static class Send { public static void Go([Pickled] this Func<int> work) => Remote.Run(work); }"),
        Test("new Job<string>(name).Go();", "public class Job<T>(T value) { public void Go() { var own = value; Remote.Run(() => own); } }"),
        Test("new Text().Go(name);", "public class Text { public string Value { get => field ?? \"\"; set; } public void Go(string name) { Value = name; var own = Value; Remote.Run(() => own.Length); } }"),
        Test("Remote.Run(() => new Id(1) with { Number = numbers.Length });", "public record Id(int Number);"),
        Test("var id = new Id(1); Remote.Run(() => id with { Number = 2 });", "[Picklable] public partial record Id(int Number);"),
        Test("Remote.Run(() => { lock (new object()) return name.Length; });"),
        Test("Remote.Run(() => { using var own = new MemoryStream(); own.WriteByte(1); return own.Length; });"),
        Test("DateTime now = DateTime.UnixEpoch; Guid id = Guid.Empty; Remote.Run(() => now.Year + id.ToString());"),
        Test("new Own<DayOfWeek>(DayOfWeek.Friday).Go();", "public class Own<T> where T : Enum { private readonly T _value; public Own(T value) => _value = value; public void Go() { T value = _value; Remote.Run(() => value.ToString()); } }"),
        Test("IEquatable<int> one = 1; IComparable<decimal> two = 2m; Remote.Run(() => one.Equals(1) && two.CompareTo(2m) == 0);"),
        Test("var random = 3m; ReadOnlySpan<char> span = name; int length = span.Length; Remote.Run(() => random + length);"),
    ];

    public static TheoryData<string> Staying =>
    [
        Test("Remote.Run(() => from n in numbers where n > stream.Length select n);"),
        Test("Remote.Run(() => numbers.Select(n => numbers.Where(m => m > stream.Length)));"),
        Test("Remote.Run(() => (Func<int, Func<long>>)(n => () => n + stream.Length));"),
        Test("long Local(int n) => n + stream.Length; Remote.Run(() => Local(1));"),
        Test("Remote.Run(() => Each().Sum()); IEnumerable<long> Each() { yield return stream.Length; }"),
        Test("Remote.Run(async () => { await stream.FlushAsync(); return 1; });"),
        Test("Remote.Run(stream.Flush);"),
        Test("using var source = new CancellationTokenSource(); Remote.Run(() => source.IsCancellationRequested);"),
        Test("var task = Task.FromResult(1); Remote.Run(() => task.Result);"),
        Test("var gate = new Lock(); Remote.Run(() => { lock (gate) return 1; });"),
        Test("var gate = new SemaphoreSlim(1); Remote.Run(() => gate.CurrentCount);"),
        Test("var all = new List<Stream> { stream }; Remote.Run(() => all.Count);"),
        Test("Enum day = DayOfWeek.Friday; Remote.Run(() => day.ToString());"),
        Test("Array all = numbers; Remote.Run(() => all.Length);"),
        Test("var sorted = numbers.OrderBy(n => n); Remote.Run(() => sorted.First());"),
        Test("IEquatable<long> four = 4L; Remote.Run(() => four.Equals(4L));"),
        Test("IComparable<short> four = (short)4; Remote.Run(() => four.CompareTo(3));"),
        Test("var pair = (stream, 1); Remote.Run(() => pair.Item2);"),
        Test("Func<long> length = () => stream.Length; Remote.Run(() => length() + 1);"),
        Test("Send.All(work: () => stream.Length, label: 1);", "public static class Send { public static void All(int label = 0, [Pickled] Func<long>? work = null) => Remote.Run(work!); }"),
        Test("Send.Each(() => 1, () => stream.Length);", "public static class Send { public static void Each([Pickled] params Func<long>[] work) { foreach (var one in work) Remote.Run(one); } }"),
        Test("Func<long> work = () => stream.Length; work.Go();", "public static class Send { public static void Go([Pickled] this Func<long> work) => Remote.Run(work); }"),
        Test("Send.Go(() => stream.Length);", "public static class Send { public static void Go<T>(Func<T> work) { Func<T> twice = () => { work(); return work(); }; Remote.Run(twice); } }"),
        Member("public void Test(Stream stream, int[] numbers, string name) => Remote.Run(() => Factor);"),
        Member("public void Test(Stream stream, int[] numbers, string name) => Remote.Run(() => factor).ToString();"),
        Member("private int Own(int n) => n + Factor; public void Test(Stream stream, int[] numbers, string name) => Remote.Run(Own);"),
        Member("public void Test(Stream stream, int[] numbers, string name) => Remote.Run(() => base.ToString());"),
        Member("public int Value { get => field + 1; set; } public void Test(Stream stream, int[] numbers, string name) => Remote.Run(() => Value);"),
        Member("public partial int Sum(int n); public partial int Sum(int n) => n + Factor; public void Test(Stream stream, int[] numbers, string name) => Remote.Run(() => Sum(1));"),
        Member("public void Test(Stream stream, int[] numbers, string name) => Remote.Run(() => $\"{Factor}\");"),
        Member("public void Test(Stream stream, int[] numbers, string name) => Remote.Run(() => from n in numbers where n > Factor select n);"),
        Member("public void Test(Stream stream, int[] numbers, string name) { int Local() => Factor; Remote.Run(Local); }"),
        Test("new Note(stream).Go();", "public record Note(Stream Log) { public void Go() => Remote.Run(() => Log.Length); }"),
        Test("foreach (var file in new[] { stream }) Remote.Run(() => file.Length);"),
        Test("if (stream is { Length: > 0 } open) Remote.Run(() => open.Position);"),
        Test("IEnumerator<int> each = numbers.AsEnumerable().GetEnumerator(); Remote.Run(() => each.MoveNext());"),
        Test("new Note(1).Go();", "public record Note(int Number) { public void Go() => Remote.Run(() => Number); }"),
        Test("new Own<string>(name).Go();", "public class Own<T>(T value) { public void Go() => Remote.Run(() => value); }"),
        Test("new Text().Go();", "public class Text { public string Value { get => field ?? \"\"; set; } public void Go() => Remote.Run(() => Value); }"),
        Test("new Late().Go();", "public class Base { public int Number = 1; } public class Late : Base { public void Go() => Remote.Run(() => base.Number); }"),
        Test("var plain = new Holder(stream); Remote.Run(() => plain.ToString());", "public class Holder(Stream log) { public Stream Log = log; }"),
    ];
}
