using System.Diagnostics.CodeAnalysis;
using PickleGen.Closures;

namespace PickleGen.Tests.Closures.Naming;

/// <summary>Delegate types that the compiler makes for lambdas: two of one signature may have other defaults, or pass their parameters otherwise.</summary>
public class UnnamedDelegateTests
{
    private const string Prefix = "PickleGen.Runtime.Tests/";

    private static readonly PickleOptions s_options = new() { Closures = ClosurePolicy.TrustAssemblies(typeof(UnnamedDelegateTests).Assembly) };

    private enum Side
    {
        Left,
        Right,
    }

    [SuppressMessage("Style", "IDE0200", Justification = "The lambdas are what is tested.")]
    public static TheoryData<string, Delegate> Delegates()
    {
        Delegate[] all =
        [
            (int x = 5) => x, (int x = 6) => x, (long x = 5) => (int)x, (Side x = Side.Right) => (int)x, (int x) => x,
            (ref int x) => x, (out int x) => x = 1, (in int x) => x, (ref readonly int x) => x,
            (params int[] x) => x.Length, (int[] x) => x.Length,
            (string x = "5") => x.Length, (string x = "}\0, \u00e9") => x.Length, (string? x = null) => 0,
            (decimal x = 1.5m) => (int)x, (decimal x = 1.50m) => (int)x, (double x = 1.5) => (int)x, (float x = 1.5f) => (int)x, (char x = '5') => x, (bool x = true) => 1,
            (scoped ref Span<int> x) => 1, (ref Span<int> x) => 1,
            ref int (ref int x) => ref x, ref readonly int (ref int x) => ref x,
        ];
        var data = new TheoryData<string, Delegate>();
        foreach (var made in all) data.Add(TypeNameWriter.NameOf(made.GetType()), made);
        return data;
    }

    [Theory]
    [MemberData(nameof(Delegates))]
    public void Delegate_keeps_its_type(string name, Delegate made)
    {
        var copy = PickleSerializer.Deserialize<Delegate>(PickleSerializer.Serialize<object>(made), s_options)!;
        Assert.Equal(made.GetType(), copy.GetType());
        Assert.Equal(made.Method, copy.Method);
        Assert.StartsWith(name, TypeNameWriter.NameOf(copy.GetType()), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_differ_as_the_types_do() =>
        Assert.Equal(Delegates().Select(row => row[1].GetType()).Distinct().Count(), Delegates().Select(row => row[0]).Distinct().Count());

    [Fact]
    public void Default_is_the_delegates_own()
    {
        var five = (int x = 5) => x;
        var six = (int x = 6) => x;
        Assert.Equal([5, 6], [Copied(five)(), Copied(six)()]);
        dynamic open = PickleSerializer.Deserialize<object>(PickleSerializer.Serialize<object>(six), s_options)!;
        Assert.Equal(6, open());
    }

    [Fact]
    public void Name_says_what_the_types_do_not()
    {
        Assert.Equal(Prefix + "{delegate !1 (!0=int 5)}[int,int]", NameOf((int x = 5) => x));
        Assert.Equal(Prefix + "{delegate !1 (!0&)}[int,int]", NameOf((ref int x) => x));
        Assert.Equal(Prefix + "{delegate !1 (out !0&)}[int,int]", NameOf((out int x) => x = 1));
        Assert.Equal(Prefix + "{delegate !1 (!0=string a\\u007Db)}[string,int]", NameOf((string x = "a}b") => 1));
        Assert.Equal(Prefix + "{delegate !1 (params !0[])}[int,int]", NameOf((params int[] x) => 1));
    }

    [Fact]
    public void Delegate_with_another_default_in_this_build_is_refused()
    {
        const string Source = "public static class Program { public static System.Delegate Make() { var f = (int x = 5) => x; return f; } }";
        var made = Build.Of(Source).Call<Delegate>("Make");
        Assert.Throws<UnpicklingException>(() => Build.Of(Source.Replace("= 5", "= 6", StringComparison.Ordinal)).Remake(made));
    }

    private static string NameOf(Delegate made) => TypeNameWriter.NameOf(made.GetType());

    private static T Copied<T>(T made)
        where T : Delegate => PickleSerializer.Deserialize<T>(PickleSerializer.Serialize(made), s_options)!;
}
