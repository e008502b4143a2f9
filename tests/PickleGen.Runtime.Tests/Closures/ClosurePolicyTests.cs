using System.Buffers;
using System.Security.Cryptography;

namespace PickleGen.Tests.Closures;

/// <summary>Who may send delegates, and what happens to the others.</summary>
public class ClosurePolicyTests
{
    private static readonly byte[] s_key = "a key of both sides"u8.ToArray();
    private static readonly ClosurePolicy s_trust = ClosurePolicy.TrustAssemblies(typeof(ClosurePolicyTests).Assembly);

    [Fact]
    public void Saving_needs_no_policy_and_loading_does()
    {
        byte[] pickle = Save(new Func<int, int>(x => x + 1));
        var error = Assert.Throws<PickleSecurityException>(() => Load(pickle, ClosurePolicy.None));
        Assert.Contains("ClosurePolicy.TrustAssemblies", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Offset);
        Assert.Equal(2, Assert.IsType<Func<int, int>>(Load(pickle, s_trust))(1));
    }

    [Fact]
    public void Whoever_has_a_signed_delegate_and_no_policy_is_told_of_the_key()
    {
        byte[] pickle = PickleSerializer.Serialize(new Func<int, int>(x => x + 1), new PickleOptions { Closures = s_trust.SignedWith(s_key) });
        Assert.Contains(".SignedWith(key)", Assert.Throws<PickleSecurityException>(() => Load(pickle, ClosurePolicy.None)).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SignedWith", Assert.Throws<PickleSecurityException>(() => Load(Save(new Func<int, int>(x => x + 1)), ClosurePolicy.None)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Delegate_of_an_unlisted_assembly_is_refused()
    {
        byte[] pickle = Save(new Func<int, int>(x => x + 1));
        var error = Assert.Throws<PickleSecurityException>(() => Load(pickle, ClosurePolicy.TrustAssemblies(typeof(Pickler).Assembly)));
        Assert.Contains("PickleGen.Runtime.Tests", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("System.IO.File", "Delete", "void (string)")]
    [InlineData("System.Environment", "Exit", "void (int)")]
    [InlineData("System.String", "Intern", "string (string)")]
    [InlineData("System.Math", "NoSuch", "double (double)")]
    [InlineData("System.MulticastDelegate", "Invoke", "int (int)")]
    [InlineData("System.Delegate", "Invoke", "void ()")]
    [InlineData("System.Action[]", "Invoke", "void ()")]
    [InlineData("System.Guid", "CreateVersion7", "System.Guid ()")]
    [InlineData("System.Convert", "ToBase64CharArray", "int (byte[],int,int,char[],int)")]
    [InlineData("System.Activator", "CreateInstance", "object (System.Type)")]
    public void Method_of_the_framework_that_is_not_on_the_short_list_is_refused(string type, string name, string signature) =>
        Assert.Throws<PickleSecurityException>(() => Load(MethodPickle(type, name, signature), s_trust));

    [Fact]
    public void Method_of_the_framework_is_loaded_when_its_assembly_is_listed()
    {
        byte[] pickle = Save(new Func<string, bool>(File.Exists));
        Assert.Throws<PickleSecurityException>(() => Load(pickle, s_trust));
        Assert.False(Assert.IsType<Func<string, bool>>(Load(pickle, ClosurePolicy.TrustAssemblies(typeof(File).Assembly)))("no such file"));
    }

    [Fact]
    public void Nothing_is_resolved_of_an_untrusted_delegate()
    {
        // The type's name is none: resolving it would be another error.
        var error = Assert.Throws<PickleSecurityException>(() => Load(MethodPickle("Elsewhere/[[[", "f", "("), s_trust));
        Assert.Contains("Elsewhere", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Signed_pickle_is_loaded_and_any_reader_skips_the_signature()
    {
        var policy = s_trust.SignedWith(s_key);
        int n = 41;
        byte[] pickle = Save(new Func<int, int>(x => x + n), policy);
        byte[] rest = pickle[(2 + 2 + 32 + 1)..];
        Assert.Equal([(byte)'C', 32, .. HMACSHA256.HashData(s_key, (byte[])[.. pickle[..2], .. rest]), (byte)'0'], pickle[2..^rest.Length]);
        Assert.Equal(42, Assert.IsType<Func<int, int>>(Load(pickle, policy))(1));
        Assert.Equal(42, Assert.IsType<Func<int, int>>(Load(pickle, s_trust))(1));
        Assert.Equal(7, Load(Save(7, policy), ClosurePolicy.None));
    }

    [Fact]
    public void Unsigned_delegate_is_refused_where_signatures_are_asked_for()
    {
        var error = Assert.Throws<PickleSecurityException>(() => Load(Save(new Func<int, int>(x => x + 1)), s_trust.SignedWith(s_key)));
        Assert.Contains("not signed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unsigned_data_is_loaded_where_signatures_are_asked_for() => Assert.Equal(7, Load(Save(7), s_trust.SignedWith(s_key)));

    [Fact]
    public void Signature_of_another_key_is_refused() =>
        Assert.Throws<PickleSecurityException>(() => Load(Save(new Func<int, int>(x => x + 1), s_trust.SignedWith("another"u8.ToArray())), s_trust.SignedWith(s_key)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nothing_is_called_of_a_pickle_whose_signature_is_wrong(bool isTyped)
    {
        int calls = 0;
        var count = new PickleCallable("tests", "count", new Func<object?>(() => ++calls));
        var options = new PickleOptions { Closures = s_trust.SignedWith(s_key), Classes = new ClassRegistry().Add(count) };
        byte[] pickle = PickleSerializer.Serialize(new List<object?> { new Counted(count), new Func<int, int>(x => x + 1) }, options);
        Assert.Equal(1, PickleSerializer.Deserialize<List<object?>>(pickle, options)![0]);
        pickle[10] ^= 1;
        Assert.Throws<PickleSecurityException>(() => isTyped ? PickleSerializer.Deserialize<List<object?>>(pickle, options) : PickleSerializer.Deserialize(pickle, options));
        Assert.Equal(1, calls);
    }

    [Fact]
    public void Every_changed_byte_of_a_signed_delegate_is_noticed()
    {
        var policy = s_trust.SignedWith(s_key);
        byte[] pickle = Save(new Func<int, int>(x => x + 1), policy);
        for (int i = 0; i < pickle.Length; i++)
        {
            byte[] changed = [.. pickle];
            changed[i] ^= 0x20;
            Assert.ThrowsAny<PickleException>(() => (Delegate)Load(changed, policy)!);
        }
    }

    [Fact]
    public void Signatures_of_pickles_end_to_end_are_checked_one_by_one()
    {
        var options = new PickleOptions { Closures = s_trust.SignedWith(s_key) };
        var output = new ArrayBufferWriter<byte>();
        var pickler = new Pickler(output, options);
        pickler.Dump(new Func<int, int>(x => x + 1));
        pickler.Dump(new Func<int, int>(x => x + 2));
        var unpickler = new Unpickler(output.WrittenSpan.ToArray(), options);
        Assert.Equal(2, Assert.IsType<Func<int, int>>(unpickler.Load())(1));
        Assert.Equal(3, Assert.IsType<Func<int, int>>(unpickler.Load())(1));

        byte[] changed = output.WrittenSpan.ToArray();
        changed[changed.AsSpan().LastIndexOf("b__"u8)] ^= 1;
        unpickler = new Unpickler(new MemoryStream(changed), options);
        Assert.NotNull(unpickler.Load());
        Assert.Throws<PickleSecurityException>(() => unpickler.Load());
    }

    [Fact]
    public void Two_assemblies_of_one_name_are_not_trusted_together() =>
        Assert.Throws<ArgumentException>(() => ClosurePolicy.TrustAssemblies(Build.Of("class A;").Assembly, Build.Of("class B;").Assembly));

    // picklegen.method(type, name, signature)
    private static byte[] MethodPickle(params object?[] arguments) => Save(new Call("method", arguments));

    private static byte[] Save(object? value, ClosurePolicy? policy = null)
    {
        var output = new ArrayBufferWriter<byte>();
        new Pickler(output, new PickleOptions { Closures = policy ?? ClosurePolicy.None }).Dump(value);
        return output.WrittenSpan.ToArray();
    }

    private static object? Load(byte[] pickle, ClosurePolicy policy) => new Unpickler(pickle, new PickleOptions { Closures = policy }).Load();

    private sealed class Counted(PickleCallable count) : IReducible
    {
        public ReduceValue Reduce(int protocol) => new(count, []);
    }
}
