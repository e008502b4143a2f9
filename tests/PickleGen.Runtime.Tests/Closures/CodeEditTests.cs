using PickleGen.Closures;

namespace PickleGen.Tests.Closures;

/// <summary>What code is made of, each in a lambda of its own: found again in a build elsewhere, refused once it was edited.</summary>
public class CodeEditTests
{
    private const string IndirectCall =
        "public struct S { public int A; } static int F(S s) => s.A; public static unsafe Func<int, object> Make() => x => { delegate*<S, List<S>, int[,], delegate*<S, int>, int> f = null; delegate*<S, int> g = &F; return g(new S { A = x }) + (x < 0 ? f(default, null, null, null) : 0); };";

    /// <summary>What is edited, the members of class <c>Program</c> with <c>Make</c> that makes the delegate, the edited text, and what it becomes.</summary>
    public static TheoryData<string, string, string, string> Edits() => new()
    {
        { "constant", "public static Func<int, object> Make() => x => x + 1000;", "1000", "1001" },
        { "constant of a class, which is compiled in", "const int Limit = 3; public static Func<int, object> Make() => x => x + Limit;", "Limit = 3", "Limit = 4" },
        { "long constant", "public static Func<int, object> Make() => x => x + 10000000000L;", "10000000000L", "10000000001L" },
        { "fraction", "public static Func<int, object> Make() => x => x + 0.1;", "0.1", "0.2" },
        { "decimal", "public static Func<int, object> Make() => x => x + 0.1m;", "0.1m", "0.10m" },
        { "half of a character alone", "public static Func<int, object> Make() => x => \"\\ud800\";", "\\ud800", "\\ud801" },
        { "zero in a text", "public static Func<int, object> Make() => x => \"a\\0b\" + \"\";", "a\\0b", "a\\0c" },
        { "values of an array", "public static Func<int, object> Make() => x => new[] { 1, 2, 3, 4, 5 }[x % 5];", "1, 2", "2, 1" },
        { "bytes of a text", "public static Func<int, object> Make() => x => \"abcdef\"u8[x];", "abcdef", "abcdeg" },
        { "arm of a switch", "public static Func<int, object> Make() => x => x switch { 1 => \"a\", 2 => \"b\", 3 => \"c\", 4 => \"d\", 5 => \"e\", _ => \"f\" };", "\"e\"", "\"E\"" },
        { "case of a switch over texts", "public static Func<int, object> Make() => x => x.ToString() switch { \"1\" => 1, \"2\" => 2, \"3\" => 3, \"4\" => 4, \"5\" => 5, \"6\" => 6, \"7\" => 7, \"8\" => 8, _ => 0 };", "\"8\"", "\"9\"" },
        { "order of operands", "public static Func<int, object> Make() => x => x - 7 * x;", "x - 7 * x", "7 * x - x" },
        { "overflow", "public static Func<int, object> Make() => x => checked(x * 7);", "checked", "unchecked" },
        { "filter of an exception", "public static Func<int, object> Make() => x => { try { throw new InvalidOperationException(\"a\"); } catch (Exception e) when (e.Message == \"a\") { return 1; } };", "== \"a\"", "!= \"b\"" },
        { "type that is caught", "public static Func<int, object> Make() => x => { try { throw new InvalidOperationException(\"a\"); } catch (InvalidOperationException) { return 1; } };", "catch (InvalidOperationException)", "catch (SystemException)" },
        { "what a finally does", "public static Func<int, object> Make() => x => { int y = x; try { y++; } finally { y += 2; } return y; };", "y += 2", "y += 3" },
        { "clause of a query", "public static Func<int, object> Make() => x => (from n in Enumerable.Range(0, x) where n % 2 == 0 orderby n descending select n * n).Sum();", "n % 2 == 0", "n % 3 == 0" },
        { "order of a query", "public static Func<int, object> Make() => x => string.Join(\",\", from n in Enumerable.Range(0, x) orderby n descending select n);", "descending", "ascending" },
        { "let of a query", "public static Func<int, object> Make() => x => (from n in Enumerable.Range(0, x) let m = n + 1 from k in Enumerable.Range(0, m) select k * m).Sum();", "n + 1", "n + 2" },
        { "member of an anonymous type", "public static Func<int, object> Make() => x => new { Value = x }.ToString();", "Value", "Number" },
        { "type of a captured variable", "public static Func<int, object> Make() { int n = 3; return x => (x + n).ToString(); }", "int n", "long n" },
        { "name of a captured variable", "public static Func<int, object> Make() { int number = 3; return x => x + number; }", "number", "amount" },
        { "variable that is read", "public static Func<int, object> Make() { int a = 3, b = 4; Func<int> c = () => a * b; return x => x + a + c(); }", "x + a", "x + b" },
        { "type argument of a call", "public static Func<int, object> Make() => x => Enumerable.Empty<int>().DefaultIfEmpty().GetType().ToString();", "Empty<int>", "Empty<long>" },
        { "overload that is called", "static int F(int x) => 1; static int F(long x) => 2; public static Func<int, object> Make() => x => F(x);", "F(x);", "F((long)x);" },
        { "overload that a generic class gained", "public static Func<int, object> Make() => x => new G<int>().M(x); } public class G<T> { public string M(T x) => \"T\"; /**/", "/**/", "public string M(int x) => \"int\";" },
        { "overload that a generic method gained", "static string M<T>(T x) => \"T\"; /**/ public static Func<int, object> Make() => x => M<int>(x);", "/**/", "static string M<T>(int x) => \"int\";" },
        { "overload over sequences", "public static Func<int, object> Make() => x => new G<int>().M(new List<int>()); } public class G<T> { public string M(IEnumerable<T> x) => \"T\"; /**/", "/**/", "public string M(IEnumerable<int> x) => \"int\";" },
        { "overload over a type argument that another took the place of", "public static Func<int, object> Make() => x => new G<int, int>().M(x); } public class G<A, B> { public string M(A x) => \"A\";", "M(A x)", "M(B x)" },
        { "constructor that a generic class gained", "public static Func<int, object> Make() => x => new G<int>(x).Said; } public class G<T> { public string Said; public G(T x) => Said = \"T\"; /**/", "/**/", "public G(int x) => Said = \"int\";" },
        { "indexer that a generic class gained", "public static Func<int, object> Make() => x => new G<int>()[x]; } public class G<T> { public string this[T x] => \"T\"; /**/", "/**/", "public string this[int x] => \"int\";" },
        { "static overload of a type in a generic one", "public static Func<int, object> Make() => x => G<int>.H.M(x); } public class G<T> { public static class H { public static string M(T x) => \"T\"; /**/ }", "/**/", "public static string M(int x) => \"int\";" },
        { "convention of a pointer to a function", "static unsafe string M(delegate*<void> f) => \"M\"; public static unsafe Func<int, object> Make() => x => M(null);", "delegate*<void>", "delegate* unmanaged<void>" },
        { "pointer to a function that takes one", "static unsafe string M(delegate*<delegate*<long, int>, byte> f) => \"M\"; public static unsafe Func<int, object> Make() => x => M(null);", "delegate*<delegate*<long, int>, byte>", "delegate*<delegate*<int>, long, byte>" },
        { "overload over calling conventions", "static unsafe string M( delegate* unmanaged[Cdecl]<void> f) => \"C\"; static unsafe string M( delegate* unmanaged[Stdcall]<void> f) => \"S\"; public static unsafe Func<int, object> Make() => x => M((delegate* unmanaged[Cdecl]<void>)null);", "(delegate* unmanaged[Cdecl]", "(delegate* unmanaged[Stdcall]" },
        { "overload over arrays of pointers to functions", "static unsafe string M( delegate* unmanaged[Cdecl]<void>[] f) => \"C\"; static unsafe string M( delegate* unmanaged[Stdcall]<void>[] f) => \"S\"; public static unsafe Func<int, object> Make() => x => M((delegate* unmanaged[Cdecl]<void>[])null);", "(delegate* unmanaged[Cdecl]", "(delegate* unmanaged[Stdcall]" },
        { "overload over sequences of them", "static unsafe string M(List< delegate* unmanaged[Cdecl]<void>[]> f) => \"C\"; static unsafe string M(List< delegate* unmanaged[Stdcall]<void>[]> f) => \"S\"; public static unsafe Func<int, object> Make() => x => M((List<delegate* unmanaged[Cdecl]<void>[]>)null!);", "<delegate* unmanaged[Cdecl]", "<delegate* unmanaged[Stdcall]" },
        { "overload over what a call from native code may do", "static unsafe string M( delegate* unmanaged[Cdecl]<void> f) => \"C\"; static unsafe string M( delegate* unmanaged[Cdecl, SuppressGCTransition]<void> f) => \"S\"; public static unsafe Func<int, object> Make() => x => M((delegate* unmanaged[Cdecl]<void>)null);", "(delegate* unmanaged[Cdecl]", "(delegate* unmanaged[Cdecl, SuppressGCTransition]" },
        { "type argument of the class around, left out", "public static Func<int, object> Make() => G<string>.Make(); } public class G<T> { public static Func<int, object> Make() => x => typeof(IEnumerable<T>);", "<T>);", "<>);" },
        { "type arguments of the method around, left out", "public static Func<int, object> Make() => Make<int, string>(); static Func<int, object> Make<A, B>() => x => typeof(Dictionary<A, B>);", "typeof(Dictionary<A, B>)", "typeof(Dictionary<,>)" },
        { "class itself, open", "public static Func<int, object> Make() => G<string>.Make(); } public class G<T> { public static Func<int, object> Make() => x => typeof(G<T>);", "typeof(G<T>)", "typeof(G<>)" },
        { "class itself, open, in a nested lambda", "public static Func<int, object> Make() => G<string>.Make(); } public class G<T> { public static Func<int, object> Make() => x => ((Func<object>)(() => typeof(G<T>) + \"\" + x))();", "typeof(G<T>)", "typeof(G<>)" },
        { "class in a generic one, open", "public static Func<int, object> Make() => G<string>.H<int>.Make(); } public class G<T> { public class H<U> { public static Func<int, object> Make() => x => typeof(H<U>); }", "typeof(H<U>)", "typeof(G<>.H<>)" },
        { "class in a generic one without arguments, open", "public static Func<int, object> Make() => G<string>.H.Make(); } public class G<T> { public class H { public static Func<int, object> Make() => x => typeof(H); }", "typeof(H)", "typeof(G<>.H)" },
        { "type in the signature of an indirect call", IndirectCall, "List<S>", "List<int>" },
        { "array in it", IndirectCall, "int[,]", "int[,,]" },
        { "pointer to a function in it", IndirectCall, "delegate*<S, int>, int> f", "delegate*<S, long>, int> f" },
        { "operator that is called", "public static Func<int, object> Make() => x => TimeSpan.FromDays(x) + TimeSpan.FromDays(1);", "(x) +", "(x) -" },
        { "nested lambda of a nested lambda", "public static Func<int, object> Make() { int n = 3; return x => ((Func<Func<int>>)(() => () => n + x + 40))()(); }", "40", "41" },
        { "local function of a nested lambda", "public static Func<int, object> Make() => x => { Func<int> f = () => G() + 1; return f(); int G() => x * 3; };", "x * 3", "x * 4" },
        { "local function that calls itself", "public static Func<int, object> Make() => x => { return F(x); static int F(int n) => n <= 1 ? 1 : n * F(n - 1); };", "n - 1", "n - 2" },
        { "local function that is generic", "public static Func<int, object> Make() => x => { return F(x) + F(\"a\"); static string F<T>(T value) => value + \"!\"; };", "\"!\"", "\"?\"" },
        { "local function in a method that is generic", "public static Func<int, object> Make() => Make(\"a\"); static Func<int, object> Make<T>(T t) { return F; object F(int x) => t + \"!\" + x; }", "\"!\"", "\"?\"" },
        { "iterator", "public static Func<int, object> Make() => x => { return string.Join(\",\", F()); IEnumerable<int> F() { for (int i = 0; i < x; i++) yield return i * 2; } };", "i * 2", "i * 3" },
        { "asynchronous iterator", "public static Func<int, object> Make() => x => { return Sum().Result; async Task<int> Sum() { int s = 0; await foreach (int i in F()) s += i; return s; } async IAsyncEnumerable<int> F() { await Task.Yield(); yield return x; yield return 2; } };", "yield return 2", "yield return 3" },
        { "lambda of an asynchronous lambda", "public static Func<int, object> Make() => x => ((Func<Task<int>>)(async () => { await Task.Yield(); Func<int> f = () => x + 7; return f(); }))().Result;", "x + 7", "x + 8" },
        { "what is disposed", "public static Func<int, object> Make() => x => { using var e = Enumerable.Range(0, x).GetEnumerator(); return e.MoveNext(); };", "using var", "var" },
        { "dynamic call", "public static Func<int, object> Make() => x => { dynamic d = x.ToString(); return d.Length; };", "d.Length", "d.Size" },
        { "pattern", "public static Func<int, object> Make() => x => (object)x is int and > 3 and < 7;", "> 3", "> 4" },
        { "collection expression", "public static Func<int, object> Make() => x => { IEnumerable<int> items = [1, x, 3]; return items.Sum(); };", "[1, x, 3]", "[1, x, 4]" },
        { "lambda in a field's initializer", "static readonly Func<int, object> s_make = x => x + 1; public static Func<int, object> Make() => s_make;", "x + 1", "x + 2" },
        { "lambda in a property", "static int N => 3; static Func<int, object> P => x => x + N + 1; public static Func<int, object> Make() => P;", "N + 1", "N + 2" },
        { "lambda in a generic class", "class Box<T> { public static Func<int, object> Make(T item) => x => item + \"!\" + x; } public static Func<int, object> Make() => Box<string>.Make(\"a\");", "\"!\"", "\"?\"" },
        { "lambda in an extension", "public static Func<int, object> Make() => 3.Adder(); } public static class Extensions { public static Func<int, object> Adder(this int n) => x => x + n + 50;", "50", "51" },
        { "lambda in a file's own type", "public static Func<int, object> Make() => Own.Make(); } file static class Own { public static Func<int, object> Make() { int n = 3; return x => x + n + 1; }", "n + 1", "n + 2" },
        { "reference to a variable of the caller", "public static Func<int, object> Make() => x => { int n = 1; Add(ref n); return n + x; static void Add(ref int n) => n += 5; };", "+= 5", "+= 6" },
        { "pointer to a function", "static int F(int x) => x; static int G(int x) => x + 1; public static unsafe Func<int, object> Make() => x => { delegate*<int, int> f = &F; return f(x); };", "&F", "&G" },
        { "one thread at a time", "public static Func<int, object> Make() => [MethodImpl(MethodImplOptions.Synchronized)] (int x) => x;", "[MethodImpl(MethodImplOptions.Synchronized)] ", "" },
        { "one thread at a time in a local function", "public static Func<int, object> Make() => x => { return F(x); [MethodImpl(MethodImplOptions.Synchronized)] static int F(int n) => n; };", "[MethodImpl(MethodImplOptions.Synchronized)] ", "" },
        { "memory that does not begin as zeros", "public static unsafe Func<int, object> Make() => [SkipLocalsInit] (int x) => { int* p = stackalloc int[100]; return p[x] * 0; };", "[SkipLocalsInit] ", "" },
        { "default of a lambda's parameter", "public static Func<int, object> Make() => x => { var f = (int n = 5) => n; return f() + x; };", "= 5", "= 6" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Edited_code_is_refused_and_the_same_code_found_in_another_folder(string what, string members, string old, string @new)
    {
        Assert.NotEmpty(what);
        string edited = members.Replace(old, @new, StringComparison.Ordinal);
        Assert.NotEqual(members, edited);
        var original = Make(members, "/one/Program.cs");
        Assert.Equal(Answer(original), Answer(Build.Of(Program(members), "/two/Program.cs").Remake(original)));
        Assert.Equal(Answer(original), Answer(Build.Of(Program("static Func<int, int> Other(int a) => x => x + a; static Func<int> Another() => () => 1;" + members)).Remake(original)));
        Assert.Throws<StaleCodeException>(() => Build.Of(Program(edited)).Remake(original));
    }

    // Their tokens are others then.
    [Fact]
    public void Types_in_the_signature_of_an_indirect_call_are_told_by_name()
    {
        var original = Make(IndirectCall, "/one/Program.cs");
        Assert.Equal("5", Answer(original));
        Assert.Equal("5", Answer(Build.Of(Program("public struct Before { } public class Earlier : List<string> { } static List<long> Others = []; " + IndirectCall)).Remake(original)));
    }

    [Fact]
    public void Lambda_on_an_object_is_told_by_its_code_and_by_the_call_of_a_base_method_that_the_compiler_makes_for_it()
    {
        const string Members = "class A { public virtual int F(int x) => x; public virtual int G(int x) => x; } class B : A { public override int F(int x) => 0; public Func<int, int> Make() => x => base.F(x); } public static Func<int, int> Make() => new B().Make();";
        var lambda = MethodIdentity.Of(Build.Of(Program(Members)).Call<Func<int, int>>("Make").Method);
        Assert.Equal("Program+B", Assert.Single(Build.Of(Program("static Func<int, int> Other(int a) => x => x + a;" + Members)).Resolve(lambda)).DeclaringType!.FullName);
        Assert.Throws<StaleCodeException>(() => Build.Of(Program(Members.Replace("base.F", "base.G", StringComparison.Ordinal))).Resolve(lambda));
    }

    [Fact]
    public void Lambda_over_an_open_type_is_not_taken_for_one_over_the_type_with_the_arguments_around()
    {
        const string Members = "public static Func<int, object> Make() => Service<string>.Closed(); } public class Service<T> { /**/ public static Func<int, object> Closed() => x => typeof(IEnumerable<T>);";
        var original = Make(Members, "/one/Program.cs");
        var found = Build.Of(Program(Members.Replace("/**/", "public static Func<int, object> Open() => x => typeof(IEnumerable<>);", StringComparison.Ordinal))).Remake(original);
        Assert.Equal(typeof(IEnumerable<string>), found(1));
    }

    private static Func<int, object> Make(string members, string path) => Build.Of(Program(members), path).Call<Func<int, object>>("Make");

    private static string Answer(Func<int, object> made)
    {
        try
        {
            return made(5).ToString()!;
        }
        catch (Exception e) when (e is not PickleException)
        {
            return e.GetType().Name;
        }
    }

    private static string Program(string members) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Threading.Tasks;
        using PickleGen;

        public static class Program { {{members}} }
        """;
}
