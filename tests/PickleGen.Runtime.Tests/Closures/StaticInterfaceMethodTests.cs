namespace PickleGen.Tests.Closures;

/// <summary>An interface's static methods as delegates: reflection makes such, of which a call ends the process.</summary>
public class StaticInterfaceMethodTests
{
    public interface INamed<T>
    {
        static virtual string Name(int count) => $"{count} {typeof(T).Name}";

        static virtual string NameOf<TOther>(int count) => $"{count} {typeof(TOther).Name} of {typeof(T).Name}";

        static abstract string Own(int count);
    }

    public class Plain : INamed<int>, INamed<string>
    {
        static string INamed<int>.Own(int count) => $"{count} of int";

        static string INamed<string>.Own(int count) => $"{count} of string";
    }

    private static Func<int, string> Name<T, TOf>()
        where T : INamed<TOf> => T.Name;

    private static Func<int, string> NameOf<T, TOf>()
        where T : INamed<TOf> => T.NameOf<TOf>;

    private static Func<int, string> Own<T, TOf>()
        where T : INamed<TOf> => T.Own;

    public static TheoryData<Func<int, string>, string> Delegates() => new()
    {
        { Name<Plain, int>(), "3 Int32" },
        { Name<Plain, string>(), "3 String" },
        { Own<Plain, int>(), "3 of int" },
        { Own<Plain, string>(), "3 of string" },
        { count => $"{Name<Plain, int>()(count)}", "3 Int32" },
    };

    [Theory]
    [MemberData(nameof(Delegates))]
    public void Static_method_of_an_interface_is_called_after_loading(Func<int, string> made, string answer)
    {
        Assert.Equal(answer, made(3));
        var loaded = PickleSerializer.Deserialize<Func<int, string>>(PickleSerializer.Serialize(made), new PickleOptions { Closures = ClosurePolicy.TrustAssemblies(typeof(Plain).Assembly) })!;
        Assert.Equal(answer, loaded(3));
        Assert.Equal(made.Method, loaded.Method);
    }

    [Theory]
    [InlineData("static virtual string Do(int x) => \"do\";", "static abstract string Do(int x);")]
    [InlineData("static virtual string Do(int x) => \"do\";", "static string Do(int x) => \"do\";", "do")]
    public void Method_without_code_is_refused(string before, string after, string? answer = null)
    {
        string Source(string member) => $$"""
            using System;
            public interface IDo { {{member}} }
            public class Does : IDo { public static string Do(int x) => "does"; }
            public class DoesNot {{(member.Contains("=>", StringComparison.Ordinal) ? ": IDo" : "")}} { }
            public static class Program
            {
                public static Delegate Make() => (Func<int, string>)Delegate.CreateDelegate(typeof(Func<int, string>), typeof(IDo).GetMethod("Do")!);
            }
            """;
        var made = Build.Of(Source(before)).Call<Delegate>("Make");
        var edited = Build.Of(Source(after));
        if (answer is null) Assert.Throws<StaleCodeException>(() => edited.Remake(made));
        else Assert.Equal(answer, edited.Remake(made).DynamicInvoke(3));
    }

    [Fact]
    public void Method_for_native_code_alone_is_refused()
    {
        const string Source = "using System; public static class Program { /**/ public static int Do(int x) => x; public static Delegate Make() => (Func<int, int>)Delegate.CreateDelegate(typeof(Func<int, int>), typeof(Program).GetMethod(\"Do\")!); }";
        var made = Build.Of(Source).Call<Delegate>("Make");
        Assert.Throws<StaleCodeException>(() => Build.Of(Source.Replace("/**/", "[System.Runtime.InteropServices.UnmanagedCallersOnly]", StringComparison.Ordinal)).Remake(made));
    }

    [Fact]
    public void Generic_static_method_of_an_interface_is_refused()
    {
        byte[] pickle = PickleSerializer.Serialize(NameOf<Plain, int>());
        var error = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<object>(pickle, new PickleOptions { Closures = ClosurePolicy.TrustAssemblies(typeof(Plain).Assembly) }));
        Assert.Contains("cannot call", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_delegate_to_a_generic_virtual_method_is_refused()
    {
        string pickle = $"cpicklegen\ndelegate\n(VFunc`2[PickleGen.Runtime.Tests/PickleGen.Tests.Closures.StaticInterfaceMethodTests+Generic,string]\ncpicklegen\nmethod\n(VPickleGen.Runtime.Tests/PickleGen.Tests.Closures.StaticInterfaceMethodTests+Generic\nVNameOf\nVstring ()\nVint\ntRtR.";
        var error = Assert.Throws<UnpicklingException>(() => PickleSerializer.Deserialize<object>(System.Text.Encoding.ASCII.GetBytes(pickle), new PickleOptions { Closures = ClosurePolicy.TrustAssemblies(typeof(Plain).Assembly) }));
        Assert.Contains("cannot call", error.Message, StringComparison.Ordinal);
    }

    public class Generic
    {
        public virtual string NameOf<T>() => typeof(T).Name;
    }
}
