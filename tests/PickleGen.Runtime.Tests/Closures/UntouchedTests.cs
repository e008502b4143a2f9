using System.Buffers;
using System.Runtime.Loader;

namespace PickleGen.Tests.Closures;

/// <summary>Of a delegate that may not be loaded nothing is touched: no assembly is loaded, no initializer and no constructor runs.</summary>
public class UntouchedTests
{
    // What runs in the program leaves a trace.
    private const string Source = """
        using System;
        using System.Runtime.CompilerServices;

        public static class Program
        {
            static readonly int s_number = Trace("class", 1);

            [ModuleInitializer] internal static void Initialize() => Trace("module", 0);

            public static Func<int, int> Static() => x => x + s_number;

            public static Func<int, int> Capturing() { int n = 1; return x => x + n + s_number; }

            public static int Named(int x) => x + s_number;

            public static Func<int, int> Group() => Named;

            public static int Trace(string what, int value)
            {
                AppContext.SetData("TRACE", AppContext.GetData("TRACE") + what + " ");
                return value;
            }
        }
        """;

    public static TheoryData<string> Factories() => ["Static", "Capturing", "Group"];

    [Theory]
    [MemberData(nameof(Factories))]
    public void Nothing_runs_of_a_delegate_that_is_refused(string factory)
    {
        string source = Source.Replace("TRACE", "trace of " + factory, StringComparison.Ordinal);
        byte[] key = "key"u8.ToArray(), pickle, signed;
        {
            var made = Build.Of(source).Call<Func<int, int>>(factory);
            pickle = PickleSerializer.Serialize(made);
            signed = PickleSerializer.Serialize(made, new PickleOptions { Closures = ClosurePolicy.None.SignedWith(key) });
        }

        AppContext.SetData("trace of " + factory, null);
        var program = ClosurePolicy.TrustAssemblies(Build.Of(source).Assembly);
        byte[] wronglySigned = [.. signed];
        wronglySigned[10] ^= 1;
        Refused(pickle, ClosurePolicy.None);
        Refused(pickle, ClosurePolicy.TrustAssemblies(typeof(UntouchedTests).Assembly));
        Refused(pickle, program.SignedWith(key));
        Refused(wronglySigned, program.SignedWith(key));
        Refused(signed, program.SignedWith("another key"u8.ToArray()));
        Assert.Null(AppContext.GetData("trace of " + factory));

        // And where it may be loaded, it does leave one.
        Assert.NotEqual(0, PickleSerializer.Deserialize<Func<int, int>>(signed, new PickleOptions { Closures = program.SignedWith(key) })!(1));
        Assert.Equal("module class ", AppContext.GetData("trace of " + factory));
    }

    [Theory]
    [InlineData("Elsewhere.Unheard")]
    [InlineData("System.Net.HttpListener")]
    public void No_assembly_is_loaded_because_a_pickle_names_it(string name)
    {
        int asked = 0;
        AssemblyLoadContext.Default.Resolving += Ask;
        try
        {
            foreach (string type in (string[])[$"{name}/.Type", $"List`1[{name}/.Type]", $"PickleGen.Runtime.Tests/.Tests.Closures.UntouchedTests[{name}/.Type]"])
            {
                byte[] method = Save(new Call("method", type, "Method", "void ()"));
                byte[] typed = Save(new Call("delegate", $"Action`1[{type}]", new Call("method", "PickleGen.Runtime.Tests/.Tests.Closures.UntouchedTests", "Factories", "TheoryData`1[string] ()")));
                foreach (var policy in (ClosurePolicy[])[ClosurePolicy.None, ClosurePolicy.TrustAssemblies(typeof(Pickler).Assembly), ClosurePolicy.TrustAssemblies(typeof(UntouchedTests).Assembly)])
                {
                    Assert.ThrowsAny<PickleException>(() => new Unpickler(method, new PickleOptions { Closures = policy }).Load());
                    Assert.ThrowsAny<PickleException>(() => new Unpickler(typed, new PickleOptions { Closures = policy }).Load());
                }
            }
        }
        finally
        {
            AssemblyLoadContext.Default.Resolving -= Ask;
        }

        Assert.Equal(0, asked);
        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == name);

        System.Reflection.Assembly? Ask(AssemblyLoadContext context, System.Reflection.AssemblyName wanted)
        {
            if (wanted.Name == name) asked++;
            return null;
        }
    }

    private static void Refused(byte[] pickle, ClosurePolicy policy)
    {
        var options = new PickleOptions { Closures = policy };
        Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize<Func<int, int>>(pickle, options));
        Assert.Throws<PickleSecurityException>(() => PickleSerializer.Deserialize<object>(pickle, options));
        Assert.Throws<PickleSecurityException>(() => new Unpickler(new MemoryStream(pickle), options).Load());
    }

    private static byte[] Save(object value)
    {
        var output = new ArrayBufferWriter<byte>();
        new Pickler(output).Dump(value);
        return output.WrittenSpan.ToArray();
    }
}
