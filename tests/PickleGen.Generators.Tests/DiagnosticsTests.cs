using Microsoft.CodeAnalysis;
using PickleGen.Generators.Parsing;
using PickleGen.Generators.Reviewing;

namespace PickleGen.Generators.Tests;

/// <summary>What is said about a type, and where: <c>⟦…⟧</c> is what the diagnostic underlines.</summary>
public class DiagnosticsTests
{
    public static TheoryData<string, string> Reported => new()
    {
        { "PICKLE001", "[Picklable] public class ⟦Person⟧;" },
        { "PICKLE002", "public class ⟦Outer⟧ { [Picklable] public partial class Inner; }" },
        { "PICKLE003", "[Picklable] public partial class ⟦P⟧ { public P(int a) { } public P(string b) { } }" },
        { "PICKLE004", "[Picklable] public partial class P { public P(int ⟦age⟧) { } }" },
        { "PICKLE004", "[Picklable] public partial class P { public P(string ⟦age⟧) { } public int Age { get; set; } }" },
        { "PICKLE005", "[Picklable] public partial class P { public System.IO.FileStream? ⟦File⟧ { get; set; } }" },
        { "PICKLE005", "public class N; [Picklable] public partial class G<T> { public T? X; } [Picklable] public partial class P { public G<N>? ⟦A⟧ { get; set; } }" },
        { "PICKLE005", "public class N; [Picklable] public partial class G<T> { public G<T>? Next; public T[]? X; } [Picklable] public partial class P { public System.Collections.Generic.List<G<G<N[]>>>? ⟦A⟧ { get; set; } }" },
        { "PICKLE005", "public class N; [Picklable] public partial class G<T> { public G<System.Collections.Generic.List<T>>? Next; public G<(T, T, T)>? Other; public T? X; } [Picklable] public partial class P { public G<N>? ⟦A⟧ { get; set; } }" },
        { "PICKLE005", "public class N; public partial class O<T> { [Picklable] public partial class G { public T? X; } } [Picklable] public partial class P { public O<N>.G? ⟦A⟧ { get; set; } }" },
        { "PICKLE005", "[Picklable] public partial class P { public int[,,,,]? ⟦A⟧ { get; set; } }" },
        { "PICKLE005", "public class N; [Picklable] public partial class D : N; [Picklable] public partial class P { public System.Collections.Generic.IReadOnlyList<N>? ⟦A⟧ { get; set; } public System.Collections.Generic.IReadOnlyList<D>? B { get; set; } }" },
        { "PICKLE005", "public class N; [Picklable] public partial class P { public System.Collections.Generic.IDictionary<string, System.Collections.Generic.IEnumerable<N>>? ⟦A⟧ { get; set; } public System.Collections.Generic.IEqualityComparer<N>? B { get; set; } }" },
        { "PICKLE005", "public class E : System.Exception; [Picklable] public partial class P { public E? ⟦Error⟧ { get; set; } }" },
        { "PICKLE005", "[Picklable] public partial class P { public System.BadImageFormatException? ⟦Error⟧ { get; set; } }" },
        { "PICKLE006", "[Picklable] public partial class P { public int A; [PickleMember(\"A\")] public int ⟦B⟧; }" },
        { "PICKLE006", "[Picklable] public partial class P { public int A; [PickleFormerName(\"A\")] public int ⟦B⟧; }" },
        { "PICKLE007", "[Picklable(Module = \"m\", Name = \"P\")] public partial class A; [Picklable(Module = \"m\", Name = \"P\")] public partial class ⟦B⟧;" },
        { "PICKLE007", "namespace N { [Picklable] public partial class A; } [Picklable(Module = \"N\")] public partial class ⟦A⟧;" },
        { "PICKLE007", "namespace N { [Picklable, ⟦PickleFormerName(\"N.B\")⟧] public partial class A; [Picklable] public partial class B; }" },
        { "PICKLE007", "namespace N { [Picklable] public partial class B; [Picklable, ⟦PickleFormerName(\"B\")⟧] public partial class A; }" },
        { "PICKLE007", "[Picklable(Module = \"builtins\", Name = \"list\")] public partial class ⟦P⟧;" },
        { "PICKLE007", "[Picklable, ⟦PickleFormerName(\"decimal.Decimal\")⟧] public partial class P;" },
        { "PICKLE007", "[Picklable(Name = \"a\\nb\")] public partial class ⟦P⟧;" },
        { "PICKLE007", "[Picklable(Module = \"\")] public partial class ⟦P⟧;" },
        { "PICKLE007", "[Picklable(Name = \"\")] public partial class ⟦P⟧;" },
        { "PICKLE007", "public class O { [Picklable(Module = \"m\")] public class I : IReducible { public ReduceValue Reduce(int protocol) => default; } } [Picklable(Module = \"m\"), ⟦PickleFormerName(\"O.I\")⟧] public partial class P;" },
        { "PICKLE007", "[Picklable, PickleFormerName(\"m.P\")] public partial class A; [Picklable(Module = \"m\"), ⟦PickleFormerName(\"P\")⟧] public partial class B;" },
        { "PICKLE008", "[Picklable] public partial class P { private int ⟦_a⟧; public void Set(int a) => _a = a; }" },
        { "PICKLE008", "[Picklable] public partial class P { public int ⟦A⟧ { get; } = 3; }" },
        { "PICKLE008", "[Picklable] public partial class P { public event System.Action? ⟦Changed⟧; public void Raise() => Changed?.Invoke(); }" },
        { "PICKLE008", "public class B { private int _a; public void Set(int a) => _a = a; } [Picklable] public partial class ⟦P⟧ : B;" },
        { "PICKLE008", "public class B { private int _a; public void Inc() => _a++; } [Picklable] public partial class ⟦P⟧ : B { private int _a; public int A { get => _a; set => _a = value; } }" },
        { "PICKLE008", "public class B { private int _a; public int A { get => _a; set => _a = value; } } [Picklable] public partial class P : B { private int ⟦_a⟧; public void Inc() => _a++; }" },
        { "PICKLE008", "public class O { public int _a; } [Picklable] public partial class P { private int ⟦_a⟧; public void Inc() => _a++; [PickleIgnore] public O O = new(); public int A { get => O._a; set => O._a = value; } }" },
        { "PICKLE008", "[Picklable] public partial class P { private int ⟦_a⟧; [PickleMember] public int A => _a; public void Hit() => _a++; }" },
        { "PICKLE008", "public class B : IPickleState<int> { public int GetState() => 1; public void SetState(int state) { } } [Picklable] public partial class D : B { public int ⟦Lost⟧; }" },
        { "PICKLE008", "public class B : IPickleState<int> { private int _kept; public int GetState() => _kept; public void SetState(int state) => _kept = state; } public class M : B { private int _lost; public void Inc() => _lost++; } [Picklable] public partial class ⟦D⟧ : M;" },
        { "PICKLE008", "[Picklable] public partial class P { public int[] ⟦A⟧ { get; } = [1]; }" },
        { "PICKLE009", "[Picklable] public partial class G<T> { public G<System.Collections.Generic.List<T>>? Next { get; set; } public T? X { get; set; } } [Picklable] public partial record P(G<P> ⟦A⟧);" },
        { "PICKLE009", "[Picklable] public partial record Parent(System.Collections.Generic.List<Child> ⟦Kids⟧); [Picklable] public partial class Child { public Parent? Parent { get; set; } }" },
        { "PICKLE010", "[Picklable(Layout = PickleLayout.Positional)] public partial class P { [PickleMember(Order = 0)] public int A; [PickleMember(Order = 2)] public int ⟦B⟧; }" },
        { "PICKLE010", "[Picklable(Layout = PickleLayout.Positional)] public partial class P { [PickleMember(Order = -5)] public int ⟦A⟧; }" },
        { "PICKLE010", "[Picklable(Layout = PickleLayout.Positional)] public partial class P { [PickleMember(Order = 0)] public int A; [PickleMember(Order = -1)] public int ⟦B⟧; }" },
        { "PICKLE014", "[⟦Picklable(Layout = (PickleLayout)9)⟧] public partial class P { public int A; }" },
        { "PICKLE014", "[⟦Picklable(Naming = (PickleNaming)7)⟧] public partial class P { public int A; }" },
        { "PICKLE011", "[Picklable] public unsafe partial class P { public int* ⟦A⟧; }" },
        { "PICKLE011", "[Picklable] public unsafe partial struct P { public fixed int ⟦A⟧[4]; }" },
        { "PICKLE012", "[Picklable] public partial class P { [OnPickled] private void ⟦Done⟧(int a) { } }" },
        { "PICKLE012", "public interface I { void Done(); } [Picklable] public partial struct P : I { [OnPickled] void I.⟦Done⟧() { } }" },
        { "PICKLE013", "[Picklable] public partial class P { [StateSetter] private void ⟦Set⟧(P target, int state) { } }" },
        { "PICKLE013", "[Picklable] public partial struct P { [StateSetter] private static void ⟦Set⟧(P target, int state) { } }" },
        { "PICKLE013", "[Picklable] public partial class P : IPickleState<int> { public int GetState() => 1; public void SetState(int state) { } [StateSetter] private static void ⟦Set⟧(P target, long state) { } }" },
        { "PICKLE005", "[Picklable] public partial class ⟦P⟧ : IPickleState<System.IO.FileStream> { public System.IO.FileStream GetState() => throw new System.NotSupportedException(); public void SetState(System.IO.FileStream state) { } }" },
        { "PICKLE014", "[Picklable] public partial class P { [⟦PickleIgnore⟧] public static int A; }" },
        { "PICKLE014", "[Picklable] public partial class P { [⟦PickleMember(Order = 1)⟧] public int A; }" },
        { "PICKLE014", "[Picklable] public partial class P { [PickleIgnore] [field: ⟦PickleMember(\"x\")⟧] public event System.Action? Changed; public void Raise() => Changed?.Invoke(); }" },
        { "PICKLE014", "[Picklable] public partial class P { [⟦PickleMember⟧] public event System.Action Changed { add { } remove { } } }" },
        { "PICKLE014", "[Picklable] public partial class P { [⟦PickleMember⟧] public static event System.Action? Changed; public static void Raise() => Changed?.Invoke(); }" },
        { "PICKLE015", "[Picklable] public partial class P { public object? ⟦A⟧ { get; set; } }" },
        { "PICKLE015", "public interface IShape; [Picklable] public partial class P { public IShape? ⟦A⟧ { get; set; } }" },
        { "PICKLE016", "[Picklable] file partial class ⟦P⟧;" },
        { "PICKLE016", "file partial class O { [Picklable] public partial class ⟦P⟧; }" },
        { "PICKLE016", "public partial class O { [Picklable] private partial class ⟦P⟧<T>; }" },
        { "PICKLE016", "public partial class O<T> { [Picklable] private partial class ⟦P⟧; }" },
        { "PICKLE016", "public partial class B { [PickleMember] private S? ⟦_s⟧; [Picklable] private partial class S; } [Picklable] public partial class P : B;" },
        { "PICKLE002", "public class ⟦O⟧ { [Picklable] private partial class P; }" },
        { "PICKLE016", "[Picklable] public ref partial struct ⟦P⟧;" },
        { "PICKLE016", "[Picklable] public partial class ⟦PickleCodec⟧;" },
        { "PICKLE016", "public class O<T> { public class I<T> { [PickleMember] private T? ⟦_a⟧; } } [Picklable] public partial class P : O<int>.I<int>;" },
        { "PICKLE016", "public partial class O<T> { [Picklable] public partial class ⟦I⟧<T> { [PickleMember] private T? _a; } }" },
        { "PICKLE016", "[Picklable] public partial class P { public class ⟦PickleCodec⟧; }" },
        { "PICKLE016", "[Picklable] public partial class P { public int ⟦PickleCodec⟧ { get; set; } }" },
        { "PICKLE016", "[Picklable, System.Runtime.CompilerServices.InlineArray(4)] public partial struct ⟦P⟧ { public int A; }" },
        { "PICKLE016", "[Picklable] public partial class ⟦P⟧ : System.Collections.Concurrent.BlockingCollection<int>;" },
        { "PICKLE016", "[Picklable] public partial class ⟦P⟧ : System.Collections.Generic.PriorityQueue<int, int>;" },
        { "PICKLE016", "[Picklable] public partial class ⟦P⟧ : System.Collections.Specialized.StringDictionary;" },
        { "PICKLE016", "[Picklable] public partial class ⟦P⟧ : System.Collections.SortedList;" },
        { "PICKLE016", "[Picklable] public partial class ⟦P⟧ : System.Collections.ObjectModel.ReadOnlyCollection<int> { public P() : base([]) { } }" },
    };

    public static TheoryData<string> Silent =>
    [
        "[Picklable] public enum E { A }",
        "public class B : IPickleState<int> { public virtual int GetState() => 1; public void SetState(int state) { } } [Picklable] public partial class D : B { public int Kept; public override int GetState() => Kept; }",
        "public class B : IPickleState<int> { public int GetState() => 1; public void SetState(int state) { } } [Picklable] public partial class D : B, IPickleState<int> { public int Kept; int IPickleState<int>.GetState() => Kept; }",
        "public interface IState : IPickleState<int>; public class B : IState { public int GetState() => 1; public void SetState(int state) { } } [Picklable] public partial class D : B, IState { public int Kept; }",
        "public class B : IPickleState<int> { public int GetState() => 1; public void SetState(int state) { } } [Picklable] public partial class D : B { [PickleIgnore] public int Lost; public int Twice => 2; }",
        "public class N; [Picklable] public partial record struct Id<T>(int Value); [Picklable] public partial class G<T> { public Id<T> A; public G<T>? Next; } [Picklable] public partial class P { public Id<N> A; public G<N>? B; }",
        "[Picklable] public partial class G<T> { public T? A; } [Picklable] public partial class P<T> { public G<T>? A; public G<G<int?>>? B; public G<System.Action>? C; public G<P<T>>? D; }",
        "[Picklable(Module = \"m\", Name = \"P\"), PickleFormerName(\"m.P\"), PickleFormerName(\"m.Q\"), PickleFormerName(\"Q\")] public partial class A;",
        "[Picklable] public interface I;",
        "[Picklable] public partial class P { public System.Exception? A { get; set; } public System.IO.IOException? B { get; set; } }",
        "[Picklable] public partial class E : System.Exception; [Picklable] public partial class P { public E? A { get; set; } }",
        "public abstract class E : System.Exception; [Picklable] public partial class P { public E? A { get; set; } }",
        "public class O { [Picklable] public interface I; }",
        "[Picklable] public partial class P { public E A; } public enum E { X }",
        "[Picklable] public partial class P { private int _a; public int A { get => _a; set => _a = value; } }",
        "[Picklable] public partial class P { public int A { get; set; } public int Twice => A * 2; public const int C = 1; public static int S; }",
        "[Picklable] public partial class P { [PickleIgnore] private int _a; public void Set(int a) => _a = a; }",
        "[Picklable] public partial class P { [PickleIgnore] public event System.Action? Changed; public void Raise() => Changed?.Invoke(); }",
        "[Picklable] public partial class P { [PickleMember(\"x\"), PickleFormerName(\"y\")] public event System.Action? Changed; public void Raise() => Changed?.Invoke(); }",
        "[Picklable] public partial class P { [field: PickleGen.PickleIgnoreAttribute] public event System.Action? Changed; public void Raise() => Changed?.Invoke(); }",
        "[Picklable] public partial class P { [field: PickleIgnore] public event System.Action? Changed; public void Raise() => Changed?.Invoke(); }",
        "[Picklable] public partial record Tree(int Value, Tree? Left, Tree? Right);",
        "[Picklable] public partial class G<T> { public G<T[]>? Next; public G<(T, T, T)>? Other; public T? X; } [Picklable] public partial record P(G<int> A);",
        "[Picklable] public partial class P { private readonly int _a; public P(int a) => _a = a; public int A => _a; }",
        "[Picklable] public partial class P { public P(int a, string b = \"\") => A = a; public int A { get; } }",
        "[Picklable] public partial class P { public P() { } public P(int a) { } }",
        "[Picklable] public partial class P : IPickleState<int> { private int _a; public P(int a) => _a = a; public object? B; public int GetState() => _a; public void SetState(int state) => _a = state; }",
        "[Picklable] public partial class P { public int A; [StateSetter] private static void Set(P target, System.Collections.Generic.Dictionary<string, int> state) => target.A = state[nameof(A)]; }",
        "[Picklable] public sealed class P : IReducible { public ReduceValue Reduce(int protocol) => ReduceValue.Global(\"m.P\"); }",
        "public partial class O { [Picklable] private partial class P { [Picklable] protected partial class Q; } [Picklable] private enum E { A } }",
        "[Picklable] public partial class P { [PickleMember] public int Twice => 2; }",
        "[Picklable] public partial class P { public System.Text.Json.Nodes.JsonNode? A { get; set; } }",
        "[Picklable] public partial class P { private readonly System.Collections.Generic.List<int> _a = []; [PickleMember] public System.Collections.Generic.IReadOnlyList<int> A => _a; public void Add(int a) => _a.Add(a); }",
        "[Picklable] public partial class P { public partial int A { get; set; } private int _a; public partial int A { get => _a; set => _a = value; } }",
        "public class B { public virtual int A { get; set; } } [Picklable] public partial class P : B { [PickleIgnore] public override int A { get; set; } }",
        "public class B<T> { private T? _a; public T? A { get => _a; set => _a = value; } } [Picklable] public partial class P : B<int>;",
        "public class B { public virtual int A { get; set; } } public class M : B { public override int A { get; set; } } [Picklable] public partial class P : M { public override int A { get; set; } }",
        "[Picklable] public partial record P(int A) { public P(string a) : this(a.Length) { } }",
        "[Picklable] public partial class P : System.Collections.ObjectModel.ReadOnlyCollection<int> { public P(System.Collections.Generic.List<int> all) : base(all) => All = all; public System.Collections.Generic.List<int> All { get; } }",
        "[Picklable] public partial class P : System.Collections.Concurrent.BlockingCollection<int>, IPickleState<int> { public int GetState() => Count; public void SetState(int state) { } }",
    ];

    [Theory]
    [MemberData(nameof(Reported))]
    public void Fault_is_reported_where_it_stands(string id, string source)
    {
        int start = source.IndexOf('⟦', StringComparison.Ordinal);
        int length = source.IndexOf('⟧', StringComparison.Ordinal) - start - 1;
        var diagnostic = Assert.Single(Review(source.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal)));
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal((start + Prefix.Length, length), (diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Theory]
    [MemberData(nameof(Silent))]
    public void Sound_type_is_not_remarked_on(string source) => Assert.Empty(Review(source));

    [Theory]
    [InlineData("ref", "is 'ref', so loading cannot call it: take the value itself, or")]
    [InlineData("out", "is 'out', so loading cannot call it: take the value itself, or")]
    [InlineData("", "bears the name of no member whose values it can take")]
    public void Parameter_that_loading_cannot_give_is_told_why(string modifier, string expected) => Assert.Contains(
        expected,
        Assert.Single(Review($"[Picklable] public partial class P {{ public P({modifier} {(modifier.Length == 0 ? "string" : "int")} a) {{ a = {(modifier.Length == 0 ? "\"\"" : "1")}; }} public int A {{ get; set; }} }}")).GetMessage(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("[OnUnpickled] async void Q() => await System.Threading.Tasks.Task.Yield();", "is async")]
    [InlineData("[OnUnpickled] void Q(int a) { }", "takes parameters")]
    [InlineData("[OnUnpickled] static void Q() { }", "is static")]
    [InlineData("[OnUnpickled] void Q<T>() { }", "takes type arguments")]
    [InlineData("[OnUnpickled] int Q(int a) => a;", "returns something and takes parameters")]
    public void Callback_that_cannot_be_called_is_told_why(string callback, string fault) => Assert.Equal(
        $"'Q' is marked [OnUnpickled] but {fault}, so loading and saving cannot call it: declare it as 'void Q()'",
        Assert.Single(Review($"[Picklable] public partial class P {{ {callback} }}")).GetMessage());

    [Theory]
    [InlineData("public P(int a) { } public P(string b) { }", "several constructors, and nothing says which of them loading is to call: mark one with [PickleConstructor]")]
    [InlineData("[PickleConstructor] public P(int a) { } [PickleConstructor] public P(string b) { }", "several constructors that are marked [PickleConstructor]: leave the mark on one")]
    [InlineData("public P(System.Runtime.Serialization.SerializationInfo a, System.Runtime.Serialization.StreamingContext b) { }", "no constructor that loading can call: add one that takes nothing, or members")]
    public void Type_that_cannot_be_made_is_told_why(string constructors, string fault) =>
        Assert.Equal($"'P' has {fault}", Assert.Single(Review($"[Picklable] public partial class P {{ {constructors} }}")).GetMessage());

    [Theory]
    [InlineData("[Picklable] public partial class PickleCodec;", "'PickleCodec', because its codec is called 'PickleCodec' as the type is: give the type another name")]
    [InlineData("[Picklable] public partial class P { public int PickleCodec; }", "'P', because its codec is called 'PickleCodec' as the member is: give the member another name")]
    public void Name_that_the_codec_has_is_told_of_whom(string source, string message) => Assert.EndsWith(message, Assert.Single(Review(source)).GetMessage(), StringComparison.Ordinal);

    /// <summary>The compiler takes files as the build finds them: one that was renamed would exchange values.</summary>
    [Theory]
    [InlineData("public int A;", "public int B;", "PICKLE010: 'B' of 'P' stands in another file than 'A', and no order of the two is certain: give every member its place with [PickleMember(Order = …)]")]
    [InlineData("[PickleMember(Order = 0)] public int A;", "[PickleMember(Order = 1)] public int B;", null)]
    [InlineData("public int A; public int B;", "public int C => A;", null)]
    [InlineData("public int A;", "[PickleIgnore] public int B;", null)]
    [InlineData("public int A;", "public int B;", null, "State")]
    [InlineData("public int A;", "} public partial class P : Q { } public class Q { public int B;", null)]
    public void Places_in_several_files_are_given_by_order_alone(string one, string other, string? expected, string layout = "Positional")
    {
        var found = Review(GeneratorHarness.Compile([Prefix + $"[Picklable(Layout = PickleLayout.{layout})] public partial class P {{ {one} }}", $"using PickleGen; public partial class P {{ {other} }}"]));
        Assert.Equal(expected, found.Count == 0 ? null : $"{Assert.Single(found).Id}: {found[0].GetMessage()}");
    }

    [Fact]
    public void Generated_code_is_not_remarked_on()
    {
        var (_, output) = GeneratorHarness.Generate(GeneratorHarness.Compile([Prefix + "[Picklable] public partial class P { public int A; [PickleMember] private int _b; public int B() => _b; }"]));
        Assert.Empty(Review(output));
    }

    [Theory]
    [MemberData(nameof(Reported))]
    public void Generator_itself_is_silent(string id, string source)
    {
        var compilation = GeneratorHarness.Compile([Prefix + source.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal)]);
        var result = GeneratorHarness.CreateDriver(compilation).RunGenerators(compilation).GetRunResult();
        Assert.StartsWith("PICKLE", id, StringComparison.Ordinal);
        Assert.Empty(result.Diagnostics);
        Assert.Equal("", GeneratorHarness.Problems(compilation, compilation.AddSyntaxTrees(result.GeneratedTrees)));
        Assert.Null(result.Results.Single().Exception);
    }

    private const string Prefix = "using PickleGen; ";

    private static List<Diagnostic> Review(string source)
    {
        var compilation = GeneratorHarness.Compile([Prefix + source]);
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return Review(compilation);
    }

    private static List<Diagnostic> Review(Compilation compilation)
    {
        var found = new List<Diagnostic>();
        foreach (var type in AllTypes(compilation.Assembly.GlobalNamespace))
        {
            if (type.FindAttribute("PicklableAttribute") is { } attribute) found.AddRange(PickleTypeReview.Of(type, attribute, compilation, TakenNames.In(compilation, default), default));
        }
        return found;
    }

    private static IEnumerable<INamedTypeSymbol> AllTypes(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(static member => member is INamedTypeSymbol type ? AllTypes(type).Prepend(type) : AllTypes(member));
}
