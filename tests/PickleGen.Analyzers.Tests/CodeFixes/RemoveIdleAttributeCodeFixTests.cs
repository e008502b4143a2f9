using Microsoft.CodeAnalysis.CodeFixes;
using PickleGen.CodeFixes;

namespace PickleGen.Analyzers.Tests.CodeFixes;

/// <summary>PICKLE014.</summary>
public sealed class RemoveIdleAttributeCodeFixTests
{
    private static Task Verify(string marked, string expected) => FixHarness.VerifyAsync<PicklableTypeAnalyzer, RemoveIdleAttributeCodeFix>(marked, expected);

    [Theory]
    [InlineData("[{|PICKLE014:PickleMember(Order = 0)|}] public int X;", "public int X;")]
    [InlineData("[{|PICKLE014:PickleMember(Order = 0)|}] private int _x;", "[PickleMember] private int _x;")]
    [InlineData("[{|PICKLE014:PickleMember(\"x\", Order = 0)|}] public int X;", "[PickleMember(\"x\")] public int X;")]
    [InlineData("[{|PICKLE014:PickleIgnore|}] public static int X;", "public static int X;")]
    [InlineData("[{|PICKLE014:PickleMember|}] [PickleIgnore] public int X;", "[PickleIgnore] public int X;")]
    [InlineData("[{|PICKLE014:PickleMember|}, PickleIgnore] public int X;", "[PickleIgnore] public int X;")]
    [InlineData("[PickleFormerName(\"Z\")] [{|PICKLE014:PickleFormerName(\"X\")|}] public int X;", "[PickleFormerName(\"Z\")] public int X;")]
    [InlineData("[{|PICKLE014:PickleIgnore|}, {|PICKLE014:PickleFormerName(\"Z\")|}] public static int X;", "public static int X;")]
    public Task On_a_member(string marked, string expected) => Verify($"[Picklable] partial class A {{ {marked} }}", $"[Picklable] partial class A {{ {expected} }}");

    [Theory]
    [InlineData("[{|PICKLE014:Picklable(TrackReferences = false)|}] partial struct A { public int X; }", "[Picklable] partial struct A { public int X; }")]
    [InlineData(
        "[{|PICKLE014:Picklable(Layout = PickleLayout.Positional, Naming = PickleNaming.SnakeCase)|}] partial class A { public int X; }",
        "[Picklable(Layout = PickleLayout.Positional)] partial class A { public int X; }")]
    [InlineData(
        "[Picklable(Layout = PickleLayout.Positional)] partial class A { [{|PICKLE014:PickleFormerName(\"y\")|}] public int X; }",
        "[Picklable(Layout = PickleLayout.Positional)] partial class A { public int X; }")]
    [InlineData("[{|PICKLE014:Picklable|}] static class A { public static int X; }", "static class A { public static int X; }")]
    [InlineData("class A { [{|PICKLE014:OnUnpickled|}] void Done() { } }", "class A { void Done() { } }")]
    [InlineData("record A([{|PICKLE014:PickleMember(\"x\")|}] int X);", "record A(int X);")]
    [InlineData("[Picklable] partial record A([{|PICKLE014:PickleMember(Order = 0)|}] int X);", "[Picklable] partial record A(int X);")]
    [InlineData("[Picklable] partial class A { public int X; public void M([{|PICKLE014:PickleMember(\"z\")|}] int x) => X = x; }", "[Picklable] partial class A { public int X; public void M(int x) => X = x; }")]
    [InlineData("[Picklable] partial class A { static int s_x; [{|PICKLE014:PickleConstructor|}] static A() => s_x = 1; public int X => s_x; }", "[Picklable] partial class A { static int s_x; static A() => s_x = 1; public int X => s_x; }")]
    [InlineData("[{|PICKLE014:Picklable(Layout = PickleLayout.Dict)|}] enum A { X }", "[Picklable] enum A { X }")]
    [InlineData("[Picklable] partial class A { [{|PICKLE014:PickleFormerName(\"y\")|}, {|PICKLE014:PickleFormerName(\"z\")|}] public static int X; }", "[Picklable] partial class A { public static int X; }")]
    public Task On_a_type_and_in_positional_layout(string marked, string expected) => Verify(marked, expected);

    [Theory]
    [InlineData("[PickleIgnore, Obsolete] public static int X, Y;", "[Obsolete] public static int X, Y;")]
    [InlineData("[PickleIgnore] public static event Action? X, Y;", "public static event Action? X, Y;")]
    [InlineData("[PickleMember(Order = 1)] private int _x, _y;", "[PickleMember] private int _x, _y;")]
    public async Task Of_several_fields_in_one_declaration_once(string member, string expected) => Assert.Equal(
        $"[Picklable] partial class A {{ {expected} }}",
        (await FixHarness.FixAllAsync(new PicklableTypeAnalyzer(), new RemoveIdleAttributeCodeFix(), FixAllScope.Project, [$"[Picklable] partial class A {{ {member} }}"]))[0]);

    [Fact]
    public Task On_the_assembly() => Verify(
        """
        // The header.
        [assembly: PicklableExternal(typeof(A))]
        // Why it is here.
        [assembly: {|PICKLE014:PicklableExternal(typeof(A))|}]
        [assembly: PicklableExternal(typeof(B)), {|PICKLE014:PicklableExternal(typeof(B))|}]
        class A { public int X; }
        class B { public int X; }
        """,
        """
        // The header.
        [assembly: PicklableExternal(typeof(A))]
        // Why it is here.
        [assembly: PicklableExternal(typeof(B))]
        class A { public int X; }
        class B { public int X; }
        """);

    [Fact]
    public Task All_of_one_list_on_the_assembly() => Verify(
        "[assembly: {|PICKLE014:PicklableExternal(typeof(int))|}, {|PICKLE014:PicklableExternal(typeof(long))|}]\n[assembly: {|PICKLE014:PicklableExternal(typeof(int))|}, CLSCompliant(false)]\n",
        "[assembly: CLSCompliant(false)]\n");

    [Fact]
    public Task Directives_and_comments_around_it_stay() => Verify(
        """
        [Picklable] partial class A
        {
            // The number.
            [{|PICKLE014:PickleMember(Order = 1)|}] // why
            public int X { get; set; }

        #if true
            [{|PICKLE014:PickleMember(Order = 2)|}]
        #endif
            public int Y { get; set; }

            [{|PICKLE014:PickleMember(Order = 3)|}] /* said */ public int Z { get; set; }
        #region Shared
            [{|PICKLE014:PickleIgnore|}]
        #endregion
            public static int S;

            /// <summary>W.</summary>
            [{|PICKLE014:PickleMember(Order = 4)|}]
            // The last.
            public int W { get; set; }
        }
        #pragma warning disable CS1591
        [{|PICKLE014:Picklable|}] // static
        #pragma warning restore CS1591
        static class B { }
        record C(
            // First.
            [{|PICKLE014:PickleMember("x")|}] int X,
            [{|PICKLE014:PickleMember("y")|}] // second
            int Y);
        """,
        """
        [Picklable] partial class A
        {
            // The number.
            // why
            public int X { get; set; }

        #if true
        #endif
            public int Y { get; set; }

            /* said */ public int Z { get; set; }
        #region Shared
        #endregion
            public static int S;

            /// <summary>W.</summary>
            // The last.
            public int W { get; set; }
        }
        #pragma warning disable CS1591
        // static
        #pragma warning restore CS1591
        static class B { }
        record C(
            // First.
            int X,
            // second
            int Y);
        """);
}
