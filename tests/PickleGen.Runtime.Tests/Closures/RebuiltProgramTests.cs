using System.Reflection;
using Microsoft.CodeAnalysis;
using PickleGen.Closures;

namespace PickleGen.Tests.Closures;

/// <summary>A lambda that one build pickled, looked for in another build: found after an edit elsewhere, refused after an edit of it.</summary>
public class RebuiltProgramTests
{
    private const string Program = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;

        public static class Program
        {
            // members
            public static Func<int, string> Plain()
            {
                // plain
                return x => "plain " + x;
            }

            public static Func<int, string> Capturing()
            {
                int n = 7;
                // capturing
                return x => "capturing " + (x + n);
            }

            public static Func<int, string> Nested()
            {
                int n = 7;
                return x =>
                {
                    Func<int, int> inner = y => y + n + 1;
                    return "nested " + inner(x);
                };
            }

            public static Func<int, string> Local()
            {
                return x => "local " + Twice(x);
                static int Twice(int y) => y * 2;
            }

            public static Func<int, string> LocalItself()
            {
                return Describe;
                static string Describe(int y) => "itself " + y;
            }

            public static Func<int, string> Async()
            {
                int n = 7;
                Func<int, Task<string>> run = async x => { await Task.Yield(); return "async " + (x + n); };
                return x => run(x).Result;
            }

            public static Func<int, Task<string>> AsyncItself()
            {
                int n = 7;
                return async x => { await Task.Yield(); return "async itself " + (x + n); };
            }

            public static Func<int, string> Iterating()
            {
                return x => string.Join(",", Items(x));
                static IEnumerable<int> Items(int y) { yield return y; yield return y + 1; }
            }

            public static Func<int, string> Generic() => GenericOf<string>("generic");

            private static Func<int, string> GenericOf<T>(T text)
            {
                // generic
                return x => text + " " + x + " " + typeof(T).Name;
            }

            public static Func<int, string> Anonymous()
            {
                return x => new[] { x }.Select(y => new { Value = y, Text = "anonymous " }).Select(z => z.Text + z.Value).First();
            }

            public static Func<int, string> Constant() => x => "constant " + Limit(x);

            public static int Limit(int x) => Math.Min(x, 100);
        }
        """;

    private static readonly string[] s_factories =
        ["Plain", "Capturing", "Nested", "Local", "LocalItself", "Async", "Iterating", "Generic", "Anonymous", "Constant"];

    public static TheoryData<string, string> HarmlessEdits()
    {
        var edits = new Dictionary<string, (string Old, string New)>
        {
            ["comment"] = ("// members", "// members, all of them"),
            ["method with lambdas above"] = ("// members", """
                public static Func<int, int> New(int a) { int b = a; Func<int, int> f = x => x + a; return x => f(x) + b; }
                public static object AnotherAnonymous() => new { Unrelated = 1 };
                public static async Task NewAsync() { await Task.Yield(); }
                public static IEnumerable<int> NewItems() { yield return 1; }
                """),
            ["lambda above in the same method"] = ("// capturing", "Func<int, string> above = x => \"above \" + (x - n); _ = above(1);"),
            ["non-capturing lambda above in the same method"] = ("// plain", "Func<int, string> above = x => \"above \" + x; _ = above(1);"),
            ["lambda above in the same generic method"] = ("// generic", "Func<int, string> above = x => \"above \" + text; _ = above(1);"),
            ["another generic scope above"] = ("// generic", "foreach (var i in new[] { 1 }) { T copy = text; Func<int, string> above = x => \"above \" + copy + i; _ = above(1); }"),
            ["body of a named method that is called"] = ("Math.Min(x, 100)", "Math.Min(x, 101)"),
        };
        var data = new TheoryData<string, string>();
        foreach (var (_, (old, @new)) in edits)
        {
            foreach (string factory in s_factories) data.Add(factory, Program.Replace(old, @new, StringComparison.Ordinal));
        }

        return data;
    }

    public static TheoryData<string, string, string> RealEdits() => new()
    {
        { "Plain", "\"plain \" + x", "\"plain \" + (x + 1)" },
        { "Plain", "\"plain \"", "\"Plain \"" },
        { "Capturing", "x + n)", "x - n)" },
        { "Nested", "y + n + 1", "y + n + 2" },
        { "Local", "y * 2", "y * 3" },
        { "LocalItself", "\"itself \"", "\"Itself \"" },
        { "AsyncItself", "\"async itself \" + (x + n)", "\"async itself \" + (x - n)" },
        { "Iterating", "yield return y + 1", "yield return y + 2" },
        { "Generic", "typeof(T).Name", "typeof(T).FullName" },
        { "Anonymous", "z.Text + z.Value", "z.Value + z.Text" },
        { "Anonymous", "Value = y,", "Value = y + 1," },
    };

    [Theory]
    [MemberData(nameof(HarmlessEdits))]
    public void Lambda_is_found_again_after_an_edit_elsewhere(string factory, string edited)
    {
        var before = Build.Of(Program).Call<Func<int, string>>(factory);
        var after = Build.Of(edited);
        Assert.Equal(before(5), after.Remake(before)(5));
        Assert.Equal(after.Call<Func<int, string>>(factory).Method, Assert.Single(after.Resolve(MethodIdentity.Of(before.Method))));
    }

    [Fact]
    public void Lambda_is_found_again_after_a_build_in_another_folder()
    {
        var before = Build.Of(Program, "/home/one/Program.cs");
        var after = Build.Of(Program, "/home/two/Program.cs", OptimizationLevel.Release);
        foreach (string factory in s_factories)
            Assert.Equal(after.Call<Func<int, string>>(factory).Method, Assert.Single(after.Resolve(MethodIdentity.Of(before.Call<Func<int, string>>(factory).Method))));
    }

    [Fact]
    public void Lambda_is_found_again_after_methods_were_reordered()
    {
        int capturing = Program.IndexOf("    public static Func<int, string> Capturing", StringComparison.Ordinal);
        int nested = Program.IndexOf("    public static Func<int, string> Nested", StringComparison.Ordinal);
        int local = Program.IndexOf("    public static Func<int, string> Local()", StringComparison.Ordinal);
        string reordered = Program[..capturing] + Program[nested..local] + Program[capturing..nested] + Program[local..];
        var before = Build.Of(Program);
        var after = Build.Of(reordered);
        foreach (string factory in s_factories)
            Assert.Equal(after.Call<Func<int, string>>(factory).Method, Assert.Single(after.Resolve(MethodIdentity.Of(before.Call<Func<int, string>>(factory).Method))));
    }

    [Theory]
    [MemberData(nameof(RealEdits))]
    public void Lambda_is_refused_after_an_edit_of_its_code(string factory, string old, string @new)
    {
        Assert.Contains(old, Program, StringComparison.Ordinal);
        var before = Build.Of(Program).Call<Delegate>(factory);
        var after = Build.Of(Program.Replace(old, @new, StringComparison.Ordinal));
        var error = Assert.Throws<StaleCodeException>(() => after.Remake(before));
        Assert.Contains(before.Method.Name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lambda_whose_name_another_took_is_never_mistaken()
    {
        var before = Build.Of(Program).Call<Func<int, string>>("Plain");
        var after = Build.Of(Program.Replace("// plain", "Func<int, string> above = x => \"above \" + x; _ = above(1);", StringComparison.Ordinal));
        MethodInfo namesake = after.Assembly.GetType(before.Method.DeclaringType!.FullName!)!.GetMethod(before.Method.Name, BindingFlags.Instance | BindingFlags.NonPublic)!;
        Assert.NotEqual(namesake, after.Resolve(MethodIdentity.Of(before.Method))[0]);
        Assert.Equal("plain 5", after.Remake(before)(5));
    }

    [Fact]
    public void Named_method_is_told_by_name_and_signature()
    {
        var before = Build.Of("public static class Program { public static int Add(int a) => a + 1; public static long Add(long a) => a + 2; }");
        var after = Build.Of("public static class Program { public static long Add(long a) => a + 20; public static int Add(int a) => a + 10; }");
        MethodInfo add = before.Assembly.GetType("Program")!.GetMethod("Add", [typeof(int)])!;
        Assert.Equal(11, after.Resolve(MethodIdentity.Of(add))[0].Invoke(null, [1]));
    }

    [Fact]
    public void Named_method_with_another_signature_is_refused()
    {
        var before = Build.Of("public static class Program { public static int Add(int a) => a + 1; }");
        var after = Build.Of("public static class Program { public static int Add(int a, int b = 0) => a + b; }");
        MethodInfo add = before.Assembly.GetType("Program")!.GetMethod("Add")!;
        Assert.Throws<StaleCodeException>(() => after.Resolve(MethodIdentity.Of(add)));
    }

    [Fact]
    public void Lambda_without_its_fingerprint_is_refused()
    {
        var build = Build.Of(Program);
        var identity = MethodIdentity.Of(build.Call<Func<int, string>>("Plain").Method) with { Build = null };
        Assert.Throws<StaleCodeException>(() => build.Resolve(identity));
    }

    [Fact]
    public void Method_of_an_assembly_that_is_not_listed_is_refused()
    {
        var identity = MethodIdentity.Of(((Func<string, bool>)File.Exists).Method);
        Assert.Throws<PickleSecurityException>(() => Build.Of(Program).Resolve(identity));
    }
}
