using Microsoft.CodeAnalysis;
using PickleGen.Generators.Diagnostics;

namespace PickleGen.Analyzers.Tests;

/// <summary>PICKLE001–016: the parser's findings, reported with places that pragmas and configuration reach.</summary>
public sealed partial class PicklableTypeAnalyzerTests
{
    [Theory]
    [InlineData("[Picklable] class {|PICKLE001:A|} { public int X; }")]
    [InlineData("[Picklable] struct {|PICKLE001:A|} { public int X; }")]
    [InlineData("[Picklable] record {|PICKLE001:A|}(int X);")]
    [InlineData("class {|PICKLE002:Outer|} { [Picklable] internal partial class A { public int X; } }")]
    [InlineData("partial class Outer { internal class {|PICKLE002:Middle|} { [Picklable] internal class {|PICKLE001:A|} { public int X; } } }")]
    [InlineData("class {|PICKLE002:Outer|} { [Picklable] internal enum A { X } }")]
    public Task A_type_that_cannot_be_added_to_is_an_error(string source) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source);

    [Theory]
    [InlineData("[Picklable] partial class A { public int X; }")]
    [InlineData("[Picklable] partial class A { public int X; } partial class A { }")]
    [InlineData("[Picklable] enum A { X }")]
    [InlineData("[Picklable] interface A { }")]
    [InlineData("class Outer { class A { public int X; } }")]
    [InlineData("partial class Outer { [Picklable] internal partial class A { public int X; } }")]
    public Task A_type_that_needs_no_partial_is_silent(string source) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source);

    [Theory]
    [InlineData("[assembly: {|PICKLE005:PicklableExternal(typeof(ParallelOptions))|}]")]
    [InlineData("[assembly: {|PICKLE016:PicklableExternal(typeof(CancellationToken))|}]")]
    [InlineData("[assembly: PicklableExternal(typeof(System.Drawing.Point))] [assembly: PicklableExternal(typeof(System.Drawing.SizeF))] [assembly: PicklableExternal(typeof(System.Net.IPNetwork))]")]
    [InlineData("[assembly: {|PICKLE016:PicklableExternal(typeof(System.Collections.Specialized.ListDictionary))|}]")]
    [InlineData("[assembly: {|PICKLE016:PicklableExternal(typeof(System.Collections.Specialized.StringDictionary))|}]")]
    [InlineData("[assembly: PicklableExternal(typeof(A))] class A { public B? {|PICKLE005:Other|}; } class B;")]
    [InlineData("[assembly: PicklableExternal(typeof(A))] class A { public int Number; }")]
    [InlineData("[assembly: {|PICKLE007:PicklableExternal(typeof(A), Module = \"datetime\", Name = \"date\")|}] class A { public int Number; }")]
    [InlineData("[assembly: {|PICKLE007:PicklableExternal(typeof(A), Name = \"P\")|}] class A { public int Number; } [Picklable] partial class P;")]
    [InlineData("[assembly: PicklableExternal(typeof(A<int>))] [assembly: {|PICKLE007:PicklableExternal(typeof(A<string>))|}] class A<T> { public T? Value; }")]
    [InlineData("[assembly: PicklableExternal(typeof(A<int>), Name = \"I\")] [assembly: PicklableExternal(typeof(A<string>), Name = \"S\")] [assembly: PicklableExternal(typeof(List<int>))] class A<T> { public T? Value; }")]
    [InlineData("[assembly: {|PICKLE008:PicklableExternal(typeof(A))|}] class A { public int Number; private int _lost; public int Next() => _lost++; }")]
    [InlineData("[assembly: {|PICKLE008:PicklableExternal(typeof(A))|}] class A { public int Number { get; } = 3; }")]
    [InlineData("[assembly: PicklableExternal(typeof(A))] class A(int number) { public int Number { get; } = number; public List<int> Kept { get; } = []; private int _b; public int B { get => _b; set => _b = value; } [PickleIgnore] private int _c; public int C() => _c++; [PickleMember] private int _d; public int D() => _d++; }")]
    public Task An_external_type_is_looked_at_where_it_is_declared(string source) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source);

    [Theory]
    [InlineData("[assembly: PicklableExternal(typeof(A), ByReducer = true)] class A(int number) { public int Twice => 2 * number; } [Picklable] partial class B { public A? X; public List<A[]>? All; }")]
    [InlineData("[assembly: PicklableExternal(typeof(A), ByReducer = true)] struct A { private int _x; public int Next() => ++_x; } [Picklable] partial class B { public A? X; public Dictionary<A, A>? All; }")]
    [InlineData("[assembly: PicklableExternal(typeof(System.Text.RegularExpressions.Regex), ByReducer = true)] [Picklable] partial record B(System.Text.RegularExpressions.Regex X);")]
    [InlineData("[assembly: PicklableExternal(typeof(A<int>), ByReducer = true), PicklableExternal(typeof(A<string>), ByReducer = true)] class A<T> { public T? Value; }")]
    public Task Of_a_type_that_a_reducer_saves_nothing_is_asked(string source) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source);

    [Fact]
    public async Task External_types_that_differ_by_their_arguments_are_told_to_have_a_Name_each() => Assert.EndsWith(
        "because 'A<int>' is called so too: the name of an external type leaves out its type arguments, so give each of them a Name",
        Assert.Single(await AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>("[assembly: PicklableExternal(typeof(A<int>)), {|PICKLE007:PicklableExternal(typeof(A<string>))|}] class A<T> { public T? Value; }")).GetMessage(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("PICKLE005", "ParallelOptions", "declare that type with [assembly: PicklableExternal] too, or set ByReducer, and give PickleOptions.DispatchTable a reducer for 'ParallelOptions'")]
    [InlineData("PICKLE003", "System.Text.RegularExpressions.Regex", ": set ByReducer, and give PickleOptions.DispatchTable a reducer for 'Regex'")]
    [InlineData("PICKLE003", "System.Net.Mail.MailAddress", ": set ByReducer, and give PickleOptions.DispatchTable a reducer for 'MailAddress'")]
    [InlineData("PICKLE004", "System.IO.DriveInfo", "so loading cannot call it: set ByReducer, and give PickleOptions.DispatchTable a reducer for 'DriveInfo'")]
    [InlineData("PICKLE005", "List<CancellationTokenSource>", "declare what it holds with such an attribute of its own, or annotate that with [Picklable]")]
    public async Task What_cannot_be_edited_is_not_asked_to_be(string id, string type, string advice)
    {
        var found = await AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>($"[assembly: {{|{id}:PicklableExternal(typeof({type}))|}}]");
        Assert.All(found, found => Assert.EndsWith(advice, found.GetMessage(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("public System.Text.RegularExpressions.Regex? {|PICKLE005:X|};", "declare that type with [assembly: PicklableExternal], with ByReducer where PickleOptions.DispatchTable has a reducer for it, or leave the member out with [PickleIgnore]")]
    [InlineData("public List<System.Text.RegularExpressions.Regex[]>? {|PICKLE005:X|};", "declare 'Regex' with [assembly: PicklableExternal], with ByReducer where PickleOptions.DispatchTable has a reducer for it, or leave the member out with [PickleIgnore]")]
    [InlineData("public List<B>? {|PICKLE005:X|};", "annotate 'B' with [Picklable], declare it with [assembly: PicklableExternal], or leave the member out with [PickleIgnore]")]
    public async Task Of_a_members_type_that_is_said_which_can_be_done(string member, string advice)
    {
        var found = await AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>($"[Picklable] public partial class A {{ {member} }} public class B;");
        Assert.EndsWith($": {advice}", Assert.Single(found).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[assembly: {|PICKLE003:PicklableExternal(typeof(System.Text.RegularExpressions.Regex))|}] [Picklable] public partial class A { public System.Text.RegularExpressions.Regex? {|PICKLE005:X|}; }")]
    [InlineData("[assembly: PicklableExternal(typeof(B))] [assembly: PicklableExternal(typeof(C))] public class B { public C? Other; public B? Next; } public class C { public B? Back; } [Picklable] public partial class A { public C? X; }")]
    public Task A_declaration_that_is_in_error_makes_nothing_picklable(string source) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source);

    [Fact]
    public async Task What_another_assembly_stores_is_not_asked_to_be_marked()
    {
        var library = new MemoryStream();
        Assert.True(AnalyzerHarness.Compile("namespace Lib; public class X { public int A { get; } = 3; }").WithAssemblyName("Lib").Emit(library).Success);
        var compilation = AnalyzerHarness.Compile("[assembly: PicklableExternal(typeof(Lib.X))]").AddReferences(MetadataReference.CreateFromImage(library.ToArray()));
        var found = Assert.Single(await AnalyzerHarness.RunAsync(compilation, [new PicklableTypeAnalyzer()]));
        Assert.Equal(("PICKLE008", "The property 'X.A' stores something that is not pickled: give PickleOptions.DispatchTable a reducer for the type, or suppress this here where it may be lost"), (found.Id, found.GetMessage()));
    }

    [Theory]
    [InlineData("public struct X { public decimal A { get; } public X(decimal a) => A = a; }")]
    [InlineData("public struct X(decimal a) { public decimal A => a; }")]
    [InlineData("public struct X { private readonly decimal _a; public decimal A => _a; public X(decimal a) => _a = a; }")]
    [InlineData("public struct X { public int A { readonly get; set; } }")]
    [InlineData("public struct X { public int A { get; set; } private int _b; public int B() => _b++; }", "The field 'X._b' stores something")]
    [InlineData("public struct X { public int A { get; set; } public int B { get; } = 3; public X() { } }", "The property 'X.B' stores something")]
    public async Task Of_a_struct_in_another_assembly_only_what_no_member_brings_back_is_reported(string type, string? expected = null)
    {
        var library = new MemoryStream();
        Assert.True(AnalyzerHarness.Compile("namespace Lib; " + type).WithAssemblyName("Lib").Emit(library).Success);
        var compilation = AnalyzerHarness.Compile("[assembly: PicklableExternal(typeof(Lib.X))]").AddReferences(MetadataReference.CreateFromImage(library.ToArray()));
        var found = await AnalyzerHarness.RunAsync(compilation, [new PicklableTypeAnalyzer()]);
        if (expected is null) Assert.Empty(found);
        else Assert.StartsWith(expected, Assert.Single(found).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Picklable] public partial record R(string A) { public int X { get; } = A.Length; }")]
    [InlineData("[Picklable] public partial record R(string A) { private readonly int _x = A.Length; public int Y => _x; }")]
    [InlineData("[Picklable] public partial class R(int a, int b) { public int A { get; } = a; public int B { get; } = b; public bool X { get; } = a > b && Math.Max(a, b) < 7; }")]
    [InlineData("[Picklable] public partial class R(string a) { public string A { get; } = a; public string X { get; } = \"x\" + a; }")]
    [InlineData("[Picklable] public partial class R(int a) { public int A { get; set; } = a; public int {|PICKLE008:X|} { get; } = a * 2; }")]
    [InlineData("[Picklable] public partial class R(int a) { public int A { get; } = a; public int {|PICKLE008:X|} { get; } = a + Environment.TickCount; }")]
    [InlineData("[Picklable] public partial class R(int a) { public int A { get; } = a; public string {|PICKLE008:X|} { get; } = \"x\" + a; }")]
    [InlineData("[Picklable] public partial record R(List<int> A) { public int {|PICKLE008:X|} { get; } = A.Count; }")]
    [InlineData("[Picklable] public partial record R(string A) { public int {|PICKLE008:X|} { get; } = 3; }")]
    [InlineData("[Picklable] public partial record R(string A) { public int {|PICKLE008:X|} { get; } = A.Length; [PickleConstructor] public R(int b) : this(\"\") => B = b; public int B { get; } }")]
    public Task What_the_constructor_makes_again_of_its_parameters_is_not_lost(string source) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source);

    [Theory]
    [InlineData("private string? _text; [PickleIgnore] public string Text => _text ??= X.ToString();")]
    [InlineData("private string? _text; [PickleIgnore] public string Text { get { return _text ?? \"\"; } set { _text = value; } }")]
    [InlineData("private int _a; [PickleIgnore] public int A { get => _a; set => _a = value; } [PickleIgnore] public int B => _a;")]
    [InlineData("private int {|PICKLE008:_a|}; [PickleIgnore] public int A => _a; public void Add() => _a++;")]
    [InlineData("private readonly List<int> {|PICKLE008:_a|} = []; [PickleIgnore] public int A => _a.Count; public void Add(int a) => this._a.Add(a);")]
    [InlineData("private int _a; [PickleIgnore] public int A => _a; public int B { get => _b; set { _b = value; } } private int _b; private int {|PICKLE008:_c|}; public int C() => _c++;")]
    public Task A_field_that_only_ignored_properties_use_may_be_lost_with_them(string members) =>
        AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>($"[Picklable] partial class P {{ public int X {{ get; set; }} {members} }}");

    [Theory]
    [InlineData("[Picklable] public partial class B(int {|PICKLE008:x|}) { [PickleConstructor] public B() : this(7) { } public int Y { get; set; } public int Orig() => x; }")]
    [InlineData("[Picklable] public partial class A(int {|PICKLE008:seed|}) { public int Seed { get; set; } = seed; public int Original() => seed; }")]
    [InlineData("[Picklable] public partial class A(int {|PICKLE008:seed|}) { public int Seed { get; } = 5; public int Original() => seed; }")]
    [InlineData("[Picklable] public partial class A(int {|PICKLE008:seed|}) { public int Seed { get; } = seed; public int Next() => ++seed; }")]
    [InlineData("[Picklable] public partial class A(int {|PICKLE008:seed|} = 1) { public Func<int> Next { get { return () => ++seed; } } }")]
    [InlineData("[Picklable] public partial struct A(int {|PICKLE008:seed|}) { public int Seed { get; set; } = seed; public readonly int Original() => seed; }")]
    [InlineData("public class B(int x) { public int Orig() => x; } [Picklable] public partial class {|PICKLE008:D|} : B { public D() : base(7) { } }")]
    [InlineData("public class B<T>(T x) { public T Orig() => x; } [Picklable] public partial class {|PICKLE008:D|}() : B<int>(7);")]
    public Task A_parameter_that_bodies_use_is_stored(string source) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source);

    [Theory]
    [InlineData("[Picklable] public partial class A(int seed) { public int Seed { get; set; } = seed; }")]
    [InlineData("[Picklable] public partial class A(int seed) { public int Seed { get; } = seed; public int Original() => seed; }")]
    [InlineData("[Picklable] public partial class A(string seed) { public string Seed { get; } = seed ?? throw new ArgumentNullException(nameof(seed)); public string Original() => seed; }")]
    [InlineData("[Picklable] public partial class A(int seed) { public int Seed => seed; }")]
    [InlineData("[Picklable] public partial class A(int seed) { public int Seed { get => seed; set => seed = value; } public int Twice() => seed * 2; }")]
    [InlineData("[Picklable] public partial class A(int seed) { public int Seed { get; set; } = seed; public int Other(int seed) => seed; public string Name() => nameof(seed); }")]
    [InlineData("[Picklable] public partial class A(int seed) { public int Seed { get; set; } = seed; [PickleIgnore] public int Original => seed; }")]
    [InlineData("public class B(int x) { public int Orig() => x; } [Picklable] public partial class D(int x) : B(x) { public int X { get; } = x; }")]
    [InlineData("[Picklable] public partial record A(int Seed) { public int Twice() => Seed * 2; }")]
    public Task A_parameter_that_comes_back_is_silent(string source) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source);

    [Theory]
    [InlineData("List<int>")]
    [InlineData("LinkedList<int>")]
    [InlineData("HashSet<int>")]
    [InlineData("SortedSet<int>")]
    [InlineData("Dictionary<int, int>")]
    [InlineData("SortedList<int, int>")]
    [InlineData("System.Collections.Concurrent.ConcurrentDictionary<int, int>")]
    [InlineData("System.Collections.ObjectModel.ObservableCollection<int>")]
    [InlineData("System.Collections.ArrayList")]
    [InlineData("System.Collections.Specialized.StringCollection")]
    [InlineData("ICollection<int>")]
    [InlineData("ISet<int>")]
    [InlineData("IDictionary<int, int>")]
    [InlineData("System.Collections.IList")]
    public Task A_getter_only_collection_that_can_be_added_to_travels(string type) =>
        AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>($"[Picklable] public partial class A {{ public {type} X {{ get; }} = null!; }}");

    [Theory]
    [InlineData("Queue<int>")]
    [InlineData("Stack<int>")]
    [InlineData("PriorityQueue<int, int>")]
    [InlineData("System.Collections.Concurrent.ConcurrentQueue<int>")]
    [InlineData("System.Collections.Concurrent.ConcurrentStack<int>")]
    [InlineData("System.Collections.Concurrent.ConcurrentBag<int>")]
    [InlineData("System.Collections.Concurrent.BlockingCollection<int>")]
    [InlineData("System.Collections.BitArray")]
    [InlineData("System.Collections.Queue")]
    [InlineData("System.Collections.Stack")]
    [InlineData("System.Collections.SortedList")]
    [InlineData("System.Collections.Hashtable")]
    [InlineData("System.Collections.Specialized.NameValueCollection")]
    [InlineData("System.Collections.IDictionary")]
    [InlineData("int[]")]
    public async Task Any_other_getter_only_collection_does_when_it_is_marked(string type)
    {
        await AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>($"[Picklable] public partial class A {{ public {type} {{|PICKLE008:X|}} {{ get; }} = null!; }}");
        await AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>($"[Picklable] public partial class A {{ [PickleMember] public {type} X {{ get; }} = null!; }}");
    }

    [Theory]
    [InlineData("public partial int X { get; set; }", "public partial int X { get; set => field = value; }")]
    [InlineData("public partial List<int> X { get; }", "public partial List<int> X { get => field ??= []; }")]
    [InlineData("private partial int {|PICKLE008:X|} { get; set; }", "private partial int X { get; set => field = value; }")]
    [InlineData("public partial event Action X;", "public partial event Action X { add { } remove { } }")]
    public Task A_partial_member_is_one_with_its_implementation(string definition, string implementation) =>
        AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>($"[Picklable] public partial class A {{ {definition} }} public partial class A {{ {implementation} }}");

    [Fact]
    public void Every_rule_of_the_parser_is_announced()
    {
        var fields = typeof(DiagnosticDescriptors).GetFields().Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>();
        Assert.Equal(fields.Select(rule => rule.Id).Order(StringComparer.Ordinal), new PicklableTypeAnalyzer().SupportedDiagnostics.Select(rule => rule.Id).Order(StringComparer.Ordinal));
    }
}
