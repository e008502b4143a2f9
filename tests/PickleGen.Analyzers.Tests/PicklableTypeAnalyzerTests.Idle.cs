namespace PickleGen.Analyzers.Tests;

/// <content>PICKLE014: where attributes have no effect, and where they have one after all.</content>
public sealed partial class PicklableTypeAnalyzerTests
{
    [Theory]
    [InlineData("[{|PICKLE014:Picklable|}] static class A { public static int X; }")]
    [InlineData("[{|PICKLE014:Picklable|}] static partial class A { private static int s_x; public static int Next() => ++s_x; }")]
    [InlineData("[Picklable] partial class A { [{|PICKLE014:PickleFormerName(\"y\")|}] public static int X; }")]
    [InlineData("[Picklable] partial class A { [{|PICKLE014:PickleFormerName(\"y\")|}, {|PICKLE014:PickleFormerName(\"z\")|}] public static int X { get; set; } }")]
    [InlineData("[Picklable] partial class A { [{|PICKLE014:PickleFormerName(\"y\")|}] public const int X = 1; }")]
    [InlineData("[Picklable] partial class A { [PickleIgnore, {|PICKLE014:PickleFormerName(\"y\")|}] public int X; }")]
    [InlineData("interface I { int X { get; } } [Picklable] partial class A : I { [{|PICKLE014:PickleMember|}] int I.X => 1; }")]
    [InlineData("interface I { int X { get; } } [Picklable] partial class A : I { [{|PICKLE014:PickleIgnore|}] int I.X => 1; }")]
    [InlineData("[Picklable] partial class A { [PickleIgnore] [{|PICKLE014:PickleFormerName(\"y\")|}] public int X { get; set; } }")]
    [InlineData("[Picklable] partial class A { [{|PICKLE014:PickleFormerName(\"X\")|}, PickleFormerName(\"Y\")] public int X { get; set; } }")]
    [InlineData("[Picklable(Naming = PickleNaming.SnakeCase)] partial class A { [{|PICKLE014:PickleFormerName(\"x\")|}, PickleFormerName(\"X\")] public int X { get; set; } }")]
    [InlineData("[Picklable] partial class A { [PickleFormerName(\"Y\"), {|PICKLE014:PickleFormerName(\"Y\")|}] public int X; }")]
    [InlineData("[Picklable] partial record A([property: {|PICKLE014:PickleFormerName(\"X\")|}] int X);")]
    [InlineData("[Picklable] partial class A { [{|PICKLE014:PickleFormerName(\"X\")|}] public int X; } [Picklable] partial class B : A { public int Y; }")]
    public Task An_attribute_that_no_instance_heeds_is_idle(string source) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source);

    [Theory]
    [InlineData("[{|PICKLE014:Picklable|}] partial class A : IReducible { public ReduceValue Reduce(int protocol) => default; }")]
    [InlineData("[{|PICKLE014:Picklable|}] partial struct A : IReducible { public ReduceValue Reduce(int protocol) => default; }")]
    [InlineData("interface I : IReducible; [{|PICKLE014:Picklable|}] partial record A : I { public ReduceValue Reduce(int protocol) => default; }")]
    public async Task A_reduce_behind_generated_code_is_idle(string source) =>
        Assert.StartsWith("IReducible has no effect on 'A': ", Assert.Single(await AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source)).GetMessage(), StringComparison.Ordinal);

    [Theory]
    [InlineData("[Picklable] class A : IReducible { public ReduceValue Reduce(int protocol) => default; }")]
    [InlineData("[Picklable] abstract partial class A : IReducible { public abstract ReduceValue Reduce(int protocol); }")]
    [InlineData("class A : IReducible { public ReduceValue Reduce(int protocol) => default; } [Picklable] partial class B : A { public int X; }")]
    [InlineData("[Picklable] interface I : IReducible;")]
    public Task A_reduce_that_is_called_or_a_base_class_has_is_silent(string source) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source);

    [Theory]
    [InlineData("[assembly: PicklableExternal(typeof(A))] [assembly: {|PICKLE014:PicklableExternal(typeof(A), Name = \"B\")|}] class A { public int X; }", "[PicklableExternal] has no effect on 'A': it is declared before, and that declaration counts")]
    [InlineData("[assembly: PicklableExternal(typeof(List<int>)), {|PICKLE014:PicklableExternal(typeof(List<int>))|}]", "[PicklableExternal] has no effect on 'System.Collections.Generic.List<int>': it is declared before, and that declaration counts")]
    [InlineData("[assembly: {|PICKLE014:PicklableExternal(typeof(A))|}] [Picklable] partial class A { public int X; }", "[PicklableExternal] has no effect on 'A': it is [Picklable] itself")]
    [InlineData("[assembly: {|PICKLE014:PicklableExternal(typeof(A<>), Name = \"Other\")|}] [Picklable] partial class A<T> { public T? X; } [Picklable] partial class Other { public int X; }", "[PicklableExternal] has no effect on 'A<>': it is [Picklable] itself")]
    [InlineData("[assembly: {|PICKLE014:PicklableExternal(typeof(A<>))|}] class A<T> { public T? X; }", "[PicklableExternal] has no effect on 'A<>': it is generic, and only types made of it have values: declare those, as typeof(A<int>)")]
    [InlineData("[assembly: {|PICKLE014:PicklableExternal(typeof(N.A<,>.B))|}] namespace N { class A<T, U> { public class B { public T? X; } } }", "[PicklableExternal] has no effect on 'N.A<,>.B': it is generic, and only types made of it have values: declare those, as typeof(N.A<int, int>.B)")]
    [InlineData("[assembly: {|PICKLE014:PicklableExternal(typeof(List<>))|}]", "[PicklableExternal] has no effect on 'System.Collections.Generic.List<>': it is generic, and only types made of it have values: declare those, as typeof(System.Collections.Generic.List<int>)")]
    [InlineData("[assembly: {|PICKLE014:PicklableExternal(typeof(int))|}]", "[PicklableExternal] has no effect on 'int': it is built in")]
    [InlineData("[assembly: {|PICKLE014:PicklableExternal(typeof(Uri))|}]", "[PicklableExternal] has no effect on 'System.Uri': it is built in")]
    [InlineData("[assembly: {|PICKLE014:PicklableExternal(typeof(Math))|}]", "[PicklableExternal] has no effect on 'System.Math': a static class has no instances that could be pickled")]
    [InlineData("[assembly: {|PICKLE014:PicklableExternal(typeof(void))|}]", "[PicklableExternal] has no effect on 'void': there are no values of it")]
    [InlineData("[assembly: {|PICKLE014:PicklableExternal(typeof(int*))|}]", "[PicklableExternal] has no effect on 'int*': it points into memory, and means nothing in another process")]
    [InlineData("[assembly: {|PICKLE014:PicklableExternal(null!)|}]", "[PicklableExternal] has no effect on 'null': it names no type")]
    [InlineData("[assembly: {|PICKLE014:PicklableExternal(typeof(A), ByReducer = true, Name = \"B\")|}] class A;", "[PicklableExternal] has no effect on 'A': the reducer says what is written, whatever the Name")]
    [InlineData("[assembly: {|PICKLE014:PicklableExternal(typeof(A), Layout = PickleLayout.Dict, ByReducer = true)|}] class A;", "[PicklableExternal] has no effect on 'A': the reducer says what is written, whatever the Layout")]
    [InlineData("[assembly: {|PICKLE014:PicklableExternal(typeof(IDisposable), ByReducer = true)|}]", "[PicklableExternal] has no effect on 'System.IDisposable': what is in such a place is always asked how it is saved")]
    [InlineData("[assembly: {|PICKLE014:PicklableExternal(typeof(Action), ByReducer = true)|}]", "[PicklableExternal] has no effect on 'System.Action': it is put together of what is picklable already")]
    [InlineData("[assembly: {|PICKLE014:PicklableExternal(typeof(Uri[]), ByReducer = true)|}]", "[PicklableExternal] has no effect on 'System.Uri[]': it is put together of what is picklable already")]
    public async Task A_declaration_that_adds_nothing_is_idle(string source, string message) =>
        Assert.Equal(message, Assert.Single(await AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source)).GetMessage());

    [Theory]
    [InlineData("[assembly: PicklableExternal(typeof(Action)), PicklableExternal(typeof(Func<int, int>)), PicklableExternal(typeof(IDisposable)), PicklableExternal(typeof(Stream)), PicklableExternal(typeof(int[])), PicklableExternal(typeof(int?))]")]
    [InlineData("[assembly: PicklableExternal(typeof(A<int>)), PicklableExternal(typeof(A<string>))] [Picklable] partial class A<T> { public T? X; }")]
    [InlineData("[assembly: PicklableExternal(typeof(DayOfWeek)), PicklableExternal(typeof(A<int>))] class A<T> { public T? X; }")]
    public Task A_declaration_that_a_native_program_needs_is_silent(string source) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source);

    [Theory]
    [InlineData("[Picklable] partial class A { [PickleFormerName(\"y\")] public int X; [PickleFormerName(\"v\"), PickleFormerName(\"w\")] public int Z { get; set; } }")]
    [InlineData("partial class Outer { [Picklable, PickleFormerName(\"Outer.B\")] public partial class A { public int X; } }")]
    [InlineData("[Picklable] partial class Outer { public int Y; [Picklable, PickleFormerName(\"B\")] public partial class A { public int X; } [Picklable, PickleFormerName(\"F\")] public enum E { X } }")]
    [InlineData("[Picklable] partial struct Outer { public int Y; [Picklable, PickleFormerName(\"B\")] public partial record A(int X); [Picklable, PickleFormerName(\"J\")] public partial interface I; }")]
    [InlineData("[Picklable, PickleFormerName(\"B\")] partial class A { [PickleMember, PickleFormerName(\"y\")] private int _x; public int Next() => ++_x; }")]
    [InlineData("[Picklable(Layout = PickleLayout.Dict)] partial class A { [PickleFormerName(\"y\")] public int X; }")]
    [InlineData("[Picklable(Layout = PickleLayout.Dict), PickleFormerName(\"B\")] partial class A { public int X; }")]
    public Task A_former_name_of_what_travels_is_silent(string source) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source);

    [Theory]
    [InlineData("class A { [{|PICKLE014:PickleMember|}] private int _x; public int Next() => ++_x; }")]
    [InlineData("sealed class A { [{|PICKLE014:PickleMember(\"x\")|}] public int X { get; set; } }")]
    [InlineData("struct A { [{|PICKLE014:PickleFormerName(\"y\")|}] public int X; }")]
    [InlineData("[{|PICKLE014:PickleFormerName(\"B\")|}] class A { public int X; }")]
    [InlineData("[{|PICKLE014:PickleFormerName(\"B\")|}] enum A { X }")]
    [InlineData("[Picklable] partial class Outer { public int Y; [{|PICKLE014:PickleFormerName(\"B\")|}] class A { public int X; } }")]
    [InlineData("[{|PICKLE014:PickleFormerName(\"B\")|}] interface A;")]
    [InlineData("record A([{|PICKLE014:PickleMember(\"x\")|}] int X);")]
    [InlineData("record A([property: {|PICKLE014:PickleMember(\"x\")|}] int X);")]
    [InlineData("class A { public A() { } [{|PICKLE014:PickleConstructor|}] public A(int x) { } }")]
    [InlineData("class A { [{|PICKLE014:OnPickling|}] void One() { } [{|PICKLE014:OnPickled|}] void Two() { } [{|PICKLE014:OnUnpickling|}] void Three() { } [{|PICKLE014:OnUnpickled|}] void Four() { } }")]
    [InlineData("class A { public int X; [{|PICKLE014:StateSetter|}] static void Set(A target, int state) => target.X = state; }")]
    [InlineData("static class A { [{|PICKLE014:OnUnpickled|}] public static void Done() { } }")]
    [InlineData("interface I { [{|PICKLE014:PickleMember|}] int X { get; } }")]
    [InlineData("[Picklable] partial class Outer { public int X; public class Inner { [{|PICKLE014:PickleMember|}] public int X; } }")]
    [InlineData("class A : B { [{|PICKLE014:PickleMember|}] public int Y; } [Picklable] partial class B { public int X; }")]
    [InlineData("partial class A { public int X; } partial class A { [{|PICKLE014:OnUnpickled|}] void Done() { } }")]
    [InlineData("public sealed class A { [{|PICKLE014:PickleMember|}] private int _x; public int Next() => ++_x; }")]
    [InlineData("public class A { private A() { } [{|PICKLE014:PickleMember|}] private int _x; public int Next() => ++_x; public static A Make() => new(); }")]
    [InlineData("class Outer { public class A { [{|PICKLE014:PickleMember|}] private int _x; public int Next() => ++_x; } }")]
    [InlineData("Console.WriteLine(new A().Next()); public class A { [{|PICKLE014:PickleMember|}] private int _x; public int Next() => ++_x; }")]
    public Task An_attribute_in_a_type_that_is_not_annotated_is_idle(string source) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source);

    [Theory]
    [InlineData("class A { [PickleMember] private protected int _x; [OnUnpickled] void Done() { } } [Picklable] partial class B : A { }")]
    [InlineData("class A<T> { [PickleMember] private protected T? _x; } class M<T> : A<List<T>> { [PickleMember] public T? Y; } [Picklable] partial class B : M<int> { }")]
    [InlineData("public abstract class A { [PickleMember] private protected int _x; [OnUnpickled] void Done() { } }")]
    [InlineData("public class A { [PickleMember] private int _x; public int Next() => ++_x; [OnUnpickled] protected void Done() { } }")]
    [InlineData("abstract class A { [PickleMember] private protected int _x; }")]
    [InlineData("public record A { [PickleMember] private int _x; public int Next() => ++_x; }")]
    [InlineData("public class Outer { protected class A { private A() { } protected internal A(int x) => _x = x; [PickleMember] private int _x; public int Next() => ++_x; } }")]
    [InlineData("[assembly: PicklableExternal(typeof(A))] class A { [PickleMember(\"x\")] public int X; [OnUnpickled] public void Done() { } }")]
    [InlineData("[assembly: PicklableExternal(typeof(A<int>))] class A<T> { [PickleMember(\"x\")] public T? X; }")]
    [InlineData("[assembly: PicklableExternal(typeof(B))] class A { [PickleMember(\"x\")] public int X; } class B : A;")]
    [InlineData("class A { [PickleIgnore] public int X; }")]
    [InlineData("class PickleMemberAttribute : Attribute; class A { [global::PickleMember] public int X; }")]
    [InlineData("partial class A { [PickleMember] private int _x; public int Next() => ++_x; } [Picklable] partial class A { }")]
    public Task An_attribute_that_counts_for_some_type_is_silent(string source) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source);

    [Theory]
    [InlineData("[{|PICKLE014:PickleMember|}] private int _x;")]
    [InlineData("[{|PICKLE014:PickleMember(\"x\")|}] public int X { get; set; }")]
    [InlineData("[{|PICKLE014:PickleIgnore|}] public int X;")]
    [InlineData("[{|PICKLE014:PickleIgnore|}, {|PICKLE014:PickleMember|}] public int X;")]
    [InlineData("[{|PICKLE014:PickleFormerName(\"y\")|}] public int X;")]
    [InlineData("public A() { } [{|PICKLE014:PickleConstructor|}] public A(int x) { }")]
    [InlineData("public A([{|PICKLE014:PickleMember(\"y\")|}] int x) { }")]
    public Task A_type_that_gives_its_state_itself_heeds_none_for_members(string member) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(
        $"#pragma warning disable CS0169\n[Picklable] partial class A : IPickleState<int> {{ {member} public int GetState() => 0; public void SetState(int state) {{ }} [OnUnpickled] void Done() {{ }} }}");

    [Theory]
    [InlineData("[Picklable] partial class A { public static int S; [{|PICKLE014:PickleConstructor|}] static A() => S = 1; public int X; }")]
    [InlineData("[Picklable] abstract class A { [{|PICKLE014:PickleConstructor|}] protected A(int x) => X = x; public int X { get; } }")]
    [InlineData("[Picklable] partial record A([property: PickleMember(\"y\")] [{|PICKLE014:PickleMember(\"z\")|}] int X);")]
    [InlineData("[Picklable] partial class A { public A() { } public A([{|PICKLE014:PickleMember(\"z\")|}] int x) => X = x; public int X { get; set; } }")]
    [InlineData("[Picklable] partial record A([{|PICKLE014:PickleMember(Order = 0)|}] int X);")]
    [InlineData("[Picklable] partial class A { public int X; public void M([{|PICKLE014:PickleMember(\"z\")|}] int x) => X = x; }")]
    [InlineData("public class A { public int X; public void M([{|PICKLE014:PickleMember(\"z\")|}] int x) => X = x; }")]
    [InlineData("interface I { void M([{|PICKLE014:PickleMember|}] int x); }")]
    public Task A_constructor_or_parameter_that_loading_does_not_use_is_idle(string source) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source);

    [Theory]
    [InlineData("[Picklable] partial record A([PickleMember(\"z\")] int X);")]
    [InlineData("[Picklable(Layout = PickleLayout.Positional)] partial record A([PickleMember(Order = 1)] int X, [PickleMember(Order = 0)] int Y);")]
    [InlineData("[Picklable] partial class A([PickleMember(\"z\")] int x) { public int X { get; } = x; }")]
    [InlineData("[Picklable] partial class A { public A() { } [PickleConstructor] public A([PickleMember(\"z\")] int x) => X = x; public int X { get; } }")]
    public Task A_parameter_that_is_given_a_member_is_silent(string source) => AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source);

    [Theory]
    [InlineData("[{|PICKLE014:Picklable(Naming = PickleNaming.SnakeCase)|}] interface I { int FirstName { get; } }", "an interface has no instances of its own; say it on the types that implement it")]
    [InlineData("[{|PICKLE014:Picklable(Naming = PickleNaming.SnakeCase)|}] abstract class A { public int FirstName; }", "an abstract class has no instances of its own; say it on the classes that derive from it")]
    [InlineData("[{|PICKLE014:Picklable(Layout = PickleLayout.Dict)|}] abstract class A { public int X; }", "an abstract class has no instances of its own; say it on the classes that derive from it")]
    [InlineData("[{|PICKLE014:Picklable(TrackReferences = false)|}] abstract class A { public int X; }", "an abstract class has no instances of its own; say it on the classes that derive from it")]
    [InlineData("[{|PICKLE014:Picklable(Layout = PickleLayout.Positional)|}] enum E { X }", "an enum's value is its number in any layout")]
    [InlineData("[{|PICKLE014:Picklable(Naming = PickleNaming.SnakeCase)|}] enum E { X }", "an enum has no member names to which Naming could apply")]
    [InlineData("[{|PICKLE014:Picklable(TrackReferences = false)|}] enum E { X }", "an enum's value has no identity that TrackReferences could track")]
    [InlineData("[{|PICKLE014:Picklable(TrackReferences = false)|}] partial struct A { public int X; }", "a struct has no identity that TrackReferences could track")]
    [InlineData("[{|PICKLE014:Picklable(Layout = PickleLayout.Dict)|}] partial class A : IPickleState<int> { public int GetState() => 0; public void SetState(int state) { } }", "the type says itself what its state is, by IPickleState")]
    public async Task An_argument_that_such_a_type_cannot_heed_is_idle(string source, string reason) =>
        Assert.EndsWith($": {reason}", Assert.Single(await AnalyzerHarness.VerifyAsync<PicklableTypeAnalyzer>(source)).GetMessage(), StringComparison.Ordinal);
}
