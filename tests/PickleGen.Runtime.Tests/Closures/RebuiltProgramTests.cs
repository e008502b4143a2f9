using System.Reflection;
using Microsoft.CodeAnalysis;
using PickleGen.Closures;

namespace PickleGen.Tests.Closures;

/// <summary>A lambda that one build pickled, looked for in another build: found after an edit elsewhere, refused after an edit of it.</summary>
public class RebuiltProgramTests
{
    private const string Program = RebuiltProgram.Source;

    public static TheoryData<string, string, string> HarmlessEdits()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (edit, edited) in RebuiltProgram.HarmlessEdits())
        {
            foreach (string factory in RebuiltProgram.Factories) data.Add(edit, factory, edited);
        }

        return data;
    }

    public static TheoryData<string, string> RealEdits()
    {
        var data = new TheoryData<string, string>();
        foreach (var (factory, edited) in RebuiltProgram.RealEdits()) data.Add(factory, edited);
        return data;
    }

    [Theory]
    [MemberData(nameof(HarmlessEdits))]
    public void Lambda_is_found_again_after_an_edit_elsewhere(string edit, string factory, string edited)
    {
        Assert.NotEmpty(edit);
        var before = Build.Of(Program).Call<Delegate>(factory);
        var after = Build.Of(edited);
        Assert.Equal(after.Call<Delegate>(factory).Method, after.Remake(before).Method);
        Assert.Equal(after.Call<Delegate>(factory).Method, Assert.Single(after.Resolve(MethodIdentity.Of(before.Method))));
    }

    [Fact]
    public void Lambda_is_found_again_after_a_build_in_another_folder()
    {
        var before = Build.Of(Program, "/home/one/Program.cs");
        var after = Build.Of(Program, "/home/two/Program.cs", OptimizationLevel.Release);
        foreach (string factory in RebuiltProgram.Factories)
            Assert.Equal(after.Call<Delegate>(factory).Method, Assert.Single(after.Resolve(MethodIdentity.Of(before.Call<Delegate>(factory).Method))));
    }

    [Theory]
    [MemberData(nameof(RealEdits))]
    public void Lambda_is_refused_after_an_edit_of_its_code(string factory, string edited)
    {
        var before = Build.Of(Program).Call<Delegate>(factory);
        var after = Build.Of(edited);
        var error = Assert.Throws<StaleCodeException>(() => after.Remake(before));
        // The delegate, or one that it captured, of the same method.
        Assert.Contains(before.Method.Name[..(before.Method.Name.IndexOf('>', StringComparison.Ordinal) + 1)], error.Message, StringComparison.Ordinal);
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
    public void Delegate_type_without_a_name_is_found_by_its_signature_when_its_ordinal_moved()
    {
        const string Source = "public static class Program { /**/ public static System.Delegate Make() { var f = (ref int x, string y) => x + y.Length; return f; } }";
        var before = Build.Of(Source);
        var after = Build.Of(Source.Replace("/**/", "public static System.Delegate Above() { var f = (ref int x, long y) => x; return f; } public static System.Delegate Too() { var f = (int x = 1) => x; return f; }", StringComparison.Ordinal));
        Assert.Equal(after.Call<Delegate>("Make").GetType(), after.Remake(before.Call<Delegate>("Make")).GetType());
        Assert.Equal(7, after.Remake(before.Call<Delegate>("Make")).DynamicInvoke(4, "abc"));
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

    /// <summary>The same code in a class that the type arguments do not fit is another lambda.</summary>
    [Theory]
    [InlineData("Func<int> above = () => 3; _ = above();")]
    [InlineData("")]
    public void Same_code_in_a_class_with_other_constraints_does_not_hide_the_lambda(string above)
    {
        const string Source = """
            using System;
            public class Above<T> where T : class { public Func<string> Make() { return () => "c"; } }
            public class Made<T> { public Func<string> Make() { /**/ return () => "c"; } }
            public static class Program { public static Delegate Make() => new Made<int>().Make(); }
            """;
        var before = Build.Of(Source[..Source.IndexOf("public class Above", StringComparison.Ordinal)] + Source[Source.IndexOf("public class Made", StringComparison.Ordinal)..]);
        var after = Build.Of(Source.Replace("/**/", above, StringComparison.Ordinal));
        Assert.Equal("c", ((Func<string>)after.Remake(before.Call<Delegate>("Make")))());
        Assert.Equal("Made`1", after.Remake(before.Call<Delegate>("Make")).Method.DeclaringType!.DeclaringType!.Name);
        Assert.Throws<UnpicklingException>(() => Build.Of(Source.Replace("class Made<T> {", "class Made<T> where T : class {", StringComparison.Ordinal).Replace("Made<int>", "Made<string>", StringComparison.Ordinal)).Remake(before.Call<Delegate>("Make")));
    }

    /// <summary>Another lambda that captures some of its variables makes the compiler keep them in two objects, which its code then reads.</summary>
    [Fact]
    public void Lambda_whose_variables_are_divided_otherwise_is_refused()
    {
        const string Source = "using System; public static class Program { public static Delegate Make() { int a = 1; /**/ if (a > 0) { int b = 2; Func<int> f = () => a + b; return f; } return null!; } }";
        var before = Build.Of(Source).Call<Delegate>("Make");
        Assert.Equal(3, Build.Of(Source.Replace("/**/", "Func<int> g = () => 4; _ = g();", StringComparison.Ordinal)).Remake(before).DynamicInvoke());
        Assert.Throws<StaleCodeException>(() => Build.Of(Source.Replace("/**/", "Func<int> g = () => a; _ = g();", StringComparison.Ordinal)).Remake(before));
    }

    [Fact]
    public void Lambda_without_its_fingerprint_is_refused()
    {
        var build = Build.Of(Program);
        MethodInfo plain = build.Call<Func<int, string>>("Plain").Method;
        Assert.Equal(plain, build.Resolve(MethodIdentity.Of(plain))[0]);
        var identity = new MethodIdentity(TypeNameWriter.NameOfDeclaring(plain.DeclaringType!), plain.Name, SignatureWriter.SignatureOf(plain), code: null, []);
        Assert.Throws<StaleCodeException>(() => build.Resolve(identity));
        identity = new MethodIdentity(TypeNameWriter.NameOfDeclaring(plain.DeclaringType!), plain.Name, signature: null, new CodeMark(new byte[16], plain.MetadataToken & 0xFFFFFF), []);
        Assert.Throws<StaleCodeException>(() => build.Resolve(identity));
    }

    [Fact]
    public void Method_of_an_assembly_that_is_not_listed_is_refused()
    {
        var identity = MethodIdentity.Of(((Func<string, bool>)File.Exists).Method);
        Assert.Throws<PickleSecurityException>(() => Build.Of(Program).Resolve(identity));
    }
}
